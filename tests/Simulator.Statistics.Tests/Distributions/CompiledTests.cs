using FsCheck.Fluent;

namespace Simulator.Statistics.Tests;

public sealed class CompiledTests
{
    private static readonly KeyedDraws Draws = KeyedDraws.FromSeed(3, 1, 0);

    [Theory]
    [MemberData(nameof(Families.Indices), MemberType = typeof(Families))]
    public void A_table_stays_within_its_stated_error(int index) => WithinStatedError(Families.All[index], 4_000);

    [Fact]
    public void A_table_of_random_parameters_stays_within_its_stated_error() =>
        Property.Holds(Families.Any, law => WithinStatedError(law, 200), times: 150);

    [Theory]
    [MemberData(nameof(Families.Indices), MemberType = typeof(Families))]
    public void Moments_and_distribution_function_are_those_of_the_source(int index)
    {
        var law = Families.All[index];
        var compiled = law.Compile();

        Assert.Equal(law.Mean, compiled.Mean);
        Assert.Equal(law.Variance, compiled.Variance);
        Assert.Equal(law.Minimum, compiled.Minimum);
        Assert.Equal(law.Maximum, compiled.Maximum);
        Assert.Equal(law.Cdf(law.Mean), compiled.Cdf(law.Mean));
        Assert.Equal(law.Survival(law.Mean), compiled.Survival(law.Mean));
        Assert.Equal(law.ToString(), compiled.ToString());
        Assert.Same(compiled, compiled.Compile());
    }

    [Fact]
    public void Fast_closed_forms_return_themselves_and_slow_ones_a_table()
    {
        foreach (Distribution law in new Distribution[]
        {
            Fixed.At(1), Uniform.Between(0, 1), Exponential.FromMean(1), Erlang.FromMean(1, 1),
            Triangular.Between(0, 1, 2), Empirical.FromQuantiles([0, 1]), Truncated.To(Exponential.FromMean(1), 1, 2),
        })
        {
            Assert.Same(law, law.Compile());
            Assert.Equal(0, law.StatedError);
        }

        foreach (Distribution law in new Distribution[]
        {
            Gamma.FromMean(2, 1), Gamma.FromMean(Gamma.MinShape, 1), Erlang.FromMean(2, 1), Beta.FromShapes(2, 5),
            Lognormal.FromMedianAndSigma(1, 1), Hyperexponential.FromMeanAndCv2(1, 4), Truncated.To(Gamma.FromMean(2, 1), 1, 2),
            Weibull.FromScale(0.5, 1), Weibull.FromScale(1.5, 30e6), Weibull.FromScale(8, 1), Shifted.By(9, Gamma.FromMean(2, 1)), Scaled.By(9, Beta.FromShapes(1, 2)),
        })
        {
            Assert.NotSame(law, law.Compile());
            Assert.InRange(law.Compile().StatedError, 1e-12, 1e-6);
        }
    }

    [Fact]
    public void Where_no_table_is_good_enough_the_exact_function_stays()
    {
        var extreme = Hyperexponential.FromMeanAndCv2(1, 100_000);

        Assert.Same(extreme, extreme.Compile());
    }

    [Fact]
    public void A_table_is_monotone_across_its_cells()
    {
        var table = Gamma.FromMean(2, 8).Compile();
        double previous = 0;
        for (int i = 1; i < 200_000; i++)
        {
            double x = table.Quantile(i / 200_000.0);
            Assert.True(x > previous);
            previous = x;
        }
    }

    [Fact]
    public void Below_the_table_the_exact_function_answers()
    {
        var law = Gamma.FromMean(2, 8);

        Assert.Equal(law.Quantile(1e-30), law.Compile().Quantile(1e-30));
        Assert.Equal(law.Quantile(1e-300), law.Compile().Quantile(1e-300));
        Numeric.Close(law.Quantile(Math.ScaleB(1, -53)), law.Compile().Quantile(Math.ScaleB(1, -53)), 1e-6);
        Numeric.Close(law.Quantile(1 - Math.ScaleB(1, -53)), law.Compile().Quantile(1 - Math.ScaleB(1, -53)), 1e-6);
    }

    private static void WithinStatedError(Distribution law, int points)
    {
        var compiled = law.Compile();
        Assert.InRange(compiled.StatedError, 0, 1e-6);
        // The error is relative to what was compiled, before shifts and scales around it.
        while (law is Shifted or Scaled)
        {
            (law, compiled) = (Inner(law), Inner(compiled));
        }

        double floor = 0.01 * Math.Max(Math.Abs(law.Mean), law.StandardDeviation);
        for (int i = 0; i < points; i++)
        {
            double u = Draws.Uniform((ulong)i, 1);
            double scale = Math.Pow(10, -12 * Draws.Uniform((ulong)i, 2));
            foreach (double at in new[] { u, u * scale, 1 - (u * scale) })
            {
                double exact = law.Quantile(at);
                double allowed = compiled.StatedError + 1e-13;
                Numeric.Close(0, (compiled.Quantile(at) - exact) / Math.Max(Math.Abs(exact), floor), 0, allowed, $"{law} at {at:R}");
            }
        }
    }

    private static Distribution Inner(Distribution law) => law switch
    {
        Shifted shifted => shifted.Inner,
        Scaled scaled => scaled.Inner,
        _ => law,
    };
}
