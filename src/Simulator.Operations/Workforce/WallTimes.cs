using Simulator.Time;

namespace Simulator.Operations;

/// <summary>
/// The instants of wall-clock times, remembered: a roster asks for the same few times of each date for every person and in every
/// replication, and asking the time zone allocates. One for all people of a roster; not safe for several threads at once.
/// </summary>
/// <param name="clock">The wall clock.</param>
public sealed class WallTimes(ZoneClock clock)
{
    private readonly Dictionary<(LocalDay Day, ClockTime Time), Instant> known = [];

    /// <summary>The instant of a time on a date, as <see cref="ZoneClock.At"/> tells it.</summary>
    /// <param name="day">The date.</param>
    /// <param name="time">The time of day.</param>
    public Instant At(LocalDay day, ClockTime time)
    {
        if (!known.TryGetValue((day, time), out var at))
        {
            at = clock.At(day, time);
            known.Add((day, time), at);
        }

        return at;
    }
}
