using MathNet.Numerics;

namespace Simulator.Statistics;

/// <summary>Regularised incomplete gamma functions, with the small arguments that the library rounds to 0, and moments.</summary>
internal static class GammaFunctions
{
    private const double SmallArgument = 1e-9;

    /// <summary>P(a, x): the distribution function of a gamma variate with shape a and scale 1.</summary>
    public static double LowerShare(double shape, double x)
    {
        if (!(x > 0))
        {
            return 0;
        }

        if (double.IsPositiveInfinity(x))
        {
            return 1;
        }

        return x < SmallArgument ? LowerSeries(shape, x) : SpecialFunctions.GammaLowerRegularized(shape, x);
    }

    /// <summary>Q(a, x) = 1 - P(a, x), accurate in the upper tail.</summary>
    public static double UpperShare(double shape, double x)
    {
        if (!(x > 0))
        {
            return 1;
        }

        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        return x < SmallArgument ? 1 - LowerSeries(shape, x) : SpecialFunctions.GammaUpperRegularized(shape, x);
    }

    /// <summary>Density of shape a and scale 1.</summary>
    public static double Density(double shape, double x) =>
        x > 0 ? Math.Exp(((shape - 1) * Math.Log(x)) - x - SpecialFunctions.GammaLn(shape)) : 0;

    /// <summary>E[X] or E[X^2] of a gamma variate.</summary>
    public static double Moment(double shape, double scale, int order) =>
        order == 1 ? shape * scale : shape * (shape + 1) * scale * scale;

    /// <summary>A start for the root search at a tail probability: Wilson and Hilferty (1931), or the leading power of the lower tail where that fails.</summary>
    public static double GuessQuantile(double shape, double tail, bool upper)
    {
        double ninth = 1 / (9 * shape);
        double cube = 1 - ninth + ((upper ? -1 : 1) * NormalFunctions.Quantile(tail) * Math.Sqrt(ninth));
        if (cube > 0.3 || (upper && shape >= 1))
        {
            return shape * Math.Max(0.3, cube) * Math.Max(0.3, cube) * Math.Max(0.3, cube);
        }

        double u = upper ? 1 - tail : tail;
        return Math.Exp((Math.Log(u) + SpecialFunctions.GammaLn(shape + 1)) / shape);
    }

    // Two terms of the power series (Abramowitz and Stegun 6.5.29): the third is below 1e-18 of the first here.
    private static double LowerSeries(double shape, double x) =>
        Math.Exp((shape * Math.Log(x)) - SpecialFunctions.GammaLn(shape + 1)) * (1 - (shape * x / (shape + 1)));
}
