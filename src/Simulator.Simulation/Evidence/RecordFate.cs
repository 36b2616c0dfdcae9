using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>What became of the record of a fact.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Skew">How far the clock of the sink was off when it was written down.</param>
public readonly record struct RecordFate(RecordEnd End, Duration Skew);

/// <summary>How a record ended.</summary>
public enum RecordEnd : byte
{
    /// <summary>Nobody ever wrote it.</summary>
    NeverSent,

    /// <summary>The sink lost it.</summary>
    Lost,

    /// <summary>It is in the trail.</summary>
    Kept,
}
