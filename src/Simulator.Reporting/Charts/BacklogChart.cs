using System.Globalization;
using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>A pool's backlog over simulated time: median and 5 to 95 % of replications.</summary>
internal static class BacklogChart
{
    /// <summary>The chart of one pool.</summary>
    /// <param name="fan">The pool's backlog.</param>
    /// <param name="index">Position of the pool, for the id.</param>
    /// <param name="identity">The run, for its start.</param>
    /// <param name="bands">Marked times of the pool.</param>
    public static ChartSpec Of(BacklogFan fan, int index, RunIdentity identity, IReadOnlyList<ChartBand> bands)
    {
        var start = fan.Minutes.Count > 0 ? fan.Minutes[0] : 0;
        var end = fan.Minutes.Count > 1 ? fan.Minutes[^1] : start + 1;
        var largest = fan.P95.Concat(fan.P50).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var time = ArrivalsChart.TimeAxis(identity, start, end);
        return new ChartSpec
        {
            Id = IdOf(index),
            Title = $"Pool {fan.Pool}",
            Subtitle = "tasks waiting or in review over replications",
            Description = $"{Describe(fan, time)} {RunBands.Words(bands, time)}".TrimEnd(),
            X = time,
            Y = NumberAxis.UpTo("tasks", largest, whole: true),
            Bands = bands,
            Series = [new Series(SeriesStyle.Gated, "median", "5 to 95 % of replications", fan.Minutes, fan.P50, fan.P05, fan.P95)],
        };
    }

    /// <summary>Whether anything ever waited or was in review, in any of the replications that the fan shows.</summary>
    public static bool HasWork(BacklogFan fan) => fan.P95.Concat(fan.P50).Concat(fan.Mean).Any(value => value > 0);

    /// <summary>Id of the chart of the pool at a position.</summary>
    public static string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"backlog-{index + 1}");

    private static string Describe(BacklogFan fan, Axis time)
    {
        var peak = PeakOf(fan.P50);
        return peak < 0
            ? $"No backlog was recorded in pool {fan.Pool}."
            : $"The median backlog of pool {fan.Pool} is highest, {HumanText.Number(fan.P50[peak])} tasks, on {time.Read(fan.Minutes[peak])}; "
                + $"the 95th percentile over replications reaches {HumanText.Number(fan.P95.Where(double.IsFinite).DefaultIfEmpty(0).Max())} tasks.";
    }

    private static int PeakOf(IReadOnlyList<double> values)
    {
        var peak = -1;
        for (var index = 0; index < values.Count; index++)
        {
            if (double.IsFinite(values[index]) && (peak < 0 || values[index] > values[peak]))
            {
                peak = index;
            }
        }

        return peak;
    }
}
