using Simulator.Operations;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>
/// The times of the plan that charts mark: shifts of the rosters, planned gaps, and storms, pull-aways and leaks that the scenario puts at given times.
/// What happens at random times is another thing in each replication and cannot be marked.
/// </summary>
internal static class TimeBands
{
    /// <summary>More shifts than this are texture, not information.</summary>
    private const int MaximumShifts = 60;

    /// <summary>More occurrences of one storm, pull-away or leak than this would hide the curves.</summary>
    private const int MaximumOccurrences = 60;

    private const double MicrosPerMinute = 60_000_000;

    public static IReadOnlyList<TimeBand> Of(Scenario scenario) =>
        [.. scenario.Pools.SelectMany(pool => OfPool(scenario.Run, pool)), .. Storms(scenario), .. Attacks(scenario), .. FaultBands.Of(scenario)];

    private static IEnumerable<TimeBand> Storms(Scenario scenario) =>
        scenario.Storms.SelectMany(storm => Occurrences(scenario.Run, storm.Starts, "storm", null, storm.Name, storm.Length.TotalMinutes));

    /// <summary>From a leak to the mean first attempt: where containment has to be quicker.</summary>
    private static IEnumerable<TimeBand> Attacks(Scenario scenario) => scenario.Incidents.SelectMany(incident =>
    {
        var attacker = scenario.Channel(incident.Channel);
        var mean = (attacker.FirstAttempt.Mean + (attacker.PublicationDelay?.Mean ?? 0)) / MicrosPerMinute;
        return Occurrences(scenario.Run, incident.Arrivals, "attack", null, incident.Name, mean);
    });

    private static IEnumerable<TimeBand> Occurrences(RunPlan run, Arrivals? arrivals, string kind, string? pool, string name, double minutes) =>
        arrivals is Arrivals.Scripted { At: { Count: <= MaximumOccurrences } at }
            ? at.Where(from => from.TotalMinutes < run.Horizon.TotalMinutes)
                .Select(from => new TimeBand(kind, pool, name, from.TotalMinutes, Math.Min(run.Horizon.TotalMinutes, from.TotalMinutes + minutes)))
            : [];

    private static IEnumerable<TimeBand> OfPool(RunPlan run, Pool pool) => OfRoster(run, pool).Concat(
        pool.PullAways.SelectMany(away => Occurrences(run, away.Arrivals, "pull_away", pool.Name, away.Name, away.Length.Mean / MicrosPerMinute)));

    private static IEnumerable<TimeBand> OfRoster(RunPlan run, Pool pool)
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
