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

    /// <summary>Those of <see cref="Recorded"/> that were one-off exceptions.</summary>
    RecordedException,

    /// <summary>Those of <see cref="Dark"/> that were one-off exceptions.</summary>
    DarkException,
}

/// <summary>Counts by <see cref="OverrideCount"/>.</summary>
[InlineArray(Count)]
internal struct OverrideCounts
{
    public const int Count = 5;
    private long first;
}
