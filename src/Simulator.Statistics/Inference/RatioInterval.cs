namespace Simulator.Statistics;

/// <summary>Intervals of a ratio of sums over replications, sum Y / sum N: a ratio of means, never a mean of ratios.</summary>
public static class RatioInterval
{
    /// <summary>
    /// The ratio with the delta method: the residuals Y_r - R N_r have mean 0, and t times their standard error over the mean of N is the
    /// half-width. Undefined when the t interval of the mean of N, at the same level, is not above 0 (Fieller, 1954: the exact set is then
    /// unbounded). One replication gives an interval without ends.
    /// </summary>
    /// <param name="numerators">Y_r, one per replication: at least one, finite.</param>
    /// <param name="denominators">N_r, as many, finite.</param>
    /// <param name="level">Confidence level, strictly between 0 and 1, default 0.95.</param>
    /// <returns>The estimate of the ratio; undefined when the denominator is not clearly above 0.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, are empty, or hold a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside its range.</exception>
    public static Estimate Of(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, double level = 0.95)
    {
        Require.OpenUnit(level);
        RequireSameLength(numerators.Length, denominators.Length);
        var above = Samples.Of(numerators, nameof(numerators));
        var below = Samples.Of(denominators, nameof(denominators));
        if (!(below.Mean > 0))
        {
            return Estimate.Undefined(level, below.Count, IntervalMethod.Ratio);
        }

        double ratio = above.Mean / below.Mean;
        if (below.Count == 1)
        {
            return new Estimate(ratio, double.NegativeInfinity, double.PositiveInfinity, level, 1, IntervalMethod.Ratio);
        }

        double critical = Samples.Critical(level, below.Count);
        if (below.Mean - (critical * below.StandardError) <= 0)
        {
            return Estimate.Undefined(level, below.Count, IntervalMethod.Ratio);
        }

        double half = critical * ResidualError(numerators, denominators, ratio) / below.Mean;
        return new Estimate(ratio, ratio - half, ratio + half, level, below.Count, IntervalMethod.Ratio);
    }

    /// <summary>A paired difference per unit of N: [sum (A_r - B_r)] / sum N_r, for two arms of the same replications.</summary>
    /// <param name="first">A_r, one per replication: at least one, finite.</param>
    /// <param name="second">B_r of the same replications, as many, finite.</param>
    /// <param name="denominators">N_r, as many, finite.</param>
    /// <param name="level">Confidence level, strictly between 0 and 1, default 0.95.</param>
    /// <returns>The estimate of the difference per unit.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, are empty, or hold a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside its range.</exception>
    public static Estimate OfDifference(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> denominators, double level = 0.95)
    {
        RequireSameLength(first.Length, second.Length);
        var differences = new double[first.Length];
        for (int i = 0; i < differences.Length; i++)
        {
            differences[i] = first[i] - second[i];
        }

        return Of(differences, denominators, level);
    }

    private static double ResidualError(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, double ratio)
    {
        double squares = 0;
        for (int i = 0; i < numerators.Length; i++)
        {
            double residual = numerators[i] - (ratio * denominators[i]);
            squares += residual * residual;
        }

        return Math.Sqrt(squares / (numerators.Length - 1) / numerators.Length);
    }

    private static void RequireSameLength(int first, int second)
    {
        if (first != second)
        {
            throw new ArgumentException($"Replications must pair up: {first} values against {second}.");
        }
    }
}
