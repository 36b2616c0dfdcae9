using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>How a class stands to the playbooks of its organisation.</summary>
public enum Playbook
{
    /// <summary>It runs inside one, and may leave it.</summary>
    Inside,

    /// <summary>It may only run inside one.</summary>
    Bound,

    /// <summary>It lies in none.</summary>
    None,
}

/// <summary>A scope that is wider than was meant.</summary>
/// <param name="Share">The share of recommendations that have it, 0 to 1.</param>
/// <param name="Factor">The scope it has over the one that was meant, at least 1; on the blast radius and on the scope of the execution credential.</param>
public sealed record ExcessScope(double Share, double Factor);

/// <summary>Something depends on what an action changes, and nobody knows.</summary>
/// <param name="Share">The share of recommendations of which that is so, 0 to 1.</param>
/// <param name="Outage">How long the outage lasts that a right action causes then, µs.</param>
public sealed record HiddenDependency(double Share, Statistics.Distribution Outage);

/// <summary>One-off exceptions: what ought to wait in a gate is waved through as a special case that nobody approves.</summary>
/// <param name="Probability">The probability that a request that enters a gate is one, 0 to 1.</param>
/// <param name="Unlogged">Share, 0 to 1, of exceptions that go dark.</param>
public sealed record SpecialCase(double Probability, double Unlogged);

/// <summary>The share of drafts that an AI executes grows over time.</summary>
/// <param name="PerWeek">By how much its probability grows in a week from the start of the run, 0 to 1.</param>
/// <param name="Maximum">The largest it comes to, 0 to 1.</param>
/// <param name="Seen">Share, 0 to 1, of what has drifted that the policy sees.</param>
public sealed record Drift(double PerWeek, double Maximum, double Seen)
{
    /// <summary>The probability that the AI executes a draft.</summary>
    /// <param name="before">What it is at the start of the run.</param>
    /// <param name="weeks">Weeks since then.</param>
    public double At(double before, double weeks) => Math.Max(before, Math.Min(Maximum, before + (PerWeek * weeks)));
}

/// <summary>What recommendations of a class ask for beyond being right or wrong.</summary>
public sealed record Content
{
    /// <summary>Nothing is noticed about any request: just-in-time identity, production, inside a playbook.</summary>
    public static Content Plain { get; } = new();

    /// <summary>Whether an AI may do what it recommends. Default: it may.</summary>
    public bool MayExecute { get; init; } = true;

    /// <summary>Probability, 0 to 1, that the AI of a draft-only class asks to execute. Default: 0.</summary>
    public double Overreach { get; init; }

    /// <summary>How drafts become executions over time; null (the default) when they stay drafts.</summary>
    public Drift? Drift { get; init; }

    /// <summary>How the class stands to playbooks. Default: inside one.</summary>
    public Playbook Playbook { get; init; }

    /// <summary>Probability, 0 to 1, that a recommendation deviates from its playbook. Default: 0.</summary>
    public double Deviation { get; init; }

    /// <summary>Probability, 0 to 1, that what is asked for is not what was declared. Default: 0.</summary>
    public double IntentMismatch { get; init; }

    /// <summary>Share, 0 to 1, of mismatches that are seen at evaluation. Default: 0.</summary>
    public double MismatchSeen { get; init; }

    /// <summary>Probability, 0 to 1, that a recommendation is a duplicate or changes nothing. Default: 0.</summary>
    public double Noise { get; init; }

    /// <summary>Scopes wider than was meant; null (the default) for none.</summary>
    public ExcessScope? ExcessScope { get; init; }

    /// <summary>Dependencies that nobody knows of; null (the default) for none.</summary>
    public HiddenDependency? HiddenDependency { get; init; }

    /// <summary>One-off exceptions; null (the default) where every request waits for its gates.</summary>
    public SpecialCase? Exception { get; init; }

    /// <summary>Whether the tool connector was reviewed. Default: it was.</summary>
    public bool ConnectorReviewed { get; init; } = true;

    /// <summary>Where the action takes effect. Default: production.</summary>
    public RunEnvironment Environment { get; init; }

    /// <summary>The kind of identity it runs under. Default: just in time.</summary>
    public IdentityMode Identity { get; init; }
}
