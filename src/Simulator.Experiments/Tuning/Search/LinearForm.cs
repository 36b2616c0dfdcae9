using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>A quantity as sums: one numerator and one denominator a replication, whose ratio of sums is what is compared.</summary>
/// <param name="Numerators">Y.</param>
/// <param name="Denominators">N; 1 throughout for a mean.</param>
internal readonly record struct Columns(double[] Numerators, double[] Denominators)
{
    public int Count => Numerators.Length;

    /// <summary>The ratio of sums over the first replications; NaN when there is nothing below.</summary>
    public double Ratio(int first)
    {
        double above = 0;
        double below = 0;
        for (var r = 0; r < first; r++)
        {
            above += Numerators[r];
            below += Denominators[r];
        }

        return below == 0 ? double.NaN : above / below;
    }
}

/// <summary>
/// Brings a quantity to sums over replications. A mean and a ratio of means are sums already. A quantile is not: at a threshold x its linear form is
/// the share that does not come within x, which is 1 - p at the quantile itself, more above it and less below it.
/// </summary>
internal static class LinearForm
{
    /// <summary>The columns of a quantity.</summary>
    /// <param name="series">Its series.</param>
    /// <param name="aggregate">How it is aggregated.</param>
    /// <param name="threshold">Of a quantile the threshold in the metric's unit; not used otherwise.</param>
    public static Columns Of(MetricSeries series, Aggregate aggregate, double threshold) => series switch
    {
        ValueSeries values => new([.. values.Values.Select(value => double.IsNaN(value) ? 0 : value)], [.. values.Values.Select(value => double.IsNaN(value) ? 0.0 : 1.0)]),
        RatioSeries ratio => new([.. ratio.Numerators], [.. ratio.Denominators]),
        DistributionSeries times when aggregate.Quantile is null => new([.. times.Sums()], [.. times.Recorded.Select(each => (double)each.Count)]),
        DistributionSeries times => new(
            [.. times.Recorded.Select(each => (double)each.CountNotWithin(Recorded(threshold, times)))], [.. times.Recorded.Select(each => (double)each.Entered)]),
        CountSeries counts => new([.. counts.Counts], [.. counts.Counts.Select(_ => 1.0)]),
        _ => throw new InvalidOperationException($"Unknown kind of series: {series.GetType().Name}."),
    };

    /// <summary>The columns of a quantity without values in so many replications.</summary>
    public static Columns None(int replications) => new(new double[replications], new double[replications]);

    /// <summary>
    /// One value a replication whose mean is the ratio: R + (Y - R N) / mean N, the linear term of the delta method (Cochran, 1977, section 6.3). For a
    /// mean these are the values themselves.
    /// </summary>
    public static double[] Values(Columns columns, int first, double sign)
    {
        var ratio = columns.Ratio(first);
        var mean = columns.Denominators.AsSpan(0, first).ToArray().Average();
        var values = new double[first];
        for (var r = 0; r < first; r++)
        {
            values[r] = sign * (ratio + ((columns.Numerators[r] - (ratio * columns.Denominators[r])) / mean));
        }

        return values;
    }

    /// <summary>One value a replication whose mean is at most 0 where the limit is kept: sign (Y - c N) / scale.</summary>
    /// <param name="columns">The limited quantity; of a quantile at its limit.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="scale">Mean denominator of the first stage, so that the values have the limit's unit, a quantile's a share.</param>
    public static double[] Excess(Columns columns, TuningLimit limit, double scale)
    {
        var bound = Aggregate.Parse(limit.Quantity.Aggregate).Quantile is { } p ? 1 - p : limit.Value;
        var sign = limit.Side == LimitSide.AtMost ? 1 : -1;
        return [.. columns.Numerators.Select((above, r) => scale == 0 ? 0 : sign * (above - (bound * columns.Denominators[r])) / scale)];
    }

    /// <summary>What the search compares settings by, in words.</summary>
    public static string InWords(TuningQuantity quantity, double? threshold) => threshold is { } x
        ? $"share not within {quantity.Show(x)}, the smallest value of the quantile that any setting reached in the first stage"
        : quantity.InWords();

    private static long Recorded(double threshold, DistributionSeries times)
    {
        var recorded = Math.Round(threshold * times.UnitsPerOne);
        return recorded >= long.MaxValue ? long.MaxValue : (long)Math.Max(-1, recorded);
    }
}
