using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>Holds a series against an absolute limit.</summary>
internal static class LimitCheck
{
    /// <summary>Judges.</summary>
    /// <param name="budget">A budget with a limit.</param>
    /// <param name="series">What it speaks of.</param>
    /// <param name="onNoData">What a run without samples counts as.</param>
    /// <param name="family">Among how many claims a failure has to stand.</param>
    public static BudgetCheck Of(Budget budget, MetricSeries series, OnNoData onNoData, int family)
    {
        var look = TwoLooks.At(series.Replications, budget.Alpha);
        if (!LimitClaim.HasSample(series))
        {
            return WithoutData(budget, onNoData, look.Alpha, series.Replications);
        }

        if (budget.Periods is { } share)
        {
            return Judged(budget, LimitClaim.Periods(series, budget, share, look.Alpha), 1, look, family);
        }

        return series switch
        {
            CountSeries counts => Exact(budget, counts),
            ValueSeries values when values.Values.Count(double.IsNaN) is > 0 and var undefined => Undefined(budget, values, undefined, look.Alpha),
            _ => Judged(budget, LimitClaim.Items(series, budget, look.Alpha), 1 / RunSamplesOf.UnitsPerOne(series, budget.Aggregate), look, family),
        };
    }

    private static BudgetCheck Judged(Budget budget, LimitResult result, double scale, Look look, int family)
    {
        var (verdict, reason) = (result.Verdict, budget.Limit!.IsStrict && budget.Periods is null && result.EndUsed == result.Limit.Value) switch
        {
            (LimitVerdict.Pass, true) => (BudgetVerdict.Inconclusive, BudgetWords.AtStrictLimit),
            (LimitVerdict.Pass, _) => (BudgetVerdict.Pass, string.Empty),
            (LimitVerdict.Fail, _) => (BudgetVerdict.Fail, string.Empty),
            _ => (BudgetVerdict.Inconclusive, BudgetWords.Reason(result.Reason)),
        };
        var (needed, settling) = result.Verdict == LimitVerdict.Inconclusive ? BudgetWords.Settling(result) : (null, string.Empty);
        var detectable = verdict == BudgetVerdict.Pass ? Detectability.OfLimit(budget, result, scale, family) : double.NaN;
        return new BudgetCheck
        {
            Budget = budget,
            IsRelative = false,
            Verdict = verdict,
            Reason = reason,
            Limit = BudgetWords.LimitOf(budget),
            Value = new Estimate(result.Value * scale, result.Low * scale, result.High * scale, 1 - (2 * result.Alpha), result.Samples, IntervalMethod.StudentT),
            Bound = budget.Periods is null ? budget.Limit.Value : 1 - budget.Periods.Value,
            Alpha = look.Alpha,
            Method = BudgetWords.Method(result.Method),
            PValuePass = result.PValuePass,
            PValueFail = result.PValueFail,
            Settling = settling,
            Needed = needed,
            Detectable = BudgetWords.Detectable(budget, detectable),
            DetectableAt = detectable,
            IsGuaranteed = look.IsGuaranteed,
        };
    }

    /// <summary>A plain count has no sampling error: it is compared, not tested.</summary>
    private static BudgetCheck Exact(Budget budget, CountSeries counts)
    {
        var sum = counts.Counts.Sum();
        var isKept = budget.Limit!.Holds(sum);
        return new BudgetCheck
        {
            Budget = budget,
            IsRelative = false,
            Verdict = isKept ? BudgetVerdict.Pass : BudgetVerdict.Fail,
            Reason = string.Empty,
            Limit = BudgetWords.LimitOf(budget),
            Value = new Estimate(sum, sum, sum, 1 - (2 * budget.Alpha), counts.Replications, IntervalMethod.StudentT),
            Bound = budget.Limit.Value,
            Alpha = budget.Alpha,
            Method = "exact",
            PValuePass = isKept ? 0 : 1,
            PValueFail = isKept ? 1 : 0,
            IsGuaranteed = true,
        };
    }

    private static BudgetCheck Undefined(Budget budget, ValueSeries values, int undefined, double alpha) =>
        Open(budget, alpha, values.Replications) with
        {
            Reason = $"it has no value in {HumanText.Count(undefined)} of {HumanText.Count(values.Replications)} replications",
            Settling = "simulate longer periods, so that each has one",
        };

    private static BudgetCheck WithoutData(Budget budget, OnNoData onNoData, double alpha, int replications) =>
        BudgetWords.NoSample(Open(budget, alpha, replications), onNoData);

    private static BudgetCheck Open(Budget budget, double alpha, int replications) => new()
    {
        Budget = budget,
        IsRelative = false,
        Verdict = BudgetVerdict.Inconclusive,
        Reason = string.Empty,
        Limit = BudgetWords.LimitOf(budget),
        Value = new Estimate(double.NaN, double.NaN, double.NaN, 1 - (2 * alpha), replications, IntervalMethod.StudentT),
        Bound = budget.Periods is null ? budget.Limit!.Value : 1 - budget.Periods.Value,
        Alpha = alpha,
    };
}
