namespace Simulator.Statistics.Tests;

public sealed class MeanAndRatioTests
{
    [Fact]
    public void Mean_interval_of_a_worked_example()
    {
        // Mean 5, standard deviation sqrt(2.5), t(0.975; 4) = 2.776445.
        var estimate = MeanInterval.Of([3, 4, 5, 6, 7]);
        double half = 2.7764451051977987 * Math.Sqrt(2.5 / 5);

        Assert.Equal(5, estimate.Value);
        Assert.Equal(5 - half, estimate.Low, 1e-9);
        Assert.Equal(5 + half, estimate.High, 1e-9);
        Assert.Equal(half, estimate.HalfWidth, 1e-9);
        Assert.Equal(half / 5, estimate.RelativeHalfWidth, 1e-9);
        Assert.Equal((5, 0.95, IntervalMethod.StudentT), (estimate.Samples, estimate.Level, estimate.Method));
    }

    [Fact]
    public void One_replication_gives_an_interval_without_ends()
    {
        var mean = MeanInterval.Of([4]);
        var ratio = RatioInterval.Of([4], [2]);

        Assert.Equal((4, double.NegativeInfinity, double.PositiveInfinity), (mean.Value, mean.Low, mean.High));
        Assert.Equal((2, double.NegativeInfinity, double.PositiveInfinity), (ratio.Value, ratio.Low, ratio.High));
        Assert.False(mean.IsBounded);
        Assert.True(mean.IsDefined);
    }

    [Fact]
    public void No_replication_and_values_that_are_not_finite_are_errors()
    {
        Assert.Throws<ArgumentException>(() => MeanInterval.Of([]));
        Assert.Throws<ArgumentException>(() => RatioInterval.Of([], []));
        Assert.Throws<ArgumentException>(() => RatioInterval.Of([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => RatioInterval.OfDifference([1, 2], [1], [1, 2]));
        Assert.Throws<ArgumentException>(() => MeanInterval.Of([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => MeanInterval.Of([1, double.PositiveInfinity]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanInterval.Of([1, 2], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RatioInterval.Of([1], [1], 0));
    }

    [Fact]
    public void A_ratio_is_that_of_the_sums_not_the_mean_of_ratios()
    {
        var estimate = RatioInterval.Of([8, 30, 22], [80, 120, 100]);

        Assert.Equal(60.0 / 300, estimate.Value, 1e-15);
        Assert.NotEqual((0.1 + 0.25 + 0.22) / 3, estimate.Value, 0.005);
    }

    [Fact]
    public void With_equal_denominators_a_ratio_interval_is_the_mean_interval()
    {
        double[] y = [3, 8, 1, 9, 4];
        var ratio = RatioInterval.Of(y, [10, 10, 10, 10, 10]);
        var mean = MeanInterval.Of(y).Scale(0.1);

        Assert.Equal(mean.Low, ratio.Low, 1e-12);
        Assert.Equal(mean.High, ratio.High, 1e-12);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, 9)]
    [InlineData(-5, -4, -6)]
    public void A_denominator_that_may_be_0_makes_the_ratio_undefined(double n1, double n2, double n3)
    {
        var estimate = RatioInterval.Of([1, 2, 3], [n1, n2, n3]);

        Assert.False(estimate.IsDefined);
        Assert.True(double.IsNaN(estimate.Low) && double.IsNaN(estimate.High));
        Assert.False(estimate.Contains(1));
        Assert.Contains("undefined", estimate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_paired_difference_uses_the_correlation_of_the_arms()
    {
        var draws = KeyedDraws.FromSeed(1, 1, 0);
        var (first, second, n) = (new double[40], new double[40], new double[40]);
        for (int r = 0; r < 40; r++)
        {
            double common = 100 * draws.StandardExponential((ulong)r, 1);
            (first[r], second[r], n[r]) = (common + 5 + draws.Uniform((ulong)r, 2), common + draws.Uniform((ulong)r, 3), 20);
        }

        var paired = RatioInterval.OfDifference(first, second, n);

        Assert.True(paired.Contains(0.25));
        Assert.True(paired.HalfWidth < 0.02);
        Assert.True(RatioInterval.Of(first, n).HalfWidth > 1);
    }

    [Fact]
    public void An_estimate_changes_unit_and_prints_invariantly()
    {
        var estimate = MeanInterval.Of([1, 2, 3]).Scale(1000);

        Assert.Equal(2000, estimate.Value);
        Assert.StartsWith("2000 [", estimate.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, MeanInterval.Of([0, 0]).RelativeHalfWidth);
        Assert.Throws<ArgumentOutOfRangeException>(() => estimate.Scale(0));
    }

    [Fact]
    public void A_constant_has_an_interval_of_no_width()
    {
        var estimate = MeanInterval.Of([0.1, 0.1, 0.1, 0.1, 0.1, 0.1]);

        Assert.Equal(0.1, estimate.Low, 1e-15);
        Assert.Equal(0.1, estimate.High, 1e-15);
    }
}
