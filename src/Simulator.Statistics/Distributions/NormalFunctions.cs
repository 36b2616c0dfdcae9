using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Simulator.Statistics;

/// <summary>The standard normal distribution and the elementary functions that lose digits when written naively.</summary>
internal static class NormalFunctions
{
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
