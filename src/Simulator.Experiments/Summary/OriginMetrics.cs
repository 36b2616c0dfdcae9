using Simulator.Governance;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>How long the work of people and that of AI wait for approval, where a scenario has both: shown where they have queues of their own, otherwise kept.</summary>
internal static class OriginMetrics
{
    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        var origins = scenario.Classes.Select(kind => kind.Origin).Distinct().Order().ToList();
        if (origins.Count < 2)
        {
            return;
        }

        var isParted = scenario.Pools.Any(pool => pool.Queues is not null);
        foreach (var origin in origins)
        {
            int[] classes = [.. Enumerable.Range(0, scenario.Classes.Count).Where(index => scenario.Classes[index].Origin == origin)];
            HistogramSnapshot[] times = [.. runs.Governed.Select(run => FlowResult.Sum([.. classes.Select(index => run.Classes[index])]).ApprovalLatency)];
            if (isParted)
            {
                list.Times("approval_latency", times, [50, 95], Where.GovernedArm, Where.Origin(origin));
            }
            else
            {
                list.Keep(new DistributionSeries("approval_latency", [Where.GovernedArm, Where.Origin(origin)], times, 60e6, HasMean: true));
            }
        }
    }
}
