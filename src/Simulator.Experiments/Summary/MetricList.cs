using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>Collects the series of metrics and the estimates that a summary shows of them; every metric must be in the catalogue.</summary>
internal sealed partial class MetricList
{
    /// <summary>Confidence level of every interval in a summary.</summary>
    public const double Level = 0.95;

    private const double MicrosPerMinute = 60_000_000;
    private readonly List<MetricResult> metrics = [];
    private readonly List<MetricSeries> series = [];

    public IReadOnlyList<MetricResult> Metrics => metrics;

    public IReadOnlyList<MetricSeries> Series => series;

    /// <summary>Mean over replications of one value each; replications without a value (NaN) make it undefined.</summary>
    public Estimate Mean(string metric, string aggregate, IEnumerable<double> values, params IReadOnlyList<Dimension> where) =>
        Add(new ValueSeries(metric, where, aggregate, [.. values]), Aggregate.Parse(aggregate));

    /// <summary>A plain count over all replications.</summary>
    public Estimate Count(string metric, IEnumerable<long> counts, params IReadOnlyList<Dimension> where) =>
        Add(new CountSeries(metric, where, [.. counts]), Aggregate.Count);

    /// <summary>A ratio of sums over replications.</summary>
    public Estimate Ratio(
        string metric, string aggregate, IEnumerable<double> numerators, IEnumerable<double> denominators, params IReadOnlyList<Dimension> where) =>
        Add(new RatioSeries(metric, where, aggregate, [.. numerators], [.. denominators]), Aggregate.Parse(aggregate));

    /// <summary>Quantiles of recorded times over all items of all replications, in minutes.</summary>
    public void Quantiles(string metric, IReadOnlyList<HistogramSnapshot> times, ReadOnlySpan<int> percents, params IReadOnlyList<Dimension> where) =>
        AddPercentiles(new DistributionSeries(metric, where, times, MicrosPerMinute, HasMean: false), percents);

    /// <summary>Mean over those that came to a value, and quantiles of all, of recorded times over all items of all replications, in minutes.</summary>
    public void Times(string metric, IReadOnlyList<HistogramSnapshot> times, ReadOnlySpan<int> percents, params IReadOnlyList<Dimension> where)
    {
        var recorded = new DistributionSeries(metric, where, times, MicrosPerMinute, HasMean: true);
        Show(recorded, Aggregate.MeanDecided);
        AddPercentiles(recorded, percents);
    }

    /// <summary>Quantiles of a level over time, pooled over replications by adding the time at each level.</summary>
    public void Levels(string metric, IReadOnlyList<HistogramSnapshot> levels, ReadOnlySpan<int> percents, params IReadOnlyList<Dimension> where) =>
        AddPercentiles(new DistributionSeries(metric, where, levels, 1, HasMean: false), percents);

    /// <summary>A series that budgets and comparisons may ask for, but that no table of the report shows.</summary>
    public void Keep(MetricSeries kept)
    {
        _ = MetricCatalogue.Get(kept.Metric);
        series.Add(kept);
    }

    /// <summary>A series with one aggregate that tables show where there is something to see; budgets may always ask for it: that nothing happened is an answer too.</summary>
    public void AddOrKeep(MetricSeries added, bool isShown)
    {
        if (isShown)
        {
            Add(added, Aggregate.Parse(added.Offers));
        }
        else
        {
            Keep(added);
        }
    }

    /// <summary>A distribution of times that is kept as <see cref="Keep(MetricSeries)"/> says.</summary>
    public void Keep(string metric, IReadOnlyList<HistogramSnapshot> times, params IReadOnlyList<Dimension> where) =>
        Keep(new DistributionSeries(metric, where, times, MicrosPerMinute, HasMean: false));

    /// <summary>A ratio of sums that is kept as <see cref="Keep(MetricSeries)"/> says.</summary>
    public void Keep(
        string metric, string aggregate, IEnumerable<double> numerators, IEnumerable<double> denominators, params IReadOnlyList<Dimension> where) =>
        Keep(new RatioSeries(metric, where, aggregate, [.. numerators], [.. denominators]));

    public static Estimate Undefined(int samples, IntervalMethod method) =>
        new(double.NaN, double.NaN, double.NaN, Level, samples, method);

    private void AddPercentiles(DistributionSeries recorded, ReadOnlySpan<int> percents)
    {
        series.Add(recorded);
        foreach (var percent in percents)
        {
            Show(recorded, Aggregate.Percentile(percent));
        }
    }

    private Estimate Add(MetricSeries added, Aggregate aggregate)
    {
        series.Add(added);
        return Show(added, aggregate);
    }

    private Estimate Show(MetricSeries shown, Aggregate aggregate)
    {
        _ = MetricCatalogue.Get(shown.Metric);
        var estimate = shown.Estimate(aggregate, Level);
        metrics.Add(new MetricResult(shown.Metric, aggregate.Word, shown.Where, estimate));
        return estimate;
    }
}
