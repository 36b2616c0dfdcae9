using Simulator.Governance;

namespace Simulator.Operations;

/// <summary>A recommendation as it is drafted: what the pipeline sees, and the truth that it does not.</summary>
/// <param name="Request">What the pipeline sees.</param>
/// <param name="IsWrong">Whether the recommendation is wrong.</param>
public readonly record struct Recommendation(ActionRequest Request, bool IsWrong)
{
    /// <summary>Whether what is asked for is not what was declared; wrong as well, whether or not anybody sees it. Default: no.</summary>
    public bool IsMismatch { get; init; }
}
