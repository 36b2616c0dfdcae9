namespace Simulator.Results;

/// <summary>Finds the series that a budget speaks of, or says what the run has instead.</summary>
internal static class SeriesFinder
{
    private const int Shown = 6;

    /// <summary>Items beyond a quantile that it takes to say anything about it.</summary>
    private const int ItemsInTail = 20;

    public static MetricSeries? Find(SampleSet samples, Budget budget, List<string> errors)
    {
        if (samples.Find(budget.Metric, budget.Where, budget.Aggregate) is { } series)
        {
            return HasTail(series, budget, errors) ? series : null;
        }

        var others = samples.Series.Where(each => each.Metric == budget.Metric).ToList();
        if (others.Count == 0)
        {
            errors.Add($"{budget.Id}: this run has no {budget.Metric}; it measures {string.Join(", ", samples.Series.Select(each => each.Metric).Distinct().Order(StringComparer.Ordinal))}");
            return null;
        }

        var fitting = others.Where(each => each.Has(budget.Aggregate)).ToList();
        errors.Add(fitting.Count == 0
            ? $"{budget.Id}: {budget.Metric} has no aggregate '{budget.Aggregate}'; it offers {string.Join("; ", others.Select(each => each.Offers).Distinct())}"
            : $"{budget.Id}: this run has no {budget.Metric} where {Describe(budget.Where)}; it has it where {Nearest(budget, fitting)}");
        return null;
    }

    private static bool HasTail(MetricSeries series, Budget budget, List<string> errors)
    {
        if (series is not DistributionSeries { UnitsPerOne: > 1 } times || budget.Aggregate.Quantile is not { } p)
        {
            return true;
        }

        var entered = times.Recorded.Sum(each => each.Entered);
        var needed = (long)Math.Round(ItemsInTail / Math.Min(p, 1 - p));
        if (entered == 0 || entered >= needed)
        {
            return true; // a run without a single item is a matter of onNoData
        }

        errors.Add($"{budget.Id}: {budget.Aggregate} of {HumanText.Count(entered)} items says nothing; it takes {HumanText.Count(needed)}, so run more replications or ask for a lower quantile");
        return false;
    }

    private static string Nearest(Budget budget, IEnumerable<MetricSeries> series)
    {
        var ordered = series.OrderByDescending(each => each.Where.Count(budget.Where.Contains)).ThenBy(each => each.Where.Count).Select(each => Describe(each.Where)).ToList();
        return string.Join("; or ", ordered.Take(Shown)) + (ordered.Count > Shown ? $"; and {ordered.Count - Shown} more" : string.Empty);
    }

    private static string Describe(IReadOnlyList<Dimension> where) => string.Join(", ", where.Select(dimension => $"{dimension.Name} = {SafeText.Clean(dimension.Value)}"));
}
