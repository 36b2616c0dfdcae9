using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>A series as the samples that two runs are compared by.</summary>
internal static class RunSamplesOf
{
    /// <summary>The samples in the metric's unit; null where the values are undefined in some replication.</summary>
    /// <param name="series">The series.</param>
    /// <param name="aggregate">One that it offers.</param>
    /// <exception cref="ArgumentException">It does not offer that aggregate.</exception>
    public static RunSamples? Of(MetricSeries series, Aggregate aggregate) => series switch
    {
        _ when !series.Has(aggregate) => throw new ArgumentException($"{series.Metric} has no aggregate '{aggregate}'; it offers {series.Offers}.", nameof(aggregate)),
        ValueSeries values => values.Values.Any(double.IsNaN) ? null : RunSamples.Means([.. values.Values]),
        CountSeries counts => RunSamples.Means([.. counts.Counts]),
        RatioSeries ratio => RunSamples.Ratios([.. ratio.Numerators], [.. ratio.Denominators]),
        DistributionSeries { } times when aggregate.Quantile is { } p => RunSamples.Quantiles(times.Recorded, p),
        DistributionSeries times => RunSamples.Ratios([.. times.Sums()], [.. times.Recorded.Select(each => (double)each.Count)]),
        _ => throw new InvalidOperationException($"Unknown kind of series: {series.GetType().Name}."),
    };

    /// <summary>How many units of the samples make one unit of the metric: quantiles are compared as they were recorded.</summary>
    public static double UnitsPerOne(MetricSeries series, Aggregate aggregate) =>
        series is DistributionSeries times && aggregate.Quantile is not null ? times.UnitsPerOne : 1;
}
