namespace Simulator.Simulation;

/// <summary>What becomes of another way that a refused agent tries.</summary>
public enum PivotCount
{
    /// <summary>It was asked for.</summary>
    Attempted,

    /// <summary>It was refused by the policy or rejected by people.</summary>
    Blocked,

    /// <summary>It was executed.</summary>
    Succeeded,

    /// <summary>It was asked for with a token of another kind.</summary>
    NewToken,
}

internal static class PivotCounts
{
    public const int Count = 4;
}

/// <summary>What counted root requests' families tried when they were refused, and what they triggered.</summary>
public sealed record CascadeResult
{
    /// <summary>Nothing.</summary>
    public static CascadeResult None { get; } = new();

    /// <summary>Other ways tried, in the order of <see cref="PivotCount"/>.</summary>
    public IReadOnlyList<long> Pivots { get; init; } = [0, 0, 0, 0];

    /// <summary>Requests that an executed request made another agent raise.</summary>
    public long Triggered { get; init; }

    /// <summary>Root requests with one of them or more.</summary>
    public long Cascades { get; init; }

    /// <summary>Requests executed that a trigger lies behind.</summary>
    public long Executed { get; init; }

    /// <summary>Of those, that still name the person on whose behalf they run.</summary>
    public long Traceable { get; init; }
}
