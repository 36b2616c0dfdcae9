using MathNet.Numerics.Integration;

namespace Simulator.Validation.Tests.Theory;

/// <summary>What reviewers find, and what two of them let through together.</summary>
internal static class Oversight
{
    /// <summary>Detection by the search law (Koopman, 1980) over exponential review times: maximum × m / (m + τ).</summary>
    public static double DetectionOfExponential(double maximum, double meanTime, double timeConstant) => maximum * meanTime / (meanTime + timeConstant);

    /// <summary>The same over Weibull review times, by numerical integration over the quantile function.</summary>
    public static double DetectionOfWeibull(double maximum, double shape, double scale, double timeConstant)
    {
        // E[exp(-T/τ)] with T = scale y^(1/shape) and y exponential; the substitution y = z^4 smooths the origin.
        double Integrand(double z) => Math.Exp(-(z * z * z * z) - (scale * Math.Pow(z, 4 / shape) / timeConstant)) * 4 * z * z * z;
        return maximum * (1 - GaussLegendreRule.Integrate(Integrand, 0, 3, 128));
    }

    /// <summary>Two reviewers each miss with probability m; with probability β the second repeats what the first saw: β m + (1 - β) m².</summary>
    /// <param name="copying">β.</param>
    /// <param name="misses">The misses of equally frequent kinds of action: m varies between actions, not between reviewers of one.</param>
    public static double EscapesTwo(double copying, params double[] misses) =>
        (copying * misses.Average()) + ((1 - copying) * misses.Average(miss => miss * miss));
}
