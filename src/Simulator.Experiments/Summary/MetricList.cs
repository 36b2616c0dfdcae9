using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>Collects metrics with their estimates; every metric must be in the catalogue.</summary>
internal sealed class MetricList
{
    /// <summary>Confidence level of every interval in a summary.</summary>
    public const double Level = 0.95;

    private const double MicrosPerMinute = 60_000_000;
    private readonly List<MetricResult> metrics = [];

    public IReadOnlyList<MetricResult> Metrics => metrics;

    /// <summary>Mean over replications of one value each; replications without a value (NaN) make it undefined.</summary>
    public Estimate Mean(string metric, string aggregate, IEnumerable<double> values, params IReadOnlyList<Dimension> where)
    {
        double[] samples = [.. values];
        var estimate = samples.Any(double.IsNaN)
            ? Undefined(samples.Length, IntervalMethod.StudentT)
            : MeanInterval.Of(samples, Level);
        return Add(metric, aggregate, estimate, where);
    }

    /// <summary>A ratio of sums over replications.</summary>
    public Estimate Ratio(
        string metric, string aggregate, IEnumerable<double> numerators, IEnumerable<double> denominators, params IReadOnlyList<Dimension> where) =>
        Add(metric, aggregate, RatioInterval.Of([.. numerators], [.. denominators], Level), where);

    /// <summary>Mean of recorded times over all items of all replications, in minutes.</summary>
    public Estimate MeanTime(string metric, IReadOnlyList<HistogramSnapshot> times, params IReadOnlyList<Dimension> where) =>
        Ratio(metric, "mean_decided", times.Select(each => (double)each.Sum / MicrosPerMinute), times.Select(each => (double)each.Count), where);

    /// <summary>Quantiles of recorded times over all items of all replications, in minutes.</summary>
    public void Quantiles(string metric, IReadOnlyList<HistogramSnapshot> times, ReadOnlySpan<int> percents, params IReadOnlyList<Dimension> where)
    {
        foreach (var percent in percents)
        {
            var estimate = PooledQuantileInterval.Of(times, percent / 100.0, Level);
            Add(metric, $"p{percent}", estimate.Scale(1 / MicrosPerMinute), where);
        }
    }

    public Estimate Add(string metric, string aggregate, Estimate estimate, params IReadOnlyList<Dimension> where)
    {
        _ = MetricCatalogue.Get(metric);
        metrics.Add(new MetricResult(metric, aggregate, where, estimate));
        return estimate;
    }

    public static Estimate Undefined(int samples, IntervalMethod method) =>
        new(double.NaN, double.NaN, double.NaN, Level, samples, method);
}
