namespace Simulator.Statistics.Tests;

public sealed class RejectedParameterTests
{
    private static readonly double[] NotPositive = [0, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    public static TheoryData<string> NeedsPositive => [.. Positive.Keys.Order(StringComparer.Ordinal)];

    private static Dictionary<string, Func<double, Distribution>> Positive => new()
    {
        ["exponential mean"] = x => Exponential.FromMean(x),
        ["erlang mean"] = x => Erlang.FromMean(2, x),
        ["gamma shape by mean"] = x => Gamma.FromMean(x, 1),
        ["gamma mean"] = x => Gamma.FromMean(2, x),
        ["gamma shape by scale"] = x => Gamma.FromScale(x, 1),
        ["gamma scale"] = x => Gamma.FromScale(2, x),
        ["weibull shape"] = x => Weibull.FromScale(x, 1),
        ["weibull scale"] = x => Weibull.FromScale(1, x),
        ["weibull shape by mean"] = x => Weibull.FromMean(x, 1),
        ["weibull mean"] = x => Weibull.FromMean(1, x),
        ["lognormal median"] = x => Lognormal.FromMedianAndSigma(x, 1),
        ["lognormal sigma"] = x => Lognormal.FromMedianAndSigma(1, x),
        ["lognormal median by p95"] = x => Lognormal.FromMedianAndP95(x, 5),
        ["lognormal p95"] = x => Lognormal.FromMedianAndP95(1, x),
        ["lognormal mean"] = x => Lognormal.FromMeanAndCv(x, 1),
        ["lognormal cv"] = x => Lognormal.FromMeanAndCv(1, x),
        ["hyperexponential mean"] = x => Hyperexponential.FromMeanAndCv2(x, 2),
        ["hyperexponential cv2"] = x => Hyperexponential.FromMeanAndCv2(1, x),
        ["hyperexponential weight"] = x => Hyperexponential.FromBranches([x, 1], [1, 2]),
        ["hyperexponential branch mean"] = x => Hyperexponential.FromBranches([0.5, 0.5], [1, x]),
        ["beta a"] = x => Beta.FromShapes(x, 1),
        ["beta b"] = x => Beta.FromShapes(1, x),
        ["uniform width"] = x => Uniform.Between(3, 3 + x),
        ["triangular width"] = x => Triangular.Between(3, 3, 3 + x),
        ["scale factor"] = x => Scaled.By(x, Fixed.At(1)),
    };

    [Theory]
    [MemberData(nameof(NeedsPositive))]
    public void A_parameter_that_must_be_positive_is_checked(string parameter)
    {
        foreach (double value in NotPositive)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Positive[parameter](value));
        }
    }

    [Fact]
    public void Values_must_be_finite()
    {
        foreach (double value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Fixed.At(value));
            Assert.Throws<ArgumentOutOfRangeException>(() => Shifted.By(value, Fixed.At(1)));
            Assert.Throws<ArgumentOutOfRangeException>(() => Uniform.Between(value, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => Triangular.Between(0, value, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => Empirical.FromQuantiles([0, value]));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Uniform.Between(-double.MaxValue, double.MaxValue));
    }

    [Fact]
    public void Values_must_be_in_order()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Triangular.Between(0, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Triangular.Between(0, -0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Lognormal.FromMedianAndP95(5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Empirical.FromQuantiles([1, 3, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Empirical.FromQuantiles([1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Empirical.FromQuantiles([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Truncated.To(Exponential.FromMean(1), 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Truncated.To(Exponential.FromMean(1), double.NaN, 2));
    }

    [Fact]
    public void Mixtures_must_fit_together()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Hyperexponential.FromBranches([], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Hyperexponential.FromBranches([0.5, 0.5], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Hyperexponential.FromBranches([0.5, 0.4], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Hyperexponential.FromMeanAndCv2(1, 0.9));
    }

    [Fact]
    public void Shapes_beyond_the_numerics_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Gamma.FromMean(0.9 * Gamma.MinShape, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gamma.FromMean(1.1 * Gamma.MaxShape, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Erlang.FromMean(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Erlang.FromMean(-3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Erlang.FromMean(Erlang.MaxShape + 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Beta.FromShapes(0.9 * Beta.MinShape, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Beta.FromShapes(1, 1.1 * Beta.MaxShape));
        Assert.Throws<ArgumentOutOfRangeException>(() => Weibull.FromScale(0.9 * Weibull.MinShape, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Lognormal.FromMedianAndSigma(1, 1.1 * Lognormal.MaxSigma));
    }

    [Fact]
    public void A_range_that_holds_nothing_is_rejected_with_its_mass_in_the_message()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Truncated.To(Exponential.FromMean(1), 50, 60));

        Assert.Contains("50 to 60", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Truncated.To(Uniform.Between(0, 1), 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Truncated.To(Fixed.At(5), 5, 6));
    }

    [Fact]
    public void Messages_name_the_parameter()
    {
        Assert.Equal("mean", Assert.Throws<ArgumentOutOfRangeException>(() => Exponential.FromMean(-1)).ParamName);
        Assert.Contains("above 0", Assert.Throws<ArgumentOutOfRangeException>(() => Exponential.FromMean(-1)).Message, StringComparison.Ordinal);
    }
}
