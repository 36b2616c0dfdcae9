namespace Simulator.Statistics;

/// <summary>What an experiment of this precision can see.</summary>
public static class DetectableEffects
{
    /// <summary>
    /// The minimum detectable effect (Bloom, 1995): the smallest true difference that a one-sided test finds with the given power,
    /// (t(1 - alpha) + t(power)) x standard error. Add the margin when the test is against one.
    /// </summary>
    /// <param name="standardError">Standard error reached, 0 or above; infinite or NaN is passed through.</param>
    /// <param name="degrees">Degrees of freedom, 1 or more.</param>
    /// <param name="alpha">One-sided level, above 0 to below 0.5.</param>
    /// <param name="power">Probability of finding it, at least the level and below 1, default 0.8.</param>
    /// <returns>The difference, in the unit of the standard error.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Minimum(double standardError, double degrees, double alpha, double power = 0.8)
    {
        Require.NotBelowZero(standardError);
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        Require.OpenUnit(alpha);
        Require.OpenUnit(power);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 0.5);
        ArgumentOutOfRangeException.ThrowIfLessThan(power, alpha);
        return (Student.Critical(alpha, degrees) + Student.Critical(1 - power, degrees)) * standardError;
    }

    /// <summary>The same from the half-width of a one-sided interval by Student's t, taken as its critical value times the standard error.</summary>
    /// <param name="halfWidth">Distance from the estimate to the end of its interval at the level, 0 or above.</param>
    /// <param name="samples">Number of replications, 2 or more.</param>
    /// <param name="alpha">One-sided level of the end, above 0 to below 0.5.</param>
    /// <param name="power">Probability of finding it, at least the level and below 1, default 0.8.</param>
    /// <returns>The difference, in the unit of the half-width.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double FromHalfWidth(double halfWidth, int samples, double alpha, double power = 0.8)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        Require.OpenUnit(alpha);
        return Minimum(halfWidth / Student.Critical(alpha, samples - 1), samples - 1, alpha, power);
    }
}
