using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Simulator.Governance;

namespace Simulator.Operations;

/// <summary>A recommendation as it is drafted: what the pipeline sees, and the truth that it does not.</summary>
/// <param name="Request">What the pipeline sees.</param>
/// <param name="IsWrong">Whether the recommendation is wrong.</param>
[StructLayout(LayoutKind.Sequential, Size = 128)] // two whole vectors: copies of copies that overlap stall the processor
[SuppressMessage("Design", "CA1051:Do not declare visible instance fields", Justification = "As of ActionRequest: drafted where it stands.")]
public record struct Recommendation(ActionRequest Request, bool IsWrong)
{
    /// <summary>What the pipeline sees; a field, so that a part of it can be changed where it stands.</summary>
    public ActionRequest Request = Request;

    /// <summary>Whether what is asked for is not what was declared; wrong as well, whether or not anybody sees it. Default: no.</summary>
    public bool IsMismatch { get; set; }

    /// <summary>Whether it follows an instruction planted in what the AI read; wrong as well. Default: no.</summary>
    public bool IsInjected { get; set; }

    /// <summary>Whether it is a duplicate or changes nothing: never wrong, and never worth anybody's time. Default: no.</summary>
    public bool IsNoise { get; set; }

    /// <summary>Whether it is wrong only because its AI drafts worse for a time. Default: no.</summary>
    public bool IsDegraded { get; set; }

    /// <summary>Whether the AI executes it although the policy takes it for a draft. Default: no.</summary>
    public bool IsDrifted { get; set; }

    /// <summary>How much wider its scope is than was meant, as a share of that: 2 for three times the scope. Default: 0.</summary>
    public double Excess { get; set; }

    /// <summary>Whether something that nobody knows of depends on what it changes. Default: no.</summary>
    public bool HasHiddenDependency { get; set; }
}
