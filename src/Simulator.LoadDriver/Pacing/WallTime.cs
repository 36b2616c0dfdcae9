using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>Durations as the platform's timers take them.</summary>
internal static class WallTime
{
    public static TimeSpan Of(Duration duration) => new(duration.Microseconds * TimeSpan.TicksPerMicrosecond);
}
