using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>An AI that drafts worse for a time, and drafts that turn into executions; only where a scenario has them.</summary>
internal static class DecayMetrics
{
    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        if (scenario.Faults?.Ai is not null)
        {
            Add(list, runs, "degraded_actions", decay => decay.Degraded, Where.Outcome("attempted"));
            Add(list, runs, "degraded_actions", decay => decay.DegradedExecuted, Where.Outcome("executed"));
        }

        if (scenario.Classes.Any(kind => kind.Content.Drift is not null))
        {
            Add(list, runs, "ungoverned_executions", decay => decay.Ungoverned);
            foreach (var (arm, results) in Arms(runs))
            {
                list.Ratio("drafts_executed", "share", results.Select(run => (double)run.Decay.DraftsExecuted), results.Select(run => (double)run.Decay.Drafts), arm);
                list.Mean("drift_slope", "mean", results.Select(run => run.Decay.DriftSlope), arm);
            }
        }
    }

    private static IEnumerable<(Dimension Arm, IReadOnlyList<ReplicationResult> Results)> Arms(Replications runs) =>
        new[] { (Where.GovernedArm, runs.Governed), (Where.AutoTwinArm, runs.AutoTwin) }.Where(each => each.Item2.Count > 0);

    private static void Add(MetricList list, Replications runs, string metric, Func<DecayResult, long> count, params Dimension[] where)
    {
        foreach (var (arm, results) in Arms(runs))
        {
            list.PerRoots(metric, results, run => count(run.Decay), [arm, .. where]);
        }
    }
}
