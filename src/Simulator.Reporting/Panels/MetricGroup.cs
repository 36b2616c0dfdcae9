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
            .Select(group => new MetricGroup(MetricCatalogue.Get(group.Key), [.. group.Select(MetricRow.Of)])),
    ];
}

/// <summary>One number in words.</summary>
internal sealed record MetricRow(string Where, string Aggregate, string Value, string Interval, string Samples, string Method)
{
    /// <summary>The row of a metric.</summary>
    public static MetricRow Of(MetricResult metric)
    {
        var unit = MetricCatalogue.Get(metric.Metric).Unit;
        var estimate = metric.Estimate;
        var change = metric.Where.Any(where => where is { Name: "arm", Value: "effect" });
        var where = string.Join(", ", metric.Where.Select(one => $"{HumanText.Word(one.Name)} {HumanText.Word(one.Value)}"));
        return new MetricRow(
            where.Length == 0 ? "all" : where,
            HumanText.Aggregate(metric.Aggregate),
            PageText.Minus(change ? HumanText.Change(estimate.Value, unit) : HumanText.Value(estimate.Value, unit)),
            PageText.Minus(HumanText.Interval(estimate, unit, change)),
            HumanText.Count(estimate.Samples),
            HumanText.Method(estimate));
    }
}
