namespace Simulator.Statistics;

/// <summary>A limit on a ratio of sums by the t test of Y_r - X N_r, inverted in X: Fieller's interval (Fieller, 1954).</summary>
internal static class RatioClaim
{
    /// <summary>Hall's ends are searched this many widths of Fieller's interval beyond it.</summary>
    private const double RangeInWidths = 4;

    public static LimitResult Judge(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, Limit limit, double alpha)
    {
        const LimitMethod method = LimitMethod.Fieller;
        if (numerators.IsEmpty)
        {
            return LimitJudge.Without(LimitReason.NoSamples, double.NaN, limit, alpha, 0, method);
        }

        var above = Samples.Of(numerators, nameof(numerators));
        var below = Samples.Of(denominators, nameof(denominators));
        double ratio = below.Mean > 0 ? above.Mean / below.Mean : double.NaN;
        if (below is { Mean: 0, Variance: 0 or double.NaN })
        {
            return LimitJudge.Without(LimitReason.NoSamples, double.NaN, limit, alpha, below.Count, method); // nothing was at stake
        }

        if (below.Count < 2)
        {
            return LimitJudge.Without(LimitReason.TooFewReplications, ratio, limit, alpha, below.Count, method);
        }

        double critical = Student.Critical(alpha, below.Count - 1);
        if (Ends(numerators, denominators, above, below, critical) is not { } ends)
        {
            return LimitJudge.Without(LimitReason.Undefined, ratio, limit, alpha, below.Count, method);
        }

        if (HallTransform.Reaches(above, alpha))
        {
            double width = Math.Max(ends.High - ends.Low, 1e-9 * Math.Abs(ratio));
            (double Low, double High) range = (ends.Low - (RangeInWidths * width), ends.High + (RangeInWidths * width));
            return CountClaims.RatioByHall(ratio, numerators.ToArray(), denominators.ToArray(), range, limit, alpha);
        }

        var gaps = new double[below.Count];
        for (int r = 0; r < gaps.Length; r++)
        {
            gaps[r] = numerators[r] - (limit.Value * denominators[r]);
        }

        var gap = Samples.Of(gaps, nameof(numerators));
        var test = new StudentContrast(gap.Mean, gap.StandardError, gap.Count - 1);
        return LimitJudge.Judge(
            new LimitJudge.Evidence(ratio, ends.Low, ends.High, test.PValueAbove(0), test.PValueBelow(0)), limit, alpha, below.Count, method);
    }

    /// <summary>The roots X of (mean Y - X mean N)^2 = t^2 var(Y - X N) / n; null when the mean of N is not clearly above 0.</summary>
    private static (double Low, double High)? Ends(
        ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, Samples above, Samples below, double critical)
    {
        double covariance = 0;
        for (int r = 0; r < numerators.Length; r++)
        {
            covariance += (numerators[r] - above.Mean) * (denominators[r] - below.Mean);
        }

        double weight = critical * critical / below.Count;
        double square = (below.Mean * below.Mean) - (weight * below.Variance);
        if (!(square > 0 && below.Mean > 0))
        {
            return null;
        }

        double product = (above.Mean * below.Mean) - (weight * covariance / (below.Count - 1));
        double constant = (above.Mean * above.Mean) - (weight * above.Variance);
        double root = Math.Sqrt(Math.Max(0, (product * product) - (square * constant)));
        return ((product - root) / square, (product + root) / square);
    }
}
