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

    /// <summary>Time of the finished reviews of root requests and of what follows them, µs.</summary>
    public long ReviewTime { get; init; }

    /// <summary>Chains of steps. Default: none.</summary>
    public ChainResult Chains { get; init; } = ChainResult.None;

    /// <summary>Other ways tried, and other agents made to act. Default: none.</summary>
    public CascadeResult Cascades { get; init; } = CascadeResult.None;
}

/// <summary>Chains that counted root requests began, those of two steps or more as they would go if nobody stopped them.</summary>
public sealed record ChainResult
{
    /// <summary>No chains.</summary>
    public static ChainResult None { get; } = new();

    /// <summary>Chains begun.</summary>
    public long Begun { get; init; }

    /// <summary>Of those, with every step executed.</summary>
    public long Completed { get; init; }

    /// <summary>Chains begun that are wrong as a whole.</summary>
    public long WrongBegun { get; init; }

    /// <summary>Of those, with every step executed.</summary>
    public long WrongCompleted { get; init; }

    /// <summary>Chains that asked for a step that nobody had declared.</summary>
    public long Unseen { get; init; }

    /// <summary>Authorisations that granted a chain a new ceiling.</summary>
    public long Approved { get; init; }

    /// <summary>Steps executed before the step that precedes them.</summary>
    public long OutOfOrder { get; init; }

    /// <summary>Steps outside the declared scope: asked for, refused by the policy, executed.</summary>
    public IReadOnlyList<long> OutOfScope { get; init; } = [0, 0, 0];
}
