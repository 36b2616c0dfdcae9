using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>Joins the series of consecutive replications.</summary>
internal static class SeriesParts
{
    /// <summary>One series over all parts; a part without one had nothing to count.</summary>
    /// <param name="parts">The parts in order, null where these replications have no series.</param>
    /// <param name="counts">Replications of each part.</param>
    /// <returns>The series; null when every part is.</returns>
    public static MetricSeries? Join(IReadOnlyList<MetricSeries?> parts, IReadOnlyList<int> counts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        return parts.FirstOrDefault(part => part is not null) switch
        {
            null => null,
            ValueSeries values => values with { Values = Concat(parts, counts, part => ((ValueSeries)part).Values, () => 0.0) },
            CountSeries count => count with { Counts = Concat(parts, counts, part => ((CountSeries)part).Counts, () => 0.0) },
            RatioSeries ratio => ratio with
            {
                Numerators = Concat(parts, counts, part => ((RatioSeries)part).Numerators, () => 0.0),
                Denominators = Concat(parts, counts, part => ((RatioSeries)part).Denominators, () => 0.0),
            },
            DistributionSeries times => times with
            {
                Recorded = Concat(parts, counts, part => ((DistributionSeries)part).Recorded, () => HistogramSnapshot.Empty(times.Recorded[0].SubBits)),
            },
            var other => throw new InvalidOperationException($"Unknown kind of series: {other.GetType().Name}."),
        };
    }

    /// <summary>A ratio without an event that its siblings (other outcomes or parts of the same whole) have opportunities for; null when there are none.</summary>
    public static RatioSeries? WithoutEvents(IEnumerable<MetricSeries> series, TuningQuantity quantity)
    {
        var metric = quantity.Metric == "never_attacked" ? "race_outcome" : quantity.Metric;
        var fixedWhere = quantity.Where.Where(one => !IsOfWhole(one)).ToList();
        var sibling = series.OfType<RatioSeries>().FirstOrDefault(each => each.Metric == metric && each.Word == quantity.Aggregate
            && (metric != quantity.Metric || each.Where.Count == quantity.Where.Count)
            && fixedWhere.All(each.Where.Contains) && each.Where.Where(one => !IsOfWhole(one)).All(fixedWhere.Contains));
        return sibling is null
            ? null
            : sibling with { Metric = quantity.Metric, Where = quantity.Where, Numerators = [.. sibling.Numerators.Select(_ => 0.0)] };
    }

    /// <summary>Outcomes, parts and routes divide one whole, so they share its denominator.</summary>
    private static bool IsOfWhole(Dimension dimension) => dimension.Name is "outcome" or "part" or "route";

    private static T[] Concat<T>(IReadOnlyList<MetricSeries?> parts, IReadOnlyList<int> counts, Func<MetricSeries, IReadOnlyList<T>> values, Func<T> none) =>
        [.. parts.SelectMany((part, index) => part is null ? Enumerable.Repeat(none(), counts[index]) : values(part))];
}
