using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>The charts that a result has, in the order of the report.</summary>
internal static class ReportCharts
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ChartSpec> Of(RunResult result) =>
        [.. Backlog(result), .. new[] { AuthorisedChart.Of(result), RaceChart.Of(result), WeekChart.Of(result), ArrivalsChart.Of(result) }.OfType<ChartSpec>()];

    /// <summary>One chart a pool that ever had work.</summary>
    public static IReadOnlyList<ChartSpec> Backlog(RunResult result) =>
        [.. result.Backlog.Index().Where(each => BacklogChart.HasWork(each.Item)).Select(each => BacklogChart.Of(each.Item, each.Index, result.Identity, RunBands.Of(result, each.Item.Pool)))];

    /// <summary>The pool of a backlog chart; empty for other charts.</summary>
    public static string PoolOf(ChartSpec spec, RunResult result)
    {
        for (var index = 0; index < result.Backlog.Count; index++)
        {
            if (BacklogChart.IdOf(index) == spec.Id)
            {
                return result.Backlog[index].Pool;
            }
        }

        return string.Empty;
    }
}
