using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>The numbers of one metric, as rows of a table.</summary>
/// <param name="Definition">What the metric is.</param>
/// <param name="Rows">Its numbers, in the order of the result.</param>
internal sealed record MetricGroup(MetricDefinition Definition, IReadOnlyList<MetricRow> Rows)
{
    /// <summary>Every metric of a result, in the order of its first appearance.</summary>
    public static IReadOnlyList<MetricGroup> Of(RunResult result) =>
    [
        .. result.Metrics
            .GroupBy(metric => metric.Metric, StringComparer.Ordinal)
            .Select(group => new MetricGroup(MetricCatalogue.Get(group.Key), [.. group.Select(metric => MetricRow.Of(metric, group.All(IsGoverned)))])),
    ];

    private static bool IsGoverned(MetricResult metric) => metric.Where.Contains(MetricRow.Governed);
}

/// <summary>One number in words.</summary>
internal sealed record MetricRow(string Where, string Aggregate, string Value, string Interval, string Samples, string Method)
{
    /// <summary>The arm of the run's own policy.</summary>
    public static readonly Dimension Governed = new("arm", "governed");

    /// <summary>The row of a metric.</summary>
    /// <param name="metric">The number.</param>
    /// <param name="isOneArm">Whether the metric speaks of the run's own policy alone, so that no row need say so.</param>
    public static MetricRow Of(MetricResult metric, bool isOneArm)
    {
        var unit = MetricCatalogue.Get(metric.Metric).Unit;
        var estimate = metric.Estimate;
        var change = metric.Where.Any(where => where is { Name: "arm", Value: "effect" });
        var where = string.Join(", ", metric.Where.Where(one => !isOneArm || one != Governed)
            .Select(one => one.Name == "arm" ? HumanText.Word(one.Value) : $"{HumanText.Word(one.Name)} {HumanText.Word(one.Value)}"));
        return new MetricRow(
            where.Length == 0 ? "all" : where,
            HumanText.Aggregate(metric.Aggregate),
            PageText.Minus(change ? HumanText.Change(estimate.Value, unit) : HumanText.Value(estimate.Value, unit)),
            PageText.Minus(HumanText.Interval(estimate, unit, change)),
            HumanText.Count(estimate.Samples),
            HumanText.Method(estimate));
    }
}
