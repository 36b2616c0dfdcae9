using MathNet.Numerics;

namespace Simulator.Statistics;

/// <summary>Exact tails of the binomial distribution by the incomplete beta function.</summary>
internal static class ExactTail
{
    /// <summary>The quantile of beta(a, b), with shapes beyond those of the distribution class.</summary>
    public static double Quantile(double a, double b, double u) => Beta.InverseRegularized(a, b, u);

    /// <summary>P(Binomial(n, share) &lt;= k) for k from 0 to n - 1.</summary>
    public static double BinomialAtMost(double k, double n, double share) =>
        k >= n ? 1 : k < 0 ? 0 : SpecialFunctions.BetaRegularized(n - k, k + 1, 1 - share);
}
