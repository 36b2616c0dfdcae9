using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>Holds a series against that of the baseline.</summary>
internal static class ToleranceCheck
{
    /// <summary>Judges.</summary>
    /// <param name="budget">A budget with a tolerance.</param>
    /// <param name="series">What it speaks of.</param>
    /// <param name="identity">The run.</param>
    /// <param name="baseline">The run to compare with; null for none.</param>
    /// <param name="onNoData">What a run without samples counts as.</param>
    /// <param name="family">Among how many claims a failure has to stand.</param>
    public static BudgetCheck Of(Budget budget, MetricSeries series, RunIdentity identity, FinishedRun? baseline, OnNoData onNoData, int family)
    {
        if (!LimitClaim.HasSample(series))
        {
            return BudgetWords.NoSample(Without(budget, series, string.Empty, string.Empty), onNoData);
        }

        if (baseline is null)
        {
            return Without(budget, series, "there is no baseline", "keep one with 'baseline save RUN', or name it with --baseline");
        }

        if (baseline.Samples.Find(budget.Metric, budget.Where, budget.Aggregate) is not { } other)
        {
            return Without(budget, series, "the baseline has no such metric", "save a newer run as the baseline");
        }

        var (pairing, _, common) = RunPairing.Of(baseline.Result.Identity, identity);
        var isPaired = pairing == Pairing.Paired;
        var before = RunSamplesOf.Of(isPaired ? other.First(common) : other, budget.Aggregate);
        var after = RunSamplesOf.Of(isPaired ? series.First(common) : series, budget.Aggregate);
        if (before is null || after is null)
        {
            return Without(budget, series, "undefined in a run: nothing to divide by", string.Empty);
        }

        var look = TwoLooks.At(common, budget.Alpha);
        var result = RunComparison.Of(before, after, Options(budget, series, pairing, look.Alpha));
        return Soundness.OfBaseline(Judged(budget, result, 1 / RunSamplesOf.UnitsPerOne(series, budget.Aggregate), look, family), baseline);
    }

    private static ComparisonOptions Options(Budget budget, MetricSeries series, Pairing pairing, double alpha)
    {
        var tolerance = budget.Tolerance!;
        var absolute = tolerance.OrAbsolute * RunSamplesOf.UnitsPerOne(series, budget.Aggregate);
        return new ComparisonOptions
        {
            Pairing = pairing,
            Worse = MetricCatalogue.Get(budget.Metric).Better == Better.Higher ? WorseSide.Lower : WorseSide.Higher,
            Margin = tolerance.OrAbsolute > 0 ? Margin.OfBase(tolerance.Worse).OrAbsolute(absolute) : Margin.OfBase(tolerance.Worse),
            Alpha = alpha,
        };
    }

    private static BudgetCheck Judged(Budget budget, ComparisonResult result, double unit, Look look, int family)
    {
        var verdict = result.Verdict switch
        {
            ComparisonVerdict.Regression => BudgetVerdict.Fail,
            ComparisonVerdict.Improved or ComparisonVerdict.NoWorse => BudgetVerdict.Pass,
            _ => BudgetVerdict.Inconclusive,
        };
        var difference = result.Difference.Scale(unit);
        var (needed, settling) = verdict == BudgetVerdict.Inconclusive ? BudgetWords.Settling(result) : (null, string.Empty);
        var detectable = verdict == BudgetVerdict.Pass ? Detectability.OfTolerance(result, look.Alpha, family) * unit : double.NaN;
        return new BudgetCheck
        {
            Budget = budget,
            IsRelative = true,
            Verdict = verdict,
            Reason = ComparisonWords.Reason(result.Reason),
            Limit = BudgetWords.ToleranceOf(budget),
            Value = new Estimate(difference.Value, difference.Low, difference.High, difference.Level, result.Samples, IntervalMethod.StudentT),
            Base = result.BaseValue * unit,
            Bound = result.Tolerance * unit,
            Alpha = look.Alpha,
            Method = BudgetWords.Method(result.Difference.Method),
            PValuePass = result.PValueNoWorse,
            PValueFail = result.PValueRegression,
            Settling = settling,
            Needed = needed,
            Detectable = BudgetWords.DetectableChange(budget, detectable),
            DetectableAt = detectable,
            IsGuaranteed = look.IsGuaranteed && !result.IsApproximate,
        };
    }

    private static BudgetCheck Without(Budget budget, MetricSeries series, string reason, string settling) => new()
    {
        Budget = budget,
        IsRelative = true,
        Verdict = BudgetVerdict.Inconclusive,
        Reason = reason,
        Limit = BudgetWords.ToleranceOf(budget),
        Value = new Estimate(double.NaN, double.NaN, double.NaN, 1 - (2 * budget.Alpha), series.Replications, IntervalMethod.StudentT),
        Alpha = budget.Alpha,
        Settling = settling,
    };
}
