using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>Holds a series against that of the baseline.</summary>
internal static class ToleranceCheck
{
    public static BudgetCheck Of(Budget budget, MetricSeries series, RunIdentity identity, FinishedRun? baseline)
    {
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
        return before is null || after is null
            ? Without(budget, series, "undefined in a run: nothing to divide by", string.Empty)
            : Judge(budget, RunComparison.Of(before, after, Options(budget, series, pairing)), 1 / RunSamplesOf.UnitsPerOne(series, budget.Aggregate));
    }

    private static ComparisonOptions Options(Budget budget, MetricSeries series, Pairing pairing)
    {
        var tolerance = budget.Tolerance!;
        var absolute = tolerance.OrAbsolute * RunSamplesOf.UnitsPerOne(series, budget.Aggregate);
        return new ComparisonOptions
        {
            Pairing = pairing,
            Worse = MetricCatalogue.Get(budget.Metric).Better == Better.Higher ? WorseSide.Lower : WorseSide.Higher,
            Margin = tolerance.OrAbsolute > 0 ? Margin.OfBase(tolerance.Worse).OrAbsolute(absolute) : Margin.OfBase(tolerance.Worse),
            Alpha = budget.Alpha,
        };
    }

    private static BudgetCheck Judge(Budget budget, ComparisonResult result, double unit)
    {
        var verdict = result.Verdict switch
        {
            ComparisonVerdict.Regression => BudgetVerdict.Fail,
            ComparisonVerdict.Improved or ComparisonVerdict.NoWorse => BudgetVerdict.Pass,
            _ => BudgetVerdict.Inconclusive,
        };
        var difference = result.Difference.Scale(unit);
        return new BudgetCheck(
            budget,
            IsRelative: true,
            verdict,
            ComparisonWords.Reason(result.Reason),
            BudgetWords.ToleranceOf(budget),
            new Estimate(difference.Value, difference.Low, difference.High, difference.Level, result.Samples, IntervalMethod.StudentT),
            result.BaseValue * unit,
            result.Tolerance * unit,
            result.PValueRegression,
            verdict == BudgetVerdict.Inconclusive ? BudgetWords.Settling(result.Needed) : string.Empty,
            verdict == BudgetVerdict.Pass && double.IsFinite(result.MinimumDetectableEffect) && result.Reason != ComparisonReason.Unchanged
                ? $"{HumanText.Change(result.MinimumDetectableEffect * unit, MetricCatalogue.Get(budget.Metric).Unit).TrimStart('+')} worse would have been called a breach in 4 of 5 runs"
                : string.Empty,
            IsGuaranteed: false);
    }

    private static BudgetCheck Without(Budget budget, MetricSeries series, string reason, string settling) => new(
        budget, IsRelative: true, BudgetVerdict.Inconclusive, reason, BudgetWords.ToleranceOf(budget),
        new Estimate(double.NaN, double.NaN, double.NaN, 1 - (2 * budget.Alpha), series.Replications, IntervalMethod.StudentT), double.NaN, double.NaN,
        1, settling, string.Empty, IsGuaranteed: false);
}
