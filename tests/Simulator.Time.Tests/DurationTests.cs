namespace Simulator.Time.Tests;

public sealed class DurationTests
{
    [Fact]
    public void Default_is_no_time_at_all()
    {
        Assert.Equal(Duration.Zero, default);
        Assert.Equal(0, Duration.Zero.Microseconds);
        Assert.Equal(long.MaxValue, Duration.MaxValue.Microseconds);
    }

    [Fact]
    public void Units_are_microseconds()
    {
        Assert.Equal(1, Duration.FromMicroseconds(1).Microseconds);
        Assert.Equal(1_000_000, Duration.FromSeconds(1).Microseconds);
        Assert.Equal(60_000_000, Duration.FromMinutes(1).Microseconds);
        Assert.Equal(3_600_000_000, Duration.FromHours(1).Microseconds);
        Assert.Equal(86_400_000_000, Duration.FromDays(1).Microseconds);
        Assert.Equal(-1_500_000, Duration.FromSeconds(-1.5).Microseconds);
    }

    [Fact]
    public void Totals_are_the_inverse_of_the_factories()
    {
        var length = new Duration(129_600_000_000);
        Assert.Equal(129_600, length.TotalSeconds);
        Assert.Equal(2_160, length.TotalMinutes);
        Assert.Equal(36, length.TotalHours);
        Assert.Equal(1.5, length.TotalDays);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1.5, 2)]
    [InlineData(2.5, 2)]
    [InlineData(-0.5, 0)]
    [InlineData(-1.5, -2)]
    [InlineData(0.499, 0)]
    [InlineData(0.501, 1)]
    public void Fractions_are_rounded_to_the_nearest_microsecond_ties_to_even(double microseconds, long expected) =>
        Assert.Equal(expected, Duration.FromMicroseconds(microseconds).Microseconds);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(9.3e18)]
    [InlineData(-9.3e18)]
    public void What_is_not_finite_or_does_not_fit_throws(double value)
    {
        Assert.Throws<OverflowException>(() => Duration.FromMicroseconds(value));
        Assert.Throws<OverflowException>(() => Duration.FromSeconds(value));
        Assert.Throws<OverflowException>(() => Duration.FromMinutes(value));
        Assert.Throws<OverflowException>(() => Duration.FromHours(value));
        Assert.Throws<OverflowException>(() => Duration.FromDays(value));
    }

    [Fact]
    public void The_first_value_that_does_not_fit_throws_and_the_last_that_does_is_exact()
    {
        const double first = 9_223_372_036_854_775_808; // 2^63
        Assert.Throws<OverflowException>(() => Duration.FromMicroseconds(first));
        Assert.Equal(9_223_372_036_854_774_784, Duration.FromMicroseconds(Math.BitDecrement(first)).Microseconds);
        Assert.Equal(long.MinValue, Duration.FromMicroseconds(-first).Microseconds);
    }

    [Fact]
    public void Arithmetic_throws_instead_of_wrapping()
    {
        var one = new Duration(1);
        Assert.Throws<OverflowException>(() => Duration.MaxValue + one);
        Assert.Throws<OverflowException>(() => new Duration(long.MinValue) - one);
        Assert.Equal(new Duration(3), one + new Duration(2));
        Assert.Equal(new Duration(-1), one - new Duration(2));
        Assert.Equal(one + one, Duration.Add(one, one));
        Assert.Equal(Duration.Zero, Duration.Subtract(one, one));
    }

    [Fact]
    public void Lengths_are_ordered()
    {
        Duration shorter = new(-1), longer = new(1);
        Assert.True(shorter < longer && longer > shorter && shorter <= longer && longer >= shorter && longer >= new Duration(1) && longer <= new Duration(1));
        Assert.False(shorter > longer || longer < shorter || shorter >= longer || longer <= shorter || longer < new Duration(1) || longer > new Duration(1));
        Assert.Equal(shorter, Duration.Min(longer, shorter));
        Assert.Equal(longer, Duration.Max(longer, shorter));
        Assert.Equal(-1, shorter.CompareTo(longer));
        Assert.Equal(0, shorter.CompareTo(new Duration(-1)));
    }
}
