using System.Runtime.CompilerServices;

namespace Simulator.Simulation;

/// <summary>What is counted of break-glass overrides that were used.</summary>
public enum OverrideCount
{
    /// <summary>Executed on an override that is on record.</summary>
    Recorded,

    /// <summary>Executed on one that went dark.</summary>
    Dark,

    /// <summary>Reviewed afterwards, within the limit.</summary>
    ReviewedInTime,
}

/// <summary>Counts by <see cref="OverrideCount"/>.</summary>
[InlineArray(Count)]
internal struct OverrideCounts
{
    public const int Count = 3;
    private long first;
}
