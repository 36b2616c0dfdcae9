namespace Simulator.Simulation;

/// <summary>What followed counted root requests in one replication.</summary>
public sealed record FollowUpResult
{
    /// <summary>Nothing followed.</summary>
    public static FollowUpResult None { get; } = new();

    /// <summary>Root requests that were asked for again at least once.</summary>
    public long Resubmitted { get; init; }

    /// <summary>How often requests of their families were asked for again.</summary>
    public long Resubmissions { get; init; }
}
