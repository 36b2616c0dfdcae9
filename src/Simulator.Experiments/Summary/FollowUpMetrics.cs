using System.Collections.Immutable;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>What follows root requests; only where a scenario has any of it.</summary>
internal static class FollowUpMetrics
{
    private static readonly ImmutableArray<string> PivotWords = EnumWords.Of<PivotCount>();

    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        foreach (var (results, arm) in new[] { (runs.Governed, Where.GovernedArm), (runs.AutoTwin, Where.AutoTwinArm) })
        {
            double[] roots = [.. results.Select(run => (double)run.All.Roots)];
            if (scenario.Classes.Any(kind => kind.FollowUps.Resubmission is not null))
            {
                list.Ratio("resubmitted", "share", results.Select(run => (double)run.FollowUps.Resubmitted), roots, arm);
                list.PerRoots("resubmissions", results, run => run.FollowUps.Resubmissions, arm);
            }

            if (scenario.Classes.Any(kind => kind.FollowUps.IsOn))
            {
                list.MinutesPerRoots("friction", results, run => run.FollowUps.ReviewTime, arm);
            }

            if (scenario.Classes.Any(kind => kind.FollowUps.Pivot is not null))
            {
                AddPivots(list, results, arm);
            }

            if (scenario.Cascades is not null)
            {
                AddCascades(list, results, arm);
            }

            if (scenario.Chains is not null)
            {
                AddChains(list, results, arm);
            }
        }
    }

    private static void AddPivots(MetricList list, IReadOnlyList<ReplicationResult> results, Dimension arm)
    {
        for (var count = 0; count < PivotWords.Length; count++)
        {
            list.PerRoots("pivots", results, run => run.FollowUps.Cascades.Pivots[count], arm, Where.Outcome(PivotWords[count]));
        }
    }

    private static void AddCascades(MetricList list, IReadOnlyList<ReplicationResult> results, Dimension arm)
    {
        CascadeResult[] cascades = [.. results.Select(run => run.FollowUps.Cascades)];
        list.PerRoots("triggered", results, run => run.FollowUps.Cascades.Triggered, arm);
        list.Ratio("cascade_size", "mean", cascades.Select(each => (double)each.Triggered), cascades.Select(each => (double)each.Cascades), arm);
        list.Ratio("owner_traceable", "share", cascades.Select(each => (double)each.Traceable), cascades.Select(each => (double)each.Executed), arm);
    }

    private static void AddChains(MetricList list, IReadOnlyList<ReplicationResult> results, Dimension arm)
    {
        ChainResult[] chains = [.. results.Select(run => run.FollowUps.Chains)];
        double[] begun = [.. chains.Select(each => (double)each.Begun)];
        list.Ratio("chain_escape_rate", "share", chains.Select(each => (double)each.WrongCompleted), chains.Select(each => (double)each.WrongBegun), arm);
        list.Ratio("chains_completed", "share", chains.Select(each => (double)each.Completed), begun, arm);
        list.PerRoots("chain_approvals", results, run => run.FollowUps.Chains.Approved, arm);
        for (var end = 0; end < TrespassMetrics.Ends.Length; end++)
        {
            list.PerRoots("out_of_scope_steps", results, run => run.FollowUps.Chains.OutOfScope[end], arm, Where.Outcome(TrespassMetrics.Ends[end]));
        }

        list.Ratio("unseen_paths", "share", chains.Select(each => (double)each.Unseen), begun, arm);
        list.PerRoots("sequence_violations", results, run => run.FollowUps.Chains.OutOfOrder, arm);
    }
}
