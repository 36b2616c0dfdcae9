using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Statistics.Tests;

/// <summary>Distributions to test: one of each kind, and a generator of random ones.</summary>
internal static class Families
{
    /// <summary>Each family with ordinary and with awkward parameters.</summary>
    public static Distribution[] All =>
    [
        Fixed.At(7),
        Uniform.Between(-2, 5),
        Exponential.FromMean(8),
        Erlang.FromMean(1, 3),
        Erlang.FromMean(4, 3),
        Gamma.FromMean(0.3, 1),
        Gamma.FromScale(2, 4),
        Gamma.FromScale(17.55, 0.9685),
        Gamma.FromMean(2_000, 60),
        Weibull.FromScale(0.881, 15.51),
        Weibull.FromMean(3, 10),
        Lognormal.FromMedianAndP95(4, 20),
        Lognormal.FromMeanAndCv(10, 2),
        Lognormal.FromMedianAndSigma(16.44, 0.259),
        Hyperexponential.FromMeanAndCv2(12, 1),
        Hyperexponential.FromMeanAndCv2(12, 4),
        Hyperexponential.FromBranches([0.7, 0.2, 0.1], [1, 20, 3]),
        Beta.FromShapes(2, 5),
        Beta.FromShapes(0.5, 0.7),
        Beta.FromShapes(300, 20),
        Triangular.Between(9, 12, 30),
        Triangular.Between(0, 0, 1),
        Triangular.Between(-3, 1, 1),
        Shifted.By(9, Exponential.FromMean(8)),
        Shifted.By(-4, Gamma.FromMean(2, 3)),
        Scaled.By(60, Lognormal.FromMedianAndSigma(1, 0.5)),
        Scaled.By(0.01, Shifted.By(1, Weibull.FromScale(2, 3))),
        Truncated.To(Exponential.FromMean(8), 2, 30),
        Truncated.To(Gamma.FromMean(2, 8), 3, double.PositiveInfinity),
        Truncated.To(Gamma.FromMean(2, 8), double.NegativeInfinity, 25),
        Truncated.To(Shifted.By(5, Lognormal.FromMedianAndSigma(4, 1)), 0, 40),
        Truncated.To(Lognormal.FromMedianAndSigma(4, 1), 60, double.PositiveInfinity),
        Empirical.FromQuantiles([1, 2, 2, 2, 5, 5.5, 40]),
        Empirical.FromQuantiles([0, 1]),
    ];

    public static TheoryData<int> Indices
    {
        get
        {
            var data = new TheoryData<int>();
            for (int i = 0; i < All.Length; i++)
            {
                data.Add(i);
            }

            return data;
        }
    }

    /// <summary>A random member of a random continuous family, sometimes shifted, scaled or cut.</summary>
    public static Gen<Distribution> Any =>
        from plain in Plain
        from wrap in Gen.Choose(0, 5)
        from a in Property.Number(-5, 20)
        from b in Property.Scale(0.01, 100)
        select wrap switch
        {
            0 => Shifted.By(a, plain),
            1 => Scaled.By(b, plain),
            2 => Truncated.To(plain, plain.Quantile(0.05), plain.Quantile(0.9)),
            _ => plain,
        };

    private static Gen<Distribution> Plain =>
        from family in Gen.Choose(0, 8)
        from mean in Property.Scale(0.001, 1_000)
        from shape in Property.Scale(0.15, 200)
        from share in Property.Number(0.01, 0.99)
        select Make(family, mean, shape, share);

    /// <summary>Upper and lower probabilities, from the body to 1e-12.</summary>
    public static double[] Probabilities =>
        [1e-12, 1e-9, 1e-6, 0.001, 0.02, 0.1, 0.3, 0.5, 0.500001, 0.6, 0.8, 0.95, 0.999, 1 - 1e-6, 1 - 1e-9, 1 - 1e-12];

    private static Distribution Make(int family, double mean, double shape, double share) => family switch
    {
        0 => Uniform.Between(-mean, mean * shape),
        1 => Exponential.FromMean(mean),
        2 => Erlang.FromMean(1 + (int)shape, mean),
        3 => Gamma.FromMean(shape, mean),
        4 => Weibull.FromScale(Math.Max(0.4, shape / 10), mean),
        5 => Lognormal.FromMedianAndSigma(mean, Math.Max(0.05, 1.3 * share)),
        6 => Hyperexponential.FromMeanAndCv2(mean, 1 + (20 * share)),
        7 => Beta.FromShapes(shape, 0.2 + (10 * share)),
        _ => Triangular.Between(-mean, mean * ((2 * share) - 1), mean),
    };
}
