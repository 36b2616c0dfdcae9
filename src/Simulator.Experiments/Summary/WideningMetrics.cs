using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>How often and for how long a backlog widened what runs unasked, and what wrong actions went through because of it; only where a scenario has the controller.</summary>
internal static class WideningMetrics
{
    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        if (scenario.Policy.Widening is null)
        {
            return;
        }

        var counted = (double)(scenario.Run.Horizon - scenario.Run.WarmUp).Microseconds;
        list.Ratio("widened_time", "share", runs.Governed.Select(run => (double)run.WidenedTime), runs.Governed.Select(_ => counted), Where.GovernedArm);
        list.Mean("policy_changes", "mean", runs.Governed.Select(run => (double)run.PolicyChanges), Where.GovernedArm);
        Add(list, runs, "widened_executions", flow => flow.WidenedExecuted);
        Add(list, runs, "widened_escapes", flow => flow.WidenedEscaped);
    }

    private static void Add(MetricList list, Replications runs, string metric, Func<FlowResult, long> count) => list.Ratio(
        metric, "per_1000_roots", runs.Governed.Select(run => 1000.0 * count(run.All)), runs.Governed.Select(run => (double)run.All.Roots), Where.GovernedArm);
}
