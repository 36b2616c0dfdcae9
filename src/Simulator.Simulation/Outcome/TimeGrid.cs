using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>The instants at which backlog is read: evenly spaced from the start of the run up to and including the horizon.</summary>
public static class TimeGrid
{
    /// <summary>Number of intervals.</summary>
    public const int Intervals = 240;

    /// <summary>An instant of the grid.</summary>
    /// <param name="run">The plan of the run.</param>
    /// <param name="index">0 to <see cref="Intervals"/>.</param>
    public static Instant At(RunPlan run, int index)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Start + new Duration((long)((Int128)run.Horizon.Microseconds * index / Intervals));
    }

    /// <summary>The first instant after an interval: the first of the next one.</summary>
    internal static Instant EndOf(RunPlan run, int interval) =>
        run.Start + new Duration((long)((((Int128)run.Horizon.Microseconds * (interval + 1)) + Intervals - 1) / Intervals));
}
