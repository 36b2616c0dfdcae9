using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>What follows root requests; only where a scenario has any of it.</summary>
internal static class FollowUpMetrics
{
    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        foreach (var (results, arm) in new[] { (runs.Governed, Where.GovernedArm), (runs.AutoTwin, Where.AutoTwinArm) })
        {
            double[] roots = [.. results.Select(run => (double)run.All.Roots)];
            if (scenario.Classes.Any(kind => kind.FollowUps.Resubmission is not null))
            {
                list.Ratio("resubmitted", "share", results.Select(run => (double)run.FollowUps.Resubmitted), roots, arm);
                list.Ratio("resubmissions", "per_1000_roots", results.Select(run => 1000.0 * run.FollowUps.Resubmissions), roots, arm);
            }
        }
    }
}
