using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>What only a live run has: how the plan was sent, what came back and when, and what went wrong.</summary>
public sealed record LiveReport
{
    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>SHA-256 over the resolved scenario, hexadecimal.</summary>
    public required string ScenarioDigest { get; init; }

    /// <summary>Names this run and no other: a live run cannot be repeated bit by bit.</summary>
    public required string RunId { get; init; }

    /// <summary>The gateway: scheme, host and port.</summary>
    public required string Target { get; init; }

    /// <summary>The mapping's name.</summary>
    public required string Mapping { get; init; }

    /// <summary>When it began, by the wall clock.</summary>
    public required Instant Started { get; init; }

    /// <summary>Scenario time per wall time.</summary>
    public required double Compression { get; init; }

    /// <summary>The replication whose draws were used.</summary>
    public required int Replication { get; init; }

    /// <summary>The phases.</summary>
    public required IReadOnlyList<LoadPhase> Phases { get; init; }

    /// <summary>Uncounted wall time at the beginning.</summary>
    public required Duration WarmUp { get; init; }

    /// <summary>How many requests were allowed in flight.</summary>
    public required int MaximumInFlight { get; init; }

    /// <summary>How long an answer was waited for.</summary>
    public required Duration Timeout { get; init; }

    /// <summary>Why the run is invalid, in sentences; empty for a valid one.</summary>
    public required IReadOnlyList<string> Invalid { get; init; }

    /// <summary>What was sent and answered.</summary>
    public required EngineReport Engine { get; init; }

    /// <summary>The calls of approvers and requesters, by name.</summary>
    public required IReadOnlyList<CallCount> Calls { get; init; }

    /// <summary>Accepted requests that were open when the run ended, warm-up included.</summary>
    public required long Open { get; init; }

    /// <summary>Listings of tasks whose request this run did not (yet) know.</summary>
    public required long ForeignTasks { get; init; }

    /// <summary>Submissions that were answered with the id of another open request.</summary>
    public required long RepeatedIds { get; init; }

    /// <summary>Events that the gateway sent.</summary>
    public required long Events { get; init; }

    /// <summary>In what the live run differs from a simulation of the scenario, in sentences.</summary>
    public required IReadOnlyList<string> Differences { get; init; }

    /// <summary>The run beside the simulation of its scenario; null when it was not simulated.</summary>
    public AgreementReport? Beside { get; init; }

    /// <summary>Why there is no audit trail of the gateway in the folder; null when there is one.</summary>
    public string? NoTrail { get; init; }

    /// <summary>Calls that chaos held up before they were sent.</summary>
    public long Delayed { get; init; }

    /// <summary>Whether the figures may be used.</summary>
    public bool IsValid => Invalid.Count == 0;
}
