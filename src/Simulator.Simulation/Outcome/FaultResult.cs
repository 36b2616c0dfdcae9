namespace Simulator.Simulation;

/// <summary>What failed in a replication and what came of it; requests are counted root requests and what follows them.</summary>
public sealed record FaultResult
{
    /// <summary>Nothing failed.</summary>
    public static FaultResult None { get; } = new();

    /// <summary>Counted time in which each <see cref="Scenarios.FaultTarget"/> was down, µs.</summary>
    public IReadOnlyList<long> DownTime { get; init; } = [];

    /// <summary>Faults of each target that began in the counted time.</summary>
    public IReadOnlyList<long> Begun { get; init; } = [];

    /// <summary>Decisions of what stands in for the policy engine, by <see cref="Governance.Outcome"/>.</summary>
    public IReadOnlyList<long> Decisions { get; init; } = new long[4];

    /// <summary>Executions on a decision that it took or confirmed.</summary>
    public long Executed { get; init; }

    /// <summary>Of those, wrong ones.</summary>
    public long Escaped { get; init; }

    /// <summary>Answers that waited for the policy engine.</summary>
    public long Held { get; init; }

    /// <summary>For how long together, µs.</summary>
    public long HeldTime { get; init; }

    /// <summary>Answers of the policy engine that came later because it was slow.</summary>
    public long SlowAnswers { get; init; }

    /// <summary>Reviews that were interrupted because nobody could sign in.</summary>
    public long Interrupted { get; init; }

    /// <summary>Executions that waited for the credential broker, and for how long together, µs.</summary>
    public long BrokerWaits { get; init; }

    /// <summary>See <see cref="BrokerWaits"/>.</summary>
    public long BrokerWaitTime { get; init; }

    /// <summary>Executions with a credential that was kept.</summary>
    public long Cached { get; init; }

    /// <summary>Revocations that waited for the credential broker, of all requests and of contained leaks in the counted time, and for how long together, µs.</summary>
    public long RevocationWaits { get; init; }

    /// <summary>See <see cref="RevocationWaits"/>.</summary>
    public long RevocationWaitTime { get; init; }

    /// <summary>Revocations that were lost, of all requests and of contained leaks in the counted time, and for how long together what they were to end lived on, each at most the accrual cap, µs.</summary>
    public long RevocationsLost { get; init; }

    /// <summary>See <see cref="RevocationsLost"/>.</summary>
    public long RevocationLossTime { get; init; }

    /// <summary>Notifications that were due while the notifier was down, and how much later they went out, together, µs; of those lost nothing counts but the one that came.</summary>
    public long NotificationsLate { get; init; }

    /// <summary>See <see cref="NotificationsLate"/>.</summary>
    public long NotificationLateTime { get; init; }

    /// <summary>Escalations that waited for the notifier.</summary>
    public long EscalationsLate { get; init; }

    /// <summary>Requests that went to their gates past the ticketing.</summary>
    public long Bypassed { get; init; }

    /// <summary>Tickets that came to a stage while the ticketing was down.</summary>
    public long TicketsStopped { get; init; }

    /// <summary>What an older version of the policy decided.</summary>
    public PolicyLapseResult OlderPolicy { get; init; }

    /// <summary>What the policy decided while rows of it could not be evaluated.</summary>
    public PolicyLapseResult RowErrors { get; init; }
}

/// <summary>Decisions of a version of the policy that was not meant to be in force, and what came of them.</summary>
/// <param name="Weaker">Decisions weaker than that of the right version: they ask fewer people, or let pass what it would refuse.</param>
/// <param name="Stricter">Decisions stricter than it.</param>
/// <param name="Executed">Executions that the right version would have asked more people about, or refused.</param>
/// <param name="Escaped">Of those, wrong ones.</param>
public readonly record struct PolicyLapseResult(long Weaker, long Stricter, long Executed, long Escaped);
