namespace Simulator.Results;

/// <summary>Every series of a run.</summary>
/// <param name="Replications">Number of replications, the same in every series.</param>
/// <param name="Series">The series, in the order of the catalogue.</param>
public sealed record SampleSet(int Replications, IReadOnlyList<MetricSeries> Series)
{
    /// <summary>A set without a series.</summary>
    public static SampleSet Empty { get; } = new(0, []);

    /// <summary>The series of a metric with exactly these restrictions, in any order; null when the run has none that offers the aggregate.</summary>
    public MetricSeries? Find(string metric, IReadOnlyList<Dimension> where, Aggregate aggregate) =>
        Series.FirstOrDefault(series => series.Metric == metric && series.Has(aggregate) && IsSame(series.Where, where));

    /// <summary>The set as a run of fewer replications would have made it.</summary>
    public SampleSet First(int count) => new(count, [.. Series.Select(series => series.First(count))]);

    private static bool IsSame(IReadOnlyList<Dimension> left, IReadOnlyList<Dimension> right) =>
        left.Count == right.Count && left.All(right.Contains);
}
