using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>Empirical distribution curves with a pointwise interval over replications.</summary>
internal static class Curves
{
    private const double MicrosPerMinute = 60_000_000;
    private const int Points = 160;

    /// <summary>The cumulative share of everything that entered: what never got there keeps the curve below 1.</summary>
    public static Curve? Cumulative(string id, string label, IReadOnlyList<HistogramSnapshot> times, double? fromMinutes = null, double? toMinutes = null)
    {
        var pooled = HistogramSnapshot.Merge(times);
        if (pooled.Count == 0)
        {
            return null;
        }

        double[] x = [.. Abscissae(fromMinutes ?? FirstMinutes(pooled), toMinutes ?? LastMinutes(pooled))];
        double[] entered = [.. times.Select(each => (double)each.Entered)];
        var estimates = x.Select(minutes =>
        {
            var threshold = (long)Math.Round(minutes * MicrosPerMinute);
            return RatioInterval.Of([.. times.Select(each => (double)(each.Entered - each.CountNotWithin(threshold)))], entered, MetricList.Level);
        }).ToList();
        return new Curve(
            id,
            label,
            x,
            [.. estimates.Select(estimate => estimate.Value)],
            [.. estimates.Select(estimate => Math.Clamp(estimate.Low, 0, 1))],
            [.. estimates.Select(estimate => Math.Clamp(estimate.High, 0, 1))]);
    }

    /// <summary>The distribution function itself.</summary>
    public static Curve Theoretical(string id, string label, Func<double, double> cdfOfMicroseconds, double fromMinutes, double toMinutes)
    {
        double[] x = [.. Abscissae(fromMinutes, toMinutes)];
        return new Curve(id, label, x, [.. x.Select(minutes => cdfOfMicroseconds(minutes * MicrosPerMinute))], null, null);
    }

    public static double LastMinutes(HistogramSnapshot times) => Math.Max(times.Maximum, 1) / MicrosPerMinute;

    private static double FirstMinutes(HistogramSnapshot times) => Math.Max(times.Minimum, 1) / MicrosPerMinute;

    /// <summary>Evenly spaced on a logarithmic axis: approval takes seconds on one route and hours on another.</summary>
    private static IEnumerable<double> Abscissae(double from, double to)
    {
        var last = Math.Max(to, from * 1.01);
        return Enumerable.Range(0, Points + 1).Select(index => from * Math.Pow(last / from, index / (double)Points));
    }
}
