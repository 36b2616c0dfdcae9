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

            if (scenario.Chains is not null)
            {
                AddChains(list, [.. results.Select(run => run.FollowUps.Chains)], roots, arm);
            }
        }
    }

    private static void AddChains(MetricList list, ChainResult[] chains, double[] roots, Dimension arm)
    {
        double[] begun = [.. chains.Select(each => (double)each.Begun)];
        list.Ratio("chain_escape_rate", "share", chains.Select(each => (double)each.WrongCompleted), chains.Select(each => (double)each.WrongBegun), arm);
        list.Ratio("chains_completed", "share", chains.Select(each => (double)each.Completed), begun, arm);
        list.Ratio("chain_approvals", "per_1000_roots", chains.Select(each => 1000.0 * each.Approved), roots, arm);
        for (var end = 0; end < TrespassMetrics.Ends.Length; end++)
        {
            list.Ratio(
                "out_of_scope_steps", "per_1000_roots", chains.Select(each => 1000.0 * each.OutOfScope[end]), roots, arm, Where.Outcome(TrespassMetrics.Ends[end]));
        }

        list.Ratio("unseen_paths", "share", chains.Select(each => (double)each.Unseen), begun, arm);
        list.Ratio("sequence_violations", "per_1000_roots", chains.Select(each => 1000.0 * each.OutOfOrder), roots, arm);
    }
}
