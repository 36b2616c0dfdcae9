namespace Simulator.Statistics.Tests;

/// <summary>What holds for every distribution.</summary>
public sealed class DistributionLawTests
{
    [Theory]
    [MemberData(nameof(Families.Indices), MemberType = typeof(Families))]
    public void Quantile_and_distribution_function_are_inverse(int index) => RoundTrip(Families.All[index]);

    [Theory]
    [MemberData(nameof(Families.Indices), MemberType = typeof(Families))]
    public void Mean_and_variance_are_those_of_the_quantile_function(int index) => Moments(Families.All[index], 1e-5);

    [Theory]
    [MemberData(nameof(Families.Indices), MemberType = typeof(Families))]
    public void Quantiles_rise_within_the_support(int index) => Monotone(Families.All[index], 0);

    [Theory]
    [MemberData(nameof(Families.Indices), MemberType = typeof(Families))]
    public void Distribution_function_runs_from_0_to_1(int index)
    {
        var law = Families.All[index];

        Assert.Equal(0, law.Cdf(double.NegativeInfinity));
        Assert.Equal(1, law.Cdf(double.PositiveInfinity));
        Assert.Equal(1, law.Survival(double.NegativeInfinity));
        Assert.Equal(0, law.Survival(double.PositiveInfinity));
        Assert.Equal(0, law.Cdf(law.Minimum - 1));
        Assert.Equal(1, law.Cdf(double.IsInfinity(law.Maximum) ? 1e9 * law.StandardDeviation : law.Maximum), 1e-12);
        foreach (double u in Families.Probabilities)
        {
            double x = law.Quantile(u);
            Assert.Equal(1, law.Cdf(x) + law.Survival(x), 1e-13);
        }
    }

    [Theory]
    [MemberData(nameof(Families.Indices), MemberType = typeof(Families))]
    public void Probabilities_outside_the_open_unit_interval_are_rejected(int index)
    {
        foreach (var law in new[] { Families.All[index], Families.All[index].Compile() })
        {
            foreach (double u in new[] { 0, 1, -0.5, 1.5, double.NaN, double.PositiveInfinity })
            {
                Assert.Throws<ArgumentOutOfRangeException>(() => law.Quantile(u));
            }
        }
    }

    [Fact]
    public void Random_parameters_keep_every_law()
    {
        Property.Holds(Families.Any, law =>
        {
            RoundTrip(law);
            Monotone(law, 0);
        }, times: 400);
        Property.Holds(Families.Any, law => Moments(law, 1e-5), times: 60);
    }

    [Fact]
    public void Partial_moments_are_integrals_of_the_quantile_function() => Property.Holds(
        Families.Any,
        law =>
        {
            double u = 0.37;
            double x = law.Quantile(u);
            for (int order = 1; order <= 2; order++)
            {
                double scale = order == 1 ? law.StandardDeviation + Math.Abs(law.Mean) : law.Variance + (law.Mean * law.Mean);
                double expected = u * Numeric.OverUnit(v => Math.Pow(law.Quantile(u * v), order));
                Numeric.Close(expected, law.PartialMoment(x, order), 1e-6, 1e-9 * scale, $"{law} order {order}");
            }
        },
        times: 40);

    /// <summary>u lies between F just below the quantile and F just above: true at atoms too.</summary>
    private static void RoundTrip(Distribution law)
    {
        foreach (double u in Families.Probabilities)
        {
            double x = law.Quantile(u);
            double step = 1e-14 * Math.Max(Math.Abs(x), law is Shifted shifted ? Math.Abs(shifted.Offset) : 0);
            step = Math.Max(step, 1e-14 * Math.Max(Math.Abs(law.Minimum), double.IsFinite(law.Maximum) ? Math.Abs(law.Maximum) * (u > 0.5 ? 1 : 0) : 0));
            if (u <= 0.5)
            {
                Assert.True(law.Cdf(x - step) <= u * (1 + 1e-10), Say(law, u, x));
                Assert.True(law.Cdf(x + step) >= u * (1 - 1e-10), Say(law, u, x));
            }
            else
            {
                Assert.True(law.Survival(x - step) >= (1 - u) * (1 - 1e-10), Say(law, u, x));
                Assert.True(law.Survival(x + step) <= (1 - u) * (1 + 1e-10), Say(law, u, x));
            }
        }
    }

    private static void Moments(Distribution law, double tolerance)
    {
        double scale = law.StandardDeviation + (1e-9 * Math.Abs(law.Mean));
        double mean = Numeric.OverUnit(law.Quantile);
        double variance = Numeric.OverUnit(u => (law.Quantile(u) - law.Mean) * (law.Quantile(u) - law.Mean));

        Numeric.Close(mean, law.Mean, 1e-9, tolerance * scale, $"mean of {law}");
        Numeric.Close(variance, law.Variance, 10 * tolerance, 1e-9 * scale * scale, $"variance of {law}");
    }

    private static void Monotone(Distribution law, double slack)
    {
        double previous = law.Minimum;
        for (int i = 1; i < 400; i++)
        {
            double x = law.Quantile(i / 400.0);
            Assert.True(x >= previous - (slack * Math.Abs(previous)), Say(law, i / 400.0, x));
            previous = x;
        }

        Assert.True(law.Quantile(1 - 1e-15) <= law.Maximum);
        Assert.True(law.Quantile(1e-300) >= law.Minimum);
    }

    private static string Say(Distribution law, double u, double x) =>
        FormattableString.Invariant($"{law} at u = {u:R}: x = {x:R}, F = {law.Cdf(x):R}, S = {law.Survival(x):R}");
}
