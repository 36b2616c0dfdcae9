using Simulator.Time;

namespace Simulator.Operations;

/// <summary>Hour of the week and date on the wall clock, for instants that mostly follow each other closely. Mutable.</summary>
internal sealed class LocalHours(ZoneClock clock)
{
    /// <summary>A quarter of an hour: offsets from UTC are multiples of it, past exceptions are found by looking at both of its ends.</summary>
    private const long Quarter = 15 * 60 * 1_000_000L;

    private Instant from = Instant.MaxValue;
    private Instant until = Instant.MaxValue;

    /// <summary>The hour of the week at the instant last moved to, 0 to 167.</summary>
    public int Hour { get; private set; }

    /// <summary>The date at the instant last moved to.</summary>
    public LocalDay Day { get; private set; }

    /// <summary>Moves to an instant, in any order.</summary>
    public void MoveTo(Instant at)
    {
        if (at >= from && at < until)
        {
            return;
        }

        Hour = clock.HourOfWeek(at);
        Day = clock.DayOf(at);
        (from, until) = (at, at);
        var end = new Instant(((at.Microseconds / Quarter) + 1) * Quarter);
        if (clock.HourOfWeek(new Instant(end.Microseconds - 1)) == Hour)
        {
            until = end; // an hour is neither left and entered again nor a whole week long within a quarter
        }
    }
}
