using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Validation.Tests;

/// <summary>Finds numbers in a result as a reader of <c>summary.json</c> would.</summary>
internal static class RunValues
{
    /// <summary>The estimate of a metric; the values of its dimensions are joined by a blank.</summary>
    public static Estimate Value(this RunResult run, string metric, string aggregate, string where)
    {
        MetricResult[] found = [.. run.Metrics.Where(result => result.Metric == metric && result.Aggregate == aggregate &&
            string.Join(' ', result.Where.Select(dimension => dimension.Value)) == where)];
        return found is [var single]
            ? single.Estimate
            : throw new InvalidOperationException($"{found.Length} metrics {metric} {aggregate} {where}; there are: "
                + string.Join("; ", run.Metrics.Where(result => result.Metric == metric)
                    .Select(result => $"{result.Aggregate} {string.Join(' ', result.Where.Select(dimension => dimension.Value))}")));
    }
}
