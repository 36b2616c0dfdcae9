using Simulator.Scenarios;

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
        list.PerRoots("widened_executions", runs.Governed, run => run.All.WidenedExecuted, Where.GovernedArm);
        list.PerRoots("widened_escapes", runs.Governed, run => run.All.WidenedEscaped, Where.GovernedArm);
    }
}
