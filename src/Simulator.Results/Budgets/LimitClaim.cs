using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>A budget's limit as the statistical claim that fits the kind of its series.</summary>
internal static class LimitClaim
{
    /// <summary>Whether anything was measured at all.</summary>
    public static bool HasSample(MetricSeries series) => series switch
    {
        ValueSeries values => values.Values.Any(value => !double.IsNaN(value)),
        CountSeries counts => counts.Counts.Count > 0,
        RatioSeries ratio => ratio.Denominators.Any(below => below != 0),
        DistributionSeries times => times.Recorded.Any(each => each.Entered > 0),
        _ => throw Unknown(series),
    };

    /// <summary>The limit on all items of all replications together.</summary>
    /// <param name="series">A series of any kind but counts; values without gaps.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="alpha">Level of this look.</param>
    public static LimitResult Items(MetricSeries series, Budget budget, double alpha)
    {
        var limit = budget.Limit!;
        var inUnits = limit.Value * RunSamplesOf.UnitsPerOne(series, budget.Aggregate);
        var claim = limit.Side == BudgetSide.AtMost ? Limit.AtMost(inUnits) : Limit.AtLeast(inUnits);
        return series switch
        {
            ValueSeries values => LimitClaims.OfMean([.. values.Values], claim, alpha),
            RatioSeries ratio when IsShareOfCounts(ratio) =>
                LimitClaims.OfShare([.. ratio.Numerators.Select(each => (long)each)], [.. ratio.Denominators.Select(each => (long)each)], claim, alpha),
            RatioSeries ratio => LimitClaims.OfRatio([.. ratio.Numerators], [.. ratio.Denominators], claim, alpha),
            DistributionSeries times when budget.Aggregate.Quantile is { } p => LimitClaims.OfQuantile(times.Recorded, p, claim, alpha),
            DistributionSeries times => LimitClaims.OfRatio([.. times.Sums()], [.. times.Recorded.Select(each => (double)each.Count)], claim, alpha),
            _ => throw Unknown(series),
        };
    }

    /// <summary>The share of periods that break the limit for themselves, exactly after Clopper and Pearson (1934). Periods without a value do not count.</summary>
    public static LimitResult Periods(MetricSeries series, Budget budget, double share, double alpha)
    {
        var (breaching, periods) = Breaching(series, budget);
        return LimitClaims.OfTypicalPeriod(breaching, periods, Limit.AtMost(1 - share), alpha);
    }

    private static (int Breaching, int Periods) Breaching(MetricSeries series, Budget budget)
    {
        var limit = budget.Limit!;
        if (series is DistributionSeries times && budget.Aggregate.Quantile is { } p && limit is { Side: BudgetSide.AtMost, IsStrict: false })
        {
            // A quantile is known to its bucket only: one in the bucket of the limit counts as kept, so that a deadline that many meet exactly is met.
            return LimitClaims.CountBreaching(times.Recorded, p, (long)Math.Clamp(limit.Value * times.UnitsPerOne, -1, long.MaxValue / 2));
        }

        double[] values = [.. OwnValues(series, budget.Aggregate).Where(value => !double.IsNaN(value))];
        return (values.Count(value => !limit.Holds(value)), values.Length);
    }

    private static IEnumerable<double> OwnValues(MetricSeries series, Aggregate aggregate) => series switch
    {
        ValueSeries values => values.Values,
        RatioSeries ratio => ratio.Numerators.Zip(ratio.Denominators, (above, below) => below > 0 ? above / below : double.NaN),
        DistributionSeries times when aggregate.Quantile is { } p =>
            times.Recorded.Select(each => each.Entered > 0 ? each.Quantile(p) / times.UnitsPerOne : double.NaN),
        DistributionSeries times => times.Recorded.Select(each => each.Mean / times.UnitsPerOne),
        CountSeries counts => counts.Counts,
        _ => throw Unknown(series),
    };

    private static bool IsShareOfCounts(RatioSeries ratio) =>
        MetricCatalogue.Get(ratio.Metric).Unit == "share"
        && ratio.Numerators.Zip(ratio.Denominators).All(pair => pair.First >= 0 && pair.First <= pair.Second && double.IsInteger(pair.First) && double.IsInteger(pair.Second));

    private static InvalidOperationException Unknown(MetricSeries series) => new($"Unknown kind of series: {series.GetType().Name}.");
}
