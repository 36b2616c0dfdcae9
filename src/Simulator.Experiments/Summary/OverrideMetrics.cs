using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>Break-glass overrides: only where a scenario has them.</summary>
internal static class OverrideMetrics
{
    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        if (scenario.BreakGlass is null)
        {
            return;
        }

        FlowResult[] flows = [.. runs.Governed.Select(run => run.All)];
        double[] ended = [.. flows.Select(flow => (double)flow.ByGateEnd.Sum())];
        list.Ratio("override_rate", "share", Counts(flows, OverrideCount.Recorded), ended, Where.GovernedArm, Where.Outcome("recorded"));
        list.Ratio("override_rate", "share", Counts(flows, OverrideCount.Dark), ended, Where.GovernedArm, Where.Outcome("dark"));
        list.Ratio(
            "override_review_on_time", "share", Counts(flows, OverrideCount.ReviewedInTime), Counts(flows, OverrideCount.Recorded), Where.GovernedArm);
        if (scenario.Classes.Any(kind => kind.Content.Exception is not null))
        {
            double[] dark = [.. Counts(flows, OverrideCount.DarkException)];
            double[] all = [.. Counts(flows, OverrideCount.RecordedException).Zip(dark, (recorded, other) => recorded + other)];
            list.Ratio("exception_share", "share", all, ended, Where.GovernedArm);
            list.Ratio("unlogged_exception_share", "share", dark, all, Where.GovernedArm);
        }
    }

    private static IEnumerable<double> Counts(FlowResult[] flows, OverrideCount what) => flows.Select(flow => (double)flow.Overrides[(int)what]);
}
