using Simulator.Operations;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>The times of the plan that charts mark: shifts of the rosters, planned gaps, scripted storms.</summary>
internal static class TimeBands
{
    /// <summary>More shifts than this are texture, not information.</summary>
    private const int MaximumShifts = 60;

    public static IReadOnlyList<TimeBand> Of(Scenario scenario) => [.. scenario.Pools.SelectMany(pool => OfPool(scenario.Run, pool))];

    private static IEnumerable<TimeBand> OfPool(RunPlan run, Pool pool)
    {
        if (pool.Roster is not { } roster)
        {
            return [];
        }

        TimeBand[] shifts = [.. Shifts(run, pool.Name, roster)];
        return (shifts.Length <= MaximumShifts ? shifts : []).Concat(
            roster.Gaps.Select(gap => Band(run, "gap", pool.Name, gap.Name, gap.From, gap.To)).OfType<TimeBand>());
    }

    /// <summary>Stretches of the horizon that belong to one shift; time outside all shifts is left out.</summary>
    private static IEnumerable<TimeBand> Shifts(RunPlan run, string pool, Roster roster)
    {
        var windows = new ShiftWindows(roster, new WallTimes(roster.Clock));
        var names = ShiftWindows.NamesOf(roster);
        var end = run.Start + run.Horizon;
        for (var from = run.Start; from < end;)
        {
            var shift = windows.At(from);
            var to = windows.EndOf(from);
            while (to < end && windows.At(to) == shift)
            {
                to = windows.EndOf(to);
            }

            if (shift < windows.Count - 1 && Band(run, "shift", pool, names[shift], from, to) is { } band)
            {
                yield return band;
            }

            from = to;
        }
    }

    private static TimeBand? Band(RunPlan run, string kind, string pool, string name, Instant from, Instant to)
    {
        var begins = Instant.Max(from, run.Start);
        var ends = Instant.Min(to, run.Start + run.Horizon);
        return begins < ends ? new TimeBand(kind, pool, name, (begins - run.Start).TotalMinutes, (ends - run.Start).TotalMinutes) : null;
    }
}
