using Simulator.Statistics;

namespace Simulator.Simulation;

/// <summary>The stations of a containment, each counted from the leak.</summary>
public enum ContainmentStage
{
    /// <summary>Somebody notices the leak.</summary>
    Noticed,

    /// <summary>The summary is drafted and containment is raised, for the first time.</summary>
    Raised,

    /// <summary>The containment that worked is authorised: policy, queue and review are over.</summary>
    Authorised,

    /// <summary>It is executed.</summary>
    Executed,

    /// <summary>The secret is dead everywhere.</summary>
    Effective,
}

internal static class ContainmentRoutes
{
    /// <summary>No containment, and the four answers of a policy.</summary>
    public const int Count = 5;
}

internal static class ContainmentStages
{
    public const int Count = 5;
}

/// <summary>Leaks of a valid secret, and how the races ended. Times are in µs.</summary>
public sealed record IncidentResult
{
    /// <summary>Leaks of a valid secret.</summary>
    public required long Count { get; init; }

    /// <summary>An attempt succeeded while the secret was alive.</summary>
    public required long AttackerFirst { get; init; }

    /// <summary>Safe because contained in time.</summary>
    public required long Contained { get; init; }

    /// <summary>Safe because the secret's life ended in time.</summary>
    public required long Expired { get; init; }

    /// <summary>Safe because the secret was revoked in time, when the work was done that it was for.</summary>
    public long RevokedOnCompletion { get; init; }

    /// <summary>Never contained and never dead by itself; safe only because nobody tried in the time that counts.</summary>
    public required long Unresolved { get; init; }

    /// <summary>Of the safe ones, those that nobody would ever have tried: an attribute, not an outcome.</summary>
    public long NeverAttacked { get; init; }

    /// <summary>
    /// The expected number of attacker-first races given how long each secret lived: the attacker's delay integrated out. An estimate of
    /// <see cref="AttackerFirst"/> with less noise where the first attempt alone decides (<see cref="Scenarios.AttackModel.IsDecidedByFirstAttempt"/>).
    /// </summary>
    public double ExpectedAttackerFirst { get; init; }

    /// <summary>Scope × time from the first success to the end of the foothold, up to the accrual cap, scope units × µs.</summary>
    public required double CompromisedTime { get; init; }

    /// <summary>The expectation of <see cref="CompromisedTime"/> given how long each secret lived, scope units × µs; 0 where the first attempt does not decide.</summary>
    public double ExpectedCompromisedTime { get; init; }

    /// <summary>From leak to the secret's death; never for those that lived longer than counts.</summary>
    public required HistogramSnapshot TimeToDeath { get; init; }

    /// <summary>From leak to the first attempt; never for those that nobody tries.</summary>
    public HistogramSnapshot FirstAttempt { get; init; } = HistogramSnapshot.Empty();

    /// <summary>From the secret's death to the first attempt, 0 where the attempt came before; never where nobody tries.</summary>
    public HistogramSnapshot SafetyMargin { get; init; } = HistogramSnapshot.Empty();

    /// <summary>
    /// Of <see cref="Count"/>, those by the route of the last containment that was raised: none was, denied, auto, single, dual
    /// (<see cref="Simulator.Governance.Outcome"/> + 1).
    /// </summary>
    public IReadOnlyList<long> ByRoute { get; init; } = new long[ContainmentRoutes.Count];

    /// <summary>Of <see cref="Contained"/>, those by the same route.</summary>
    public IReadOnlyList<long> ContainedByRoute { get; init; } = new long[ContainmentRoutes.Count];

    /// <summary>Containments that took effect.</summary>
    public long ContainmentsTakenEffect { get; init; }

    /// <summary>Of those, the time from the leak to each <see cref="ContainmentStage"/>, added up.</summary>
    public IReadOnlyList<long> TimeToStage { get; init; } = new long[ContainmentStages.Count];

    /// <summary>Executed containments that were wrong.</summary>
    public long WrongContainments { get; init; }

    /// <summary>Outage that they caused.</summary>
    public long OutageTime { get; init; }

    /// <summary>Leaks of a secret that was dead when it leaked.</summary>
    public long Harmless { get; init; }

    /// <summary>Workflows that work under the leaked identities, a sum over leaks; 0 for incidents from outside, whose secret belongs to nobody in particular.</summary>
    public long WorkflowsReached { get; init; }

    /// <summary>Time in the attacker's hands times the workflows that work under the leaked identity, a sum over leaks, µs.</summary>
    public double CompromisedWorkflowTime { get; init; }
}
