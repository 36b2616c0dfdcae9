using MathNet.Numerics.Distributions;

namespace Simulator.Statistics.Tests;

public sealed class ProportionTests
{
    [Fact]
    public void No_breach_leaves_the_documented_upper_bounds()
    {
        Assert.Equal(0.0457, ProportionInterval.UpperBound(0, 64), 0.0001);
        Assert.Equal(0.0231, ProportionInterval.UpperBound(0, 128), 0.0001);
        Assert.Equal(1 - Math.Pow(0.05, 1.0 / 64), ProportionInterval.UpperBound(0, 64), 1e-12);
        Assert.Equal(0, ProportionInterval.LowerBound(0, 64));
        Assert.Equal(1, ProportionInterval.UpperBound(64, 64));
        Assert.Equal(Math.Pow(0.05, 1.0 / 64), ProportionInterval.LowerBound(64, 64), 1e-12);
    }

    [Fact]
    public void Intervals_of_worked_examples()
    {
        // 8 of 10: Wilson 0.4902 to 0.9433, Clopper-Pearson 0.4439 to 0.9748 (Brown, Cai and DasGupta, 2001, give the formulas).
        var wilson = ProportionInterval.Wilson(8, 10);
        var exact = ProportionInterval.ClopperPearson(8, 10);

        Assert.Equal(0.4902, wilson.Low, 0.00005);
        Assert.Equal(0.9433, wilson.High, 0.00005);
        Assert.Equal(0.4439, exact.Low, 0.00005);
        Assert.Equal(0.9748, exact.High, 0.00005);
        Assert.Equal(0.8, exact.Value);
    }

    [Fact]
    public void Ends_invert_the_binomial_tails_also_for_many_samples()
    {
        foreach (var (k, n) in new[] { (3, 20), (50, 100), (7, 50_000), (49_990, 50_000) })
        {
            var estimate = ProportionInterval.ClopperPearson(k, n);
            Assert.Equal(0.025, Binomial.CDF(estimate.High, n, k), 1e-8);
            Assert.Equal(0.975, Binomial.CDF(estimate.Low, n, k - 1), 1e-8);
        }
    }

    // Coverage by enumeration: no chance is involved.
    [Theory]
    [InlineData(8)]
    [InlineData(32)]
    [InlineData(64)]
    public void Clopper_Pearson_covers_at_least_its_level_everywhere(int n) =>
        Assert.All(Grid, p => Assert.True(Coverage(n, p, k => ProportionInterval.ClopperPearson(k, n)) >= 0.95));

    [Theory]
    [InlineData(8)]
    [InlineData(32)]
    [InlineData(64)]
    public void Wilson_covers_its_level_on_average_and_never_falls_far_below(int n)
    {
        var coverages = Grid.Select(p => Coverage(n, p, k => ProportionInterval.Wilson(k, n))).ToArray();

        Assert.InRange(coverages.Average(), 0.945, 0.965);
        Assert.InRange(coverages.Min(), 0.83, 0.95);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(9)]
    public void Ends_stay_inside_0_to_1_and_around_the_share(int k)
    {
        foreach (var estimate in new[] { ProportionInterval.Wilson(k, 9), ProportionInterval.ClopperPearson(k, 9) })
        {
            Assert.InRange(estimate.Value, estimate.Low, estimate.High);
            Assert.InRange(estimate.Low, 0, 1);
            Assert.InRange(estimate.High, 0, 1);
        }
    }

    [Fact]
    public void Wrong_use_is_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Wilson(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Wilson(-1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.ClopperPearson(6, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.UpperBound(1, 5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.LowerBound(1, 5, 0));
    }

    private static IEnumerable<double> Grid => Enumerable.Range(1, 99).Select(i => i / 100.0);

    private static double Coverage(int n, double p, Func<int, Estimate> interval) =>
        Enumerable.Range(0, n + 1).Sum(k => interval(k).Contains(p) ? Binomial.PMF(p, n, k) : 0);
}
