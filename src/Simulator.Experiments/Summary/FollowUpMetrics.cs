using System.Collections.Immutable;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>What follows root requests; only where a scenario has any of it.</summary>
internal static class FollowUpMetrics
{
    private const double MicrosPerMinute = 60_000_000;

    private static readonly ImmutableArray<string> PivotWords = EnumWords.Of<PivotCount>();

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

            if (scenario.Classes.Any(kind => kind.FollowUps.IsOn))
            {
                list.Ratio("friction", "per_1000_roots", results.Select(run => 1000 * run.FollowUps.ReviewTime / MicrosPerMinute), roots, arm);
            }

            if (scenario.Classes.Any(kind => kind.FollowUps.Pivot is not null))
            {
                AddPivots(list, results, roots, arm);
            }

            if (scenario.Cascades is not null)
            {
                AddCascades(list, [.. results.Select(run => run.FollowUps.Cascades)], roots, arm);
            }

            if (scenario.Chains is not null)
            {
                AddChains(list, [.. results.Select(run => run.FollowUps.Chains)], roots, arm);
            }
        }
    }

    private static void AddPivots(MetricList list, IReadOnlyList<ReplicationResult> results, double[] roots, Dimension arm)
    {
        for (var count = 0; count < PivotWords.Length; count++)
        {
            list.Ratio(
                "pivots", "per_1000_roots", results.Select(run => 1000.0 * run.FollowUps.Cascades.Pivots[count]), roots, arm, Where.Outcome(PivotWords[count]));
        }
    }

    private static void AddCascades(MetricList list, CascadeResult[] cascades, double[] roots, Dimension arm)
    {
        list.Ratio("triggered", "per_1000_roots", cascades.Select(each => 1000.0 * each.Triggered), roots, arm);
        list.Ratio("cascade_size", "mean", cascades.Select(each => (double)each.Triggered), cascades.Select(each => (double)each.Cascades), arm);
        list.Ratio("owner_traceable", "share", cascades.Select(each => (double)each.Traceable), cascades.Select(each => (double)each.Executed), arm);
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
