using Simulator.Time;

namespace Simulator.Governance;

/// <summary>What a break-glass override is good for, and what it owes.</summary>
/// <param name="Life">How long after it was made an execution may begin on it; positive.</param>
/// <param name="ReviewWithin">How long after it was made somebody else has to have reviewed it; positive.</param>
public sealed record OverrideTerms(Duration Life, Duration ReviewWithin);

/// <summary>What an override leaves behind.</summary>
[Flags]
public enum OverrideRecord : byte
{
    /// <summary>Nothing: it went dark.</summary>
    None = 0,

    /// <summary>A record: who, until when it may be used, by when it has to be reviewed.</summary>
    Recorded = 1,

    /// <summary>The record names the reason.</summary>
    Reasoned = 2,
}
