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
        var fitting = others.Where(each => each.Has(budget.Aggregate)).ToList();
        errors.Add((others.Count, fitting.Count) switch
        {
            (0, _) => $"{budget.Id}: this run has no {budget.Metric}; it measures {Nearest(budget.Metric, samples)}",
            (_, 0) => $"{budget.Id}: {budget.Metric} has no aggregate '{budget.Aggregate}'; it offers {string.Join("; ", others.Select(each => each.Offers).Distinct())}",
            _ => $"{budget.Id}: this run has no {budget.Metric} where {Describe(budget.Where)}; it has it where {Nearest(budget, fitting)}",
        });
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

    private static string Nearest(string metric, SampleSet samples) => Shorten(
        [.. samples.Series.Select(each => each.Metric).Distinct().OrderBy(each => TextDistance.Between(metric, each)).ThenBy(each => each, StringComparer.Ordinal)], ", ");

    private static string Nearest(Budget budget, IEnumerable<MetricSeries> series) => Shorten(
        [.. series.OrderBy(each => Distance(budget.Where, each.Where)).Select(each => Describe(each.Where)).Distinct()], "; or ");

    private static string Shorten(List<string> ordered, string separator) =>
        string.Join(separator, ordered.Take(Shown)) + (ordered.Count > Shown ? $"{separator.Replace("or ", "and ", StringComparison.Ordinal)}{ordered.Count - Shown} more" : string.Empty);

    /// <summary>A dimension too many or too few weighs more than any misspelt value.</summary>
    private static int Distance(IReadOnlyList<Dimension> asked, IReadOnlyList<Dimension> there)
    {
        const int another = 1_000;
        var same = asked.Where(dimension => there.Any(each => each.Name == dimension.Name)).ToList();
        return (another * (asked.Count + there.Count - (2 * same.Count)))
            + same.Sum(dimension => TextDistance.Between(dimension.Value, there.First(each => each.Name == dimension.Name).Value));
    }

    private static string Describe(IReadOnlyList<Dimension> where) => string.Join(", ", where.Select(dimension => $"{dimension.Name} = {SafeText.Clean(dimension.Value)}"));
}
