namespace Simulator.Statistics;

/// <summary>
/// Hall's cubic transform of the t statistic against skewness (Hall, 1992, "On the removal of skewness by transformation"): monotone in the mean
/// for a given standard deviation and skewness, so it can be inverted in closed form.
/// </summary>
internal static class HallTransform
{
    /// <summary>Whether there are enough values, of some spread, and the level is not too far out for the transform to be trusted.</summary>
    public static bool Reaches(Samples samples, double alpha) =>
        samples.Count >= ClaimTest.MinReplications && alpha >= ClaimTest.MinAlpha && samples.Variance > 0;

    /// <summary>sqrt(n) [S + g S^2 / 3 + g^2 S^3 / 27 + g / (6 n)] with S = mean / standard deviation and g the sample skewness; NaN below two values.</summary>
    public static double Statistic(ReadOnlySpan<double> values, Samples samples)
    {
        if (samples.Count < 2)
        {
            return double.NaN;
        }

        if (samples.Variance == 0)
        {
            return samples.Mean == 0 ? 0 : Math.Sign(samples.Mean) * double.PositiveInfinity;
        }

        double n = samples.Count;
        double skewness = Skewness(values, samples);
        double s = samples.Mean / Math.Sqrt(samples.Variance);
        return Math.Sqrt(n) * (s + (skewness * s * s / 3) + (skewness * skewness * s * s * s / 27) + (skewness / (6 * n)));
    }

    /// <summary>The mean at which the transformed statistic of the values less that mean is t.</summary>
    public static double MeanAt(ReadOnlySpan<double> values, Samples samples, double t)
    {
        if (samples.Variance == 0)
        {
            return samples.Mean;
        }

        double n = samples.Count;
        double skewness = Skewness(values, samples);
        double shifted = (t / Math.Sqrt(n)) - (skewness / (6 * n));
        // S + g S^2 / 3 + g^2 S^3 / 27 = ((1 + g S / 3)^3 - 1) / g
        double s = Math.Abs(skewness) < 1e-9 ? shifted : 3 * (Math.Cbrt(1 + (skewness * shifted)) - 1) / skewness;
        return samples.Mean - (s * Math.Sqrt(samples.Variance));
    }

    /// <summary>P(T &lt;= statistic) with as many values; 1 when there is no statistic.</summary>
    public static double TailBelow(double statistic, int count) => count < 2 ? 1 : Student.Above(-statistic, count - 1);

    private static double Skewness(ReadOnlySpan<double> values, Samples samples)
    {
        double n = samples.Count;
        double deviation = Math.Sqrt(samples.Variance * (n - 1) / n);
        double cubes = 0;
        foreach (double value in values)
        {
            double standard = (value - samples.Mean) / deviation;
            cubes += standard * standard * standard;
        }

        return cubes / n;
    }
}
