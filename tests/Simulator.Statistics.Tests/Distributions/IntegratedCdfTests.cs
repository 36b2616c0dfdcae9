namespace Simulator.Statistics.Tests;

public sealed class IntegratedCdfTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 0)]
    [InlineData(15, 1.779)]
    [InlineData(30, 13.580)]
    [InlineData(60, 43.014)]
    [InlineData(240, 223.000)]
    public void Shifted_exponential_has_its_published_values(double x, double expected)
    {
        var g = IntegratedCdf.Of(Shifted.By(9, Exponential.FromMean(8)));
        double beyond = Math.Max(0, x - 9);

        Assert.Equal(expected, g.At(x), 0.0005);
        Numeric.Close(beyond - (8 * (1 - Math.Exp(-beyond / 8))), g.At(x), 1e-13, 1e-15);
        Assert.Equal(0, g.StatedError);
    }

    /// <summary>t + exp(-t) - 1 cancels near 0; its series, summed with 28 digits, does not.</summary>
    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e-5)]
    [InlineData(0.001)]
    [InlineData(0.0625)]
    [InlineData(0.25)]
    [InlineData(0.499999)]
    [InlineData(0.5)]
    [InlineData(0.500001)]
    [InlineData(1.5)]
    [InlineData(20)]
    public void Exponential_keeps_its_digits_however_short_the_span(double t) =>
        Numeric.Close(t < 1e-4 ? t * t / 2 * (1 - (t / 3 * (1 - (t / 4)))) : (double)SeriesInDecimals((decimal)t), IntegratedCdf.Of(Exponential.FromMean(1)).At(t), t > 0.5 ? 1e-14 : 4e-16);

    [Theory]
    [InlineData(1, 0.0092070476426438142)]
    [InlineData(8, 2.1653645317858031)]
    [InlineData(40, 32.002179196628599)]
    public void Gamma_agrees_with_values_of_40_digits(double x, double expected)
    {
        var g = IntegratedCdf.Of(Gamma.FromScale(2, 4));

        Numeric.Close(expected, g.At(x), g.StatedError, 0.01 * 8 * g.StatedError);
    }

    [Theory]
    [InlineData(10, 0.005291005291005291)]
    [InlineData(12, 0.14285714285714286)]
    [InlineData(20, 3.8818342151675485)]
    [InlineData(29, 12.000881834215168)]
    [InlineData(40, 23.0)]
    public void Triangular_agrees_with_values_of_40_digits(double x, double expected) =>
        Numeric.Close(expected, IntegratedCdf.Of(Triangular.Between(9, 12, 30)).At(x), 1e-12);

    [Theory]
    [MemberData(nameof(Families.Indices), MemberType = typeof(Families))]
    public void Every_family_agrees_with_numerical_integration(int index) => AgreesWithIntegration(Families.All[index]);

    [Fact]
    public void Random_parameters_agree_with_numerical_integration() =>
        Property.Holds(Families.Any, AgreesWithIntegration, times: 100);

    [Fact]
    public void Nothing_is_integrated_below_0()
    {
        var law = Uniform.Between(-4, 4);
        var g = IntegratedCdf.Of(law);

        Assert.Equal(0, g.At(-1));
        Assert.Equal(0, g.At(0));
        Assert.Equal(0.5 + (1.0 / 16), g.At(1), 1e-14);
        Assert.Same(law, g.Source);
    }

    [Fact]
    public void Far_beyond_the_distribution_it_is_the_span_less_the_mean()
    {
        foreach (var law in Families.All.Where(law => law.Minimum >= 0))
        {
            double far = 1e9 * (1 + law.Mean);
            Numeric.Close(far - law.Mean, IntegratedCdf.Of(law).At(far), 1e-12);
        }
    }

    private static void AgreesWithIntegration(Distribution law)
    {
        var g = IntegratedCdf.Of(law);
        Assert.InRange(g.StatedError, 0, 1e-6);
        double start = Math.Max(0, law.Minimum);
        double previous = start;
        double sum = 0;
        double typical = law.Mean - law.Minimum;
        foreach (double u in new[] { 0.0001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999 })
        {
            double x = Math.Max(start, law.Quantile(u));
            sum += Numeric.Cells(law.Cdf, previous, x, 64);
            previous = x;
            // The sum itself is good to 1e-7 or so where the distribution function has a kink or a steep start.
            Numeric.Close(sum, g.At(x), 1e-6 + g.StatedError, (0.01 * g.StatedError * typical) + (1e-6 * typical), $"{law} at {x:R}");
        }
    }

    /// <summary>t²/2! - t³/3! + ..., with 28 digits.</summary>
    private static decimal SeriesInDecimals(decimal t)
    {
        decimal sum = 0, term = t;
        for (int n = 2; n < 120; n++)
        {
            term = -term * t / n;
            sum -= term;
        }

        return sum;
    }
}
