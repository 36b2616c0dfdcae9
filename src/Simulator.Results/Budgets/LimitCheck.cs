using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>Holds a series against an absolute limit.</summary>
internal static class LimitCheck
{
    public static BudgetCheck Of(Budget budget, MetricSeries series, OnNoData onNoData)
    {
        var look = TwoLooks.At(series.Replications, budget.Alpha);
        var limit = budget.Limit!;
        if (series is CountSeries counts)
        {
            return Exact(budget, limit, counts.Counts.Sum(), series.Replications);
        }

        var unit = 1 / RunSamplesOf.UnitsPerOne(series, budget.Aggregate);
        var result = budget.Periods is { } share ? Periods(series, budget, limit, share, look.Alpha) : Items(series, budget, limit, look.Alpha);
        if (result is null || result.Reason == LimitReason.NoSamples || (result.Reason == LimitReason.Undefined && series.Estimate(budget.Aggregate, 0.95) is { IsDefined: false }))
        {
            return WithoutData(budget, limit, onNoData, series.Replications);
        }

        var scale = budget.Periods is null ? unit : 1;
        var verdict = result.Verdict switch
        {
            LimitVerdict.Pass => BudgetVerdict.Pass,
            LimitVerdict.Fail => BudgetVerdict.Fail,
            _ => BudgetVerdict.Inconclusive,
        };
        return new BudgetCheck(
            budget,
            IsRelative: false,
            verdict,
            BudgetWords.Reason(result.Reason),
            BudgetWords.LimitOf(budget),
            new Estimate(result.Value * scale, result.Low * scale, result.High * scale, 1 - (2 * result.Alpha), result.Samples, IntervalMethod.StudentT),
            double.NaN,
            budget.Periods is null ? limit.Value : 1 - budget.Periods.Value,
            result.PValueFail,
            verdict == BudgetVerdict.Inconclusive ? BudgetWords.Settling(result.Needed) : string.Empty,
            verdict == BudgetVerdict.Pass ? Detectable(budget, result, scale) : string.Empty,
            look.IsGuaranteed);
    }

    private static LimitResult? Items(MetricSeries series, Budget budget, BudgetLimit limit, double alpha)
    {
        var inUnits = limit.Value * RunSamplesOf.UnitsPerOne(series, budget.Aggregate);
        var claim = limit.Side == BudgetSide.AtMost ? Limit.AtMost(inUnits) : Limit.AtLeast(inUnits);
        return series switch
        {
            ValueSeries values => values.Values.Any(double.IsNaN) ? null : LimitClaims.OfMean([.. values.Values], claim, alpha),
            RatioSeries ratio when IsShareOfCounts(ratio) =>
                LimitClaims.OfShare([.. ratio.Numerators.Select(each => (long)each)], [.. ratio.Denominators.Select(each => (long)each)], claim, alpha),
            RatioSeries ratio => LimitClaims.OfRatio([.. ratio.Numerators], [.. ratio.Denominators], claim, alpha),
            DistributionSeries times when budget.Aggregate.Quantile is { } p => LimitClaims.OfQuantile(times.Recorded, p, claim, alpha),
            DistributionSeries times => LimitClaims.OfRatio([.. times.Sums()], [.. times.Recorded.Select(each => (double)each.Count)], claim, alpha),
            _ => throw new InvalidOperationException($"Unknown kind of series: {series.GetType().Name}."),
        };
    }

    /// <summary>The share of periods that break the limit for themselves, exactly after Clopper and Pearson.</summary>
    private static LimitResult Periods(MetricSeries series, Budget budget, BudgetLimit limit, double share, double alpha)
    {
        double[] values = [.. OwnValues(series, budget.Aggregate).Where(value => !double.IsNaN(value))];
        var breaching = values.Count(value => limit.Side == BudgetSide.AtMost ? value > limit.Value : value < limit.Value);
        return LimitClaims.OfTypicalPeriod(breaching, values.Length, Limit.AtMost(1 - share), alpha);
    }

    private static IEnumerable<double> OwnValues(MetricSeries series, Aggregate aggregate) => series switch
    {
        ValueSeries values => values.Values,
        RatioSeries ratio => ratio.Numerators.Zip(ratio.Denominators, (above, below) => below > 0 ? above / below : double.NaN),
        DistributionSeries times when aggregate.Quantile is { } p =>
            times.Recorded.Select(each => each.Entered > 0 ? each.Quantile(p) / times.UnitsPerOne : double.NaN),
        DistributionSeries times => times.Recorded.Select(each => each.Mean / times.UnitsPerOne),
        CountSeries counts => counts.Counts,
        _ => throw new InvalidOperationException($"Unknown kind of series: {series.GetType().Name}."),
    };

    private static bool IsShareOfCounts(RatioSeries ratio) =>
        MetricCatalogue.Get(ratio.Metric).Unit == "share"
        && ratio.Numerators.Zip(ratio.Denominators).All(pair => pair.First >= 0 && pair.First <= pair.Second && double.IsInteger(pair.First) && double.IsInteger(pair.Second));

    private static BudgetCheck Exact(Budget budget, BudgetLimit limit, double value, int replications)
    {
        var isKept = limit.Side == BudgetSide.AtMost ? value <= limit.Value : value >= limit.Value;
        return new BudgetCheck(
            budget, IsRelative: false, isKept ? BudgetVerdict.Pass : BudgetVerdict.Fail, string.Empty, BudgetWords.LimitOf(budget),
            new Estimate(value, value, value, 1 - (2 * budget.Alpha), replications, IntervalMethod.StudentT), double.NaN, limit.Value,
            isKept ? 1 : 0, string.Empty, string.Empty, IsGuaranteed: true);
    }

    private static BudgetCheck WithoutData(Budget budget, BudgetLimit limit, OnNoData onNoData, int replications) => new(
        budget, IsRelative: false, onNoData == OnNoData.Fail ? BudgetVerdict.Fail : BudgetVerdict.Inconclusive, "nothing was measured: the run has no sample",
        BudgetWords.LimitOf(budget), new Estimate(double.NaN, double.NaN, double.NaN, 1 - (2 * budget.Alpha), replications, IntervalMethod.StudentT), double.NaN,
        limit.Value, onNoData == OnNoData.Fail ? 0 : 1, "run longer, or gate something", string.Empty, IsGuaranteed: false);

    /// <summary>What a run of this size would have called a breach with a power of 80 %: the limit and what the spread adds to it.</summary>
    private static string Detectable(Budget budget, LimitResult result, double scale)
    {
        var half = Math.Abs(result.EndUsed - result.Value) * scale;
        if (!double.IsFinite(half) || half == 0 || result.Samples < 2)
        {
            return string.Empty;
        }

        var margin = DetectableEffects.FromHalfWidth(half, result.Samples, result.Alpha);
        var limit = budget.Periods is null ? budget.Limit!.Value : 1 - budget.Periods.Value;
        var unit = budget.Periods is null ? MetricCatalogue.Get(budget.Metric).Unit : "share";
        var isAtMost = result.Limit.Side == LimitSide.AtMost;
        return $"{HumanText.Value(isAtMost ? limit + margin : limit - margin, unit)} would have been called a breach in 4 of 5 runs";
    }
}
