using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>The slots of a week into which approval latencies are sorted by the hour at which the first gate was entered.</summary>
public static class WeekSlots
{
    /// <summary>Hours of a slot.</summary>
    public const int Hours = 3;

    /// <summary>Number of slots.</summary>
    public const int Count = Time.Duration.HoursPerWeek / Hours;

    /// <summary>Resolution of a slot's histogram: 16 buckets an octave, for every replication keeps all slots and a curve needs no more than 4 %.</summary>
    internal const int SubBits = 4;

    /// <summary>The slot of an hour of the week.</summary>
    /// <param name="hourOfWeek">0 (Monday, midnight) to 167.</param>
    public static int Of(int hourOfWeek) => hourOfWeek / Hours;

    /// <summary>The wall clock of the week: that of the rosters when they agree, else that of the run.</summary>
    public static ZoneClock ClockOf(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var clocks = scenario.Pools.Select(pool => pool.Roster?.Clock).OfType<ZoneClock>().DistinctBy(clock => clock.Name).ToArray();
        return clocks.Length == 1 ? clocks[0] : scenario.Run.Clock;
    }
}
