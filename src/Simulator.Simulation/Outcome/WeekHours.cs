using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>
/// The hour of the week of the instants of a run, remembered by the quarter of an hour: asking the time zone allocates, and offsets from UTC
/// are multiples of a quarter. Filled as instants are asked for; not safe for several threads at once.
/// </summary>
internal sealed class WeekHours(Scenario scenario)
{
    private const long Quarter = 15 * 60 * 1_000_000L;
    private const int MostQuarters = 1 << 20;
    private const byte Unknown = byte.MaxValue;

    private readonly ZoneClock clock = WeekSlots.ClockOf(scenario);
    private readonly long first = scenario.Run.Start.Microseconds / Quarter;
    private readonly byte[] known = Empty(QuartersIn(scenario.Run.Horizon) + QuartersIn(scenario.Run.RunOnLimit));

    /// <summary>0 (Monday, midnight) to 167.</summary>
    public int At(Instant instant)
    {
        var index = (instant.Microseconds / Quarter) - first;
        if (index < 0 || index >= known.Length)
        {
            return clock.HourOfWeek(instant);
        }

        if (known[index] == Unknown)
        {
            known[index] = (byte)clock.HourOfWeek(instant);
        }

        return known[index];
    }

    private static int QuartersIn(Duration time) => (int)Math.Min(MostQuarters, (time.Microseconds / Quarter) + 1);

    private static byte[] Empty(int count)
    {
        var quarters = new byte[Math.Min(MostQuarters, count)];
        Array.Fill(quarters, Unknown);
        return quarters;
    }
}
