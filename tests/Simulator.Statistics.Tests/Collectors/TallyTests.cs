using FsCheck.Fluent;

namespace Simulator.Statistics.Tests;

public sealed class TallyTests
{
    [Fact]
    public void Moments_are_those_of_the_definition()
    {
        var tally = new Tally();
        foreach (double x in new[] { 2.0, 4, 4, 4, 5, 5, 7, 9 })
        {
            tally.Add(x);
        }

        Assert.Equal(8, tally.Count);
        Assert.Equal(40, tally.Sum);
        Assert.Equal(5, tally.Mean);
        Assert.Equal(32.0 / 7, tally.Variance, 1e-14);
        Assert.Equal(Math.Sqrt(32.0 / 7), tally.StandardDeviation, 1e-14);
        Assert.Equal(2, tally.Minimum);
        Assert.Equal(9, tally.Maximum);
    }

    [Fact]
    public void An_empty_tally_has_no_moments_and_a_single_value_no_variance()
    {
        var tally = new Tally();
        Assert.True(double.IsNaN(tally.Mean));
        Assert.Equal(double.PositiveInfinity, tally.Minimum);
        Assert.Equal(double.NegativeInfinity, tally.Maximum);

        tally.Add(3);
        Assert.Equal(3, tally.Mean);
        Assert.True(double.IsNaN(tally.Variance));
    }

    [Fact]
    public void A_small_variance_on_a_large_mean_keeps_its_digits()
    {
        var tally = new Tally();
        for (int i = 0; i < 1_000; i++)
        {
            tally.Add(1e9 + (i % 2));
        }

        Numeric.Close(0.25 * 1_000 / 999, tally.Variance, 1e-7);
    }

    [Fact]
    public void Parts_merge_to_the_whole() => Property.Holds(
        Property.Number(-1000, 1000).ListOf().Zip(Property.Number(-1000, 1000).ListOf()),
        lists =>
        {
            var (whole, left, right) = (new Tally(), new Tally(), new Tally());
            foreach (double x in lists.Item1)
            {
                whole.Add(x);
                left.Add(x);
            }

            foreach (double x in lists.Item2)
            {
                whole.Add(x);
                right.Add(x);
            }

            left.Merge(right);

            Assert.Equal(whole.Count, left.Count);
            Assert.Equal(whole.Minimum, left.Minimum);
            Assert.Equal(whole.Maximum, left.Maximum);
            if (whole.Count > 1)
            {
                Assert.Equal(whole.Mean, left.Mean, 1e-9);
                Assert.Equal(whole.Variance, left.Variance, 1e-6);
                Assert.Equal(whole.Sum, left.Sum, 1e-6);
            }
        });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_finite_is_rejected(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Tally().Add(value));

    [Fact]
    public void Cleared_is_as_new()
    {
        var tally = new Tally();
        tally.Add(5);
        tally.Clear();
        tally.Add(7);

        Assert.Equal((1, 7.0, 7.0, 7.0), (tally.Count, tally.Mean, tally.Minimum, tally.Maximum));
    }
}
