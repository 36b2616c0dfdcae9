using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Simulator.Statistics;

/// <summary>The standard normal distribution and the elementary functions that lose digits when written naively.</summary>
internal static class NormalFunctions
{
    /// <summary>1/2!, 1/3!, ... 1/15!.</summary>
    private static ReadOnlySpan<double> ReciprocalFactorials =>
    [
        1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5_040, 1.0 / 40_320, 1.0 / 362_880, 1.0 / 3_628_800, 1.0 / 39_916_800,
        1.0 / 479_001_600, 1.0 / 6_227_020_800, 1.0 / 87_178_291_200, 1.0 / 1_307_674_368_000,
    ];

    /// <summary>P(Z &lt;= z), accurate in the lower tail.</summary>
    public static double Cdf(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));

    /// <summary>Quantile at u in (0, 1); relative error below 1e-15 given u, by MathNet's inverse error function.</summary>
    public static double Quantile(double u) => Normal.InvCDF(0, 1, u);

    /// <summary>log(1 + x) for x > -1, exact to a few units in the last place (the correction is Kahan's).</summary>
    public static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        double rounded = sum - 1;
        return rounded == 0 ? x : Math.Log(sum) * (x / rounded);
    }

    /// <summary>
    /// How much longer than an exponential variate a span lasts, on average: x + mean (exp(-x / mean) - 1) for x >= 0. Near 0, where both parts
    /// cancel, by its own series mean (t²/2! - t³/3! + ...) in t = x / mean, to a few units in the last place.
    /// </summary>
    public static double ExponentialExcess(double x, double mean)
    {
        double t = x / mean;
        if (t > 0.5)
        {
            return x + (mean * (Math.Exp(-t) - 1));
        }

        double square = t * t;
        double even = 0, odd = 0; // the next term is below 1e-17 of the sum
        for (int pair = ReciprocalFactorials.Length - 2; pair >= 0; pair -= 2)
        {
            even = (even * square) + ReciprocalFactorials[pair];
            odd = (odd * square) + ReciprocalFactorials[pair + 1];
        }

        return mean * (square * (even - (t * odd)));
    }

    /// <summary>exp(x) - 1 without cancellation near 0 (Kahan's device: the errors of the two roundings cancel).</summary>
    public static double ExpMinusOne(double x)
    {
        double power = Math.Exp(x);
        if (Math.Abs(x) > 0.5)
        {
            return power - 1; // nothing cancels here
        }

        return power == 1 ? x : (power - 1) * (x / Math.Log(power));
    }
}
