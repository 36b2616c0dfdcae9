namespace Simulator.Statistics;

/// <summary>Intervals of a proportion from independent yes-or-no samples: replications, never items that share a queue.</summary>
public static class ProportionInterval
{
    /// <summary>Wilson's score interval (Wilson, 1927): close to its level on average, also for few samples.</summary>
    /// <param name="successes">Number of successes, 0 to <paramref name="samples"/>.</param>
    /// <param name="samples">Number of independent samples, 1 or more.</param>
    /// <param name="level">Confidence level, strictly between 0 and 1, default 0.95.</param>
    /// <returns>The estimate, inside 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Estimate Wilson(int successes, int samples, double level = 0.95)
    {
        Check(successes, samples, level);
        double share = (double)successes / samples;
        double z = NormalFunctions.Quantile(0.5 * (1 + level));
        double weight = z * z / samples;
        double centre = (share + (0.5 * weight)) / (1 + weight);
        double half = z * Math.Sqrt((share * (1 - share) / samples) + (0.25 * weight / samples)) / (1 + weight);
        // At 0 and n successes the end is 0 and 1 exactly; rounding must not say otherwise.
        double low = successes == 0 ? 0 : Math.Max(0, centre - half);
        double high = successes == samples ? 1 : Math.Min(1, centre + half);
        return new Estimate(share, low, high, level, samples, IntervalMethod.Wilson);
    }

    /// <summary>The exact interval of Clopper and Pearson (1934): covers at least its level, at each end with half of the risk.</summary>
    /// <param name="successes">Number of successes, 0 to <paramref name="samples"/>.</param>
    /// <param name="samples">Number of independent samples, 1 or more.</param>
    /// <param name="level">Confidence level, strictly between 0 and 1, default 0.95.</param>
    /// <returns>The estimate, inside 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Estimate ClopperPearson(int successes, int samples, double level = 0.95)
    {
        Check(successes, samples, level);
        double side = 0.5 * (1 + level);
        return new Estimate(
            (double)successes / samples,
            LowerBound(successes, samples, side),
            UpperBound(successes, samples, side),
            level,
            samples,
            IntervalMethod.ClopperPearson);
    }

    /// <summary>The exact one-sided upper bound: with no success in n samples, 1 - (1 - confidence)^(1/n), for instance 4.6 % for 64 at 0.95.</summary>
    /// <param name="successes">Number of successes, 0 to <paramref name="samples"/>.</param>
    /// <param name="samples">Number of independent samples, 1 or more.</param>
    /// <param name="confidence">Probability that the bound holds, strictly between 0 and 1, default 0.95.</param>
    /// <returns>The bound, above 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double UpperBound(int successes, int samples, double confidence = 0.95)
    {
        Check(successes, samples, confidence);
        return successes == samples ? 1 : ExactTail.Quantile(successes + 1.0, samples - successes, confidence);
    }

    /// <summary>The exact one-sided lower bound.</summary>
    /// <param name="successes">Number of successes, 0 to <paramref name="samples"/>.</param>
    /// <param name="samples">Number of independent samples, 1 or more.</param>
    /// <param name="confidence">Probability that the bound holds, strictly between 0 and 1, default 0.95.</param>
    /// <returns>The bound, 0 to below 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double LowerBound(int successes, int samples, double confidence = 0.95)
    {
        Check(successes, samples, confidence);
        return successes == 0 ? 0 : ExactTail.Quantile(successes, samples - successes + 1.0, 1 - confidence);
    }

    private static void Check(int successes, int samples, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, samples);
        Require.OpenUnit(level);
    }
}
