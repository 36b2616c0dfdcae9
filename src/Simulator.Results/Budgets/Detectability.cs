using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>
/// What four of five such runs would have called a breach: a pass is worth as much as what it would have caught. If only this budget is
/// breached, Holm's procedure asks of it the level divided by the number of claims, so that is the level taken here.
/// </summary>
internal static class Detectability
{
    private const double Power = 0.8;

    /// <summary>The true value, in the unit of the check; NaN when it is not known.</summary>
    /// <param name="budget">A budget that is kept.</param>
    /// <param name="result">Its result.</param>
    /// <param name="scale">From the unit of the result to that of the metric.</param>
    /// <param name="family">Number of claims.</param>
    public static double OfLimit(Budget budget, LimitResult result, double scale, int family)
    {
        if (budget.Periods is not null)
        {
            return OfPeriods(result, family);
        }

        var half = Math.Abs(result.EndUsed - result.Value) * scale;
        if (!double.IsFinite(half) || half == 0 || result.Samples < 2)
        {
            return double.NaN;
        }

        var error = half / Critical(result.Alpha, result.Samples - 1);
        var margin = DetectableEffects.Minimum(error, result.Samples - 1, result.Alpha / family, Power);
        return result.Limit.Side == LimitSide.AtMost ? budget.Limit!.Value + margin : budget.Limit!.Value - margin;
    }

    /// <summary>A change for the worse that was computed for one claim, as it has to be among several; NaN when it is not known.</summary>
    public static double OfTolerance(ComparisonResult result, double alpha, int family)
    {
        var effect = result.MinimumDetectableEffect;
        if (!double.IsFinite(effect) || result.Samples < 2 || result.Reason == ComparisonReason.Unchanged)
        {
            return double.NaN;
        }

        var degrees = result.Samples - 1;
        var beyond = Math.Max(0, effect - result.Tolerance);
        return result.Tolerance + (beyond * DetectableEffects.Minimum(1, degrees, alpha / family, Power) / DetectableEffects.Minimum(1, degrees, alpha, Power));
    }

    /// <summary>
    /// How many replications would make a failure stand that is lost among many claims, if its estimate stayed: half-widths shrink with the root of
    /// their number, and the critical value to reach is that of the smallest level.
    /// </summary>
    public static ReplicationNeed AmongMany(BudgetCheck check, int family) => check.Value.Samples < 2 || check.PValueFail is <= 0 or >= 0.5
        ? ReplicationNeed.None
        : ReplicationNeed.ToSettle(
            check.Value.Samples, Critical(check.Alpha / family, check.Value.Samples - 1), Critical(check.PValueFail, check.Value.Samples - 1));

    /// <summary>The share at which the fewest breaching periods that fail come with the power: P(fewer) = 1 - power is solved by Clopper and Pearson's upper end.</summary>
    private static double OfPeriods(LimitResult result, int family)
    {
        for (var breaching = 1; breaching <= result.Samples; breaching++)
        {
            if (ProportionInterval.LowerBound(breaching, result.Samples, 1 - (result.Alpha / family)) > result.Limit.Value)
            {
                return ProportionInterval.UpperBound(breaching - 1, result.Samples, Power);
            }
        }

        return double.NaN;
    }

    /// <summary>Student's critical value: the detectable effect at a power of one half.</summary>
    private static double Critical(double alpha, double degrees) => DetectableEffects.Minimum(1, degrees, alpha, 0.5);
}
