using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>Metrics of the pools: waiting, backlog, utilisation.</summary>
internal static class PoolMetrics
{
    private const double MicrosPerMinute = 60_000_000;

    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        for (var index = 0; index < scenario.Pools.Count; index++)
        {
            PoolResult[] results = [.. runs.Governed.Select(run => run.Pools[index])];
            var pool = Where.Pool(scenario.Pools[index].Name);
            HistogramSnapshot[] waits = [.. results.Select(result => result.Waiting)];
            list.Times("waiting_time", waits, [50, 95], Where.GovernedArm, pool);
            list.Ratio(
                "waiting_probability",
                "share",
                waits.Select(wait => (double)wait.CountAbove(0)),
                waits.Select(wait => (double)wait.Count),
                Where.GovernedArm,
                pool);
            AddObserved(list, scenario, results, pool);
            list.Mean("backlog", "mean", results.Select(result => result.Backlog.Mean), Where.GovernedArm, pool);
            list.Levels("backlog", [.. results.Select(result => Weighted(result.Backlog))], [95], Where.GovernedArm, pool);
            list.Mean("backlog", "max", results.Select(result => (double)result.Backlog.Maximum), Where.GovernedArm, pool);
            list.Ratio(
                "utilisation",
                "share",
                results.Select(result => (double)result.Busy.Integral / MicrosPerMinute),
                results.Select(result => (double)result.OnDuty.Integral / MicrosPerMinute),
                Where.GovernedArm,
                pool);
            AddDuties(list, scenario.Pools[index], results, pool);
            OrderMetrics.AddTo(list, scenario, scenario.Pools[index], [.. results.Select(result => result.Picks)], pool);
        }
    }

    private static void AddObserved(MetricList list, Scenario scenario, PoolResult[] results, Results.Dimension pool)
    {
        var observation = scenario.Observation;
        for (var index = 0; index < observation.Within.Count; index++)
        {
            list.Ratio(
                "waited_within",
                "share",
                results.Select(result => (double)result.WaitedWithin[index]),
                results.Select(result => (double)result.Waiting.Count),
                Where.GovernedArm,
                pool,
                Where.Within(observation.Within[index]));
        }

        for (var index = 0; index < observation.At.Count; index++)
        {
            list.Mean(
                "backlog", "mean", results.Select(result => (double)result.ObservedBacklog[index]), Where.GovernedArm, pool, Where.At(observation.At[index]));
        }
    }

    /// <summary>Duties, if there are any.</summary>
    private static void AddDuties(MetricList list, Pool pool, PoolResult[] results, Results.Dimension where)
    {
        if (pool.MinimumStaffing > 0)
        {
            list.Mean(
                "understaffed", "share", results.Select(result => result.OnDuty.ShareAtOrBelow((pool.MinimumStaffing * pool.Concurrency) - 1)), Where.GovernedArm, where);
        }

        list.AddOrKeep(
            new ValueSeries("lapsed_people", [Where.GovernedArm, where], Aggregate.Mean.Word, [.. results.Select(result => result.LapsedPeople)]), pool.Certification is not null);
        if (pool.Handoff is null)
        {
            return;
        }

        list.Mean("overtime", "mean", results.Select(result => (double)result.Overtime.Integral / MicrosPerMinute), Where.GovernedArm, where);
        string[] ends = ["finished", "parked", "transferred", "requeued"];
        for (var end = 0; end < ends.Length; end++)
        {
            double[] counts = [.. results.Select(result => (double)result.Handoffs[end])];
            list.AddOrKeep(new ValueSeries("handoffs", [Where.GovernedArm, where, Where.Outcome(ends[end])], Aggregate.Mean.Word, counts), counts.Any(count => count > 0));
        }
    }

    /// <summary>Each level counted as often as microseconds were spent at it.</summary>
    private static HistogramSnapshot Weighted(LevelTimes times)
    {
        var histogram = new LogLinearHistogram();
        for (var level = 0; level <= times.Maximum; level++)
        {
            var time = times.TimeAt(level);
            if (time > 0)
            {
                histogram.Record(level, time);
            }
        }

        return histogram.Snapshot();
    }
}
