using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>What changes over the run and over the week: arrivals, people on duty, approval latency.</summary>
internal static class TimeSummary
{
    private const double MicrosPerMinute = 60_000_000;
    private const int GridPerPoint = 4;

    /// <summary>Arrivals an hour; several intervals of the grid make one point, so that the rate can be read.</summary>
    public static Curve? Arrivals(Scenario scenario, Replications runs)
    {
        if (runs.Governed.Sum(run => run.Arrivals.Sum()) == 0)
        {
            return null;
        }

        var width = scenario.Run.Horizon.TotalMinutes * GridPerPoint / TimeGrid.Intervals;
        var points = Enumerable.Range(0, TimeGrid.Intervals / GridPerPoint).ToArray();
        var rates = points.Select(point => runs.Governed
            .Select(run => 60 * run.Arrivals.Skip(point * GridPerPoint).Take(GridPerPoint).Sum() / width).Order().ToArray()).ToArray();
        return new Curve(
            "arrivals",
            "requests that arrive an hour",
            [.. points.Select(point => (point + 0.5) * width)],
            [.. rates.Select(values => values.Average())],
            [.. rates.Select(values => At(values, 0.05))],
            [.. rates.Select(values => At(values, 0.95))]);
    }

    public static IReadOnlyList<Curve> OnDuty(Scenario scenario, Replications runs)
    {
        var instants = Enumerable.Range(0, TimeGrid.Intervals + 1).ToArray();
        double[] minutes = [.. instants.Select(index => (TimeGrid.At(scenario.Run, index) - scenario.Run.Start).TotalMinutes)];
        return [.. scenario.Pools.Select((pool, index) => new Curve(
            pool.Name, pool.Name, minutes, [.. instants.Select(instant => runs.Governed.Average(run => run.Pools[index].OnDutyAt[instant]))], null, null))];
    }

    public static WeekLatency? Week(Scenario scenario, Replications runs)
    {
        if (scenario.Run.Horizon < Time.Duration.FromDays(1) || runs.Governed.Sum(run => run.All.ApprovalLatency.Entered) == 0)
        {
            return null; // less than a day says nothing about a week
        }

        HistogramSnapshot[] slots = [.. Enumerable.Range(0, WeekSlots.Count).Select(slot => HistogramSnapshot.Merge(runs.Governed.Select(run => run.Week[slot])))];
        return new WeekLatency(
            WeekSlots.ClockOf(scenario).Name,
            WeekSlots.Hours,
            [.. slots.Select(slot => slot.Entered)],
            [.. slots.Select(slot => Minutes(slot, 0.5))],
            [.. slots.Select(slot => Minutes(slot, 0.95))]);
    }

    private static double Minutes(HistogramSnapshot slot, double p) => slot.Entered == 0 ? double.NaN : slot.Quantile(p) / MicrosPerMinute;

    private static double At(double[] sorted, double p) => sorted[Math.Clamp((int)Math.Ceiling(p * sorted.Length) - 1, 0, sorted.Length - 1)];
}
