using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Reporting;

/// <summary>In which requests the effect on one metric falls.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Rerouted">Over the requests that the policy sends to people; null when the result does not hold it.</param>
/// <param name="Spillover">Over all others, to which those do something; null likewise.</param>
internal sealed record EffectPart(MetricDefinition Metric, Estimate? Rerouted, Estimate? Spillover)
{
    /// <summary>A row for each metric whose effect the result splits.</summary>
    public static IReadOnlyList<EffectPart> Of(RunResult result) =>
    [
        .. result.Metrics
            .Where(metric => metric.Where.Contains(new Dimension("arm", "effect")) && metric.Where.Count == 2 && metric.Where.Any(where => where.Name == "part"))
            .GroupBy(metric => metric.Metric, StringComparer.Ordinal)
            .Select(parts => new EffectPart(MetricCatalogue.Get(parts.Key), In(parts, "rerouted"), In(parts, "spillover"))),
    ];

    /// <summary>A part in words, or a dash.</summary>
    public string Words(Estimate? part) => part is { } there ? PageText.Minus(HumanText.EstimateOfChange(there, Metric.Unit)) : "–";

    private static Estimate? In(IEnumerable<MetricResult> parts, string name) =>
        parts.FirstOrDefault(part => part.Where.Any(where => where.Name == "part" && where.Value == name))?.Estimate;
}
