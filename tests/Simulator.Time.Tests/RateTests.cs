namespace Simulator.Time.Tests;

public sealed class RateTests
{
    [Theory]
    [InlineData("40/h", 40)]
    [InlineData("2.5/m", 150)]
    [InlineData("1/s", 3_600)]
    [InlineData("24/d", 1)]
    [InlineData("100000/d", 100_000 / 24.0)]
    [InlineData("0/h", 0)]
    [InlineData(" 40 / h ", 40)]
    [InlineData(".5/h", 0.5)]
    public void Numbers_a_unit_of_time_are_read(string text, double perHour) => Cultures.Each(() =>
    {
        Assert.True(Rate.TryParse(text, out var rate), text);
        Assert.Equal(perHour, rate.PerHour, 1e-12 * perHour);
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("40")]
    [InlineData("/h")]
    [InlineData("40/")]
    [InlineData("40/hour")]
    [InlineData("40/H")]
    [InlineData("40/w")]
    [InlineData("40/h/h")]
    [InlineData("-40/h")]
    [InlineData("+40/h")]
    [InlineData("4e1/h")]
    [InlineData("2,5/h")]
    [InlineData("1,000/h")]
    [InlineData("NaN/h")]
    [InlineData("Infinity/h")]
    [InlineData("1 0/h")]
    public void What_is_no_rate_is_refused(string? text) => Cultures.Each(() =>
    {
        Assert.False(Rate.TryParse(text, out var rate), text);
        Assert.Equal(default, rate);
    });

    [Fact]
    public void A_number_beyond_every_double_is_refused() =>
        Assert.False(Rate.TryParse(new string('9', 400) + "/h", out _));

    [Fact]
    public void The_same_rate_in_other_units_is_the_same_rate()
    {
        foreach (var text in new[] { "1/s", "60/m", "3600/h", "86400/d" })
        {
            Assert.True(Rate.TryParse(text, out var rate));
            Assert.Equal(3_600, rate.PerHour, 1e-9);
            Assert.Equal(1e-6, rate.PerMicrosecond, 1e-18);
        }
    }

    [Theory]
    [InlineData(40, "40/h")]
    [InlineData(0, "0/h")]
    [InlineData(0.1, "0.1/h")]
    [InlineData(1_234_567.5, "1234567.5/h")]
    [InlineData(1.0 / 3, "0.3333333333333333/h")]
    [InlineData(0.0001, "0.0001/h")]
    public void A_rate_is_written_an_hour_in_every_culture(double perHour, string expected) =>
        Cultures.Each(() => Assert.Equal(expected, new Rate(perHour).ToString()));

    [Fact]
    public void What_was_written_is_read_back_exactly()
    {
        for (var perHour = 0.0001; perHour < 1e9; perHour *= 1.37)
        {
            Assert.True(Rate.TryParse(new Rate(perHour).ToString(), out var again), new Rate(perHour).ToString());
            Assert.Equal(perHour, again.PerHour);
        }
    }

    [Fact]
    public void Default_is_never() => Assert.Equal(0, default(Rate).PerMicrosecond);
}
