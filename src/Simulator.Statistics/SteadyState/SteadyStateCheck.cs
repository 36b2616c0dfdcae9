namespace Simulator.Statistics;

/// <summary>Whether a warm-up was long enough.</summary>
public enum SteadyStateVerdict
{
    /// <summary>No week differs by more than the tolerance as far as the data show, but some interval reaches beyond it.</summary>
    NotContradicted,

    /// <summary>Every first week is shown to differ by no more than the tolerance.</summary>
    Shown,

    /// <summary>A week is shown to differ by more than the tolerance: the warm-up has to be longer.</summary>
    TooShort,
}

/// <summary>The result of a <see cref="SteadyStateCheck"/>.</summary>
/// <param name="Verdict">What is shown.</param>
/// <param name="Reference">The mean of the last half of the weeks, over replications.</param>
/// <param name="Tolerance">The tolerance in the unit of the values.</param>
/// <param name="Weeks">Per first week, its difference from the last half with an interval simultaneous over the weeks.</param>
/// <param name="WorstWeek">Index of the first week farthest outside the tolerance, or of the largest difference.</param>
public sealed record SteadyStateResult(
    SteadyStateVerdict Verdict, double Reference, double Tolerance, IReadOnlyList<DifferenceInterval> Weeks, int WorstWeek);

/// <summary>
/// Checks a declared warm-up: each of the first whole weeks after it against the mean of the last half of the weeks, paired over
/// replications (Student's t, Bonferroni over the weeks). Weeks and not shorter spans, because a calendar repeats by the week.
/// </summary>
public static class SteadyStateCheck
{
    /// <summary>Checks the weeks after the warm-up.</summary>
    /// <param name="weeks">Per replication, one value for each whole week after the warm-up, all finite and equally many, at least 2.</param>
    /// <param name="tolerance">Difference that does not matter, as a share of the absolute value of the last half's mean, 0 or above, default 0.05.</param>
    /// <param name="firstWeeks">How many weeks are checked, 1 to half of the weeks; null for all of the first half.</param>
    /// <param name="alpha">Risk of calling a steady state too short, above 0 to below 0.5, default 0.05.</param>
    /// <returns>The verdict; not contradicted for fewer than two replications.</returns>
    /// <exception cref="ArgumentException">There is no replication, or they differ in weeks, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static SteadyStateResult Of(IReadOnlyList<double[]> weeks, double tolerance = 0.05, int? firstWeeks = null, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(weeks);
        Require.NotNegative(tolerance);
        LimitJudge.RequireAlpha(alpha);
        int length = weeks.Count > 0 ? weeks[0].Length : 0;
        if (length < 2 || weeks.Any(each => each.Length != length))
        {
            throw new ArgumentException("Every replication needs as many weeks, at least 2.", nameof(weeks));
        }

        int half = length / 2;
        int check = firstWeeks ?? half;
        ArgumentOutOfRangeException.ThrowIfLessThan(check, 1, nameof(firstWeeks));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(check, half, nameof(firstWeeks));
        double[] last = [.. weeks.Select(each => each.Skip(half).Average())];
        double reference = last.Average();
        double level = 1 - (alpha / check);
        DifferenceInterval[] differences = [.. Enumerable.Range(0, check).Select(week => Difference(weeks, week, last, level))];
        return Judge(reference, tolerance * Math.Abs(reference), differences);
    }

    private static DifferenceInterval Difference(IReadOnlyList<double[]> weeks, int week, double[] last, double level)
    {
        var estimate = MeanInterval.Of([.. weeks.Select((each, r) => each[week] - last[r])], level);
        return new DifferenceInterval(estimate.Value, estimate.Low, estimate.High, level, ComparisonMethod.PairedT);
    }

    private static SteadyStateResult Judge(double reference, double tolerance, DifferenceInterval[] weeks)
    {
        var worst = Enumerable.Range(0, weeks.Length).MaxBy(week => (Outside(weeks[week], tolerance), Math.Abs(weeks[week].Value)));
        var verdict = Outside(weeks[worst], tolerance) > 0 ? SteadyStateVerdict.TooShort
            : weeks.All(week => week.Low >= -tolerance && week.High <= tolerance) ? SteadyStateVerdict.Shown
            : SteadyStateVerdict.NotContradicted;
        return new SteadyStateResult(verdict, reference, tolerance, weeks, worst);
    }

    /// <summary>How far the whole interval lies outside the tolerance; 0 when it does not.</summary>
    private static double Outside(DifferenceInterval week, double tolerance) => Math.Max(0, Math.Max(week.Low - tolerance, -tolerance - week.High));
}
