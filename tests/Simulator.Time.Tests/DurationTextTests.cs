namespace Simulator.Time.Tests;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("15m", 900_000_000)]
    [InlineData("1.5h", 5_400_000_000)]
    [InlineData("500ms", 500_000)]
    [InlineData("7d", 604_800_000_000)]
    [InlineData("1h30m", 5_400_000_000)]
    [InlineData("1d2h3m4s5ms6us", 93_784_005_006)]
    [InlineData("1h 30m", 5_400_000_000)]
    [InlineData("  2s  ", 2_000_000)]
    [InlineData("0s", 0)]
    [InlineData("0.000001s", 1)]
    [InlineData("90s", 90_000_000)]
    [InlineData("0.1d", 8_640_000_000)]
    [InlineData("36500d", 3_153_600_000_000_000)]
    [InlineData("1000000000000000000us", 1_000_000_000_000_000_000)]
    public void Numbers_with_units_are_read(string text, long microseconds) => Cultures.Each(() =>
    {
        Assert.True(DurationText.TryParse(text, out var duration), text);
        Assert.Equal(microseconds, duration.Microseconds);
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("15")]
    [InlineData("m")]
    [InlineData("15 m")]
    [InlineData("-15m")]
    [InlineData("+15m")]
    [InlineData("1,5h")]
    [InlineData("1.5.5h")]
    [InlineData("1e3s")]
    [InlineData("15M")]
    [InlineData("15min")]
    [InlineData("1w")]
    [InlineData("30m1h")]
    [InlineData("1h1h")]
    [InlineData("1h30")]
    [InlineData(".h")]
    [InlineData("0x10s")]
    [InlineData("١٥m")]
    [InlineData("never")]
    [InlineData("15m;")]
    [InlineData("9223372036854775808us")]
    [InlineData("106751992d")]
    [InlineData("106751991d23h")]
    [InlineData("1234567890123456789012s")]
    [InlineData("99999999999999999999d")]
    public void What_is_no_duration_is_refused(string? text) => Cultures.Each(() =>
    {
        Assert.False(DurationText.TryParse(text, out var duration), text);
        Assert.Equal(Duration.Zero, duration);
    });

    [Theory]
    [InlineData("0.5us", 0)]
    [InlineData("1.5us", 2)]
    [InlineData("2.5us", 2)]
    [InlineData("0.0000004s", 0)]
    [InlineData("0.0000006s", 1)]
    public void Fractions_of_a_microsecond_are_rounded_ties_to_even(string text, long microseconds)
    {
        Assert.True(DurationText.TryParse(text, out var duration));
        Assert.Equal(microseconds, duration.Microseconds);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1, "1us")]
    [InlineData(1_000, "1ms")]
    [InlineData(1_001, "1001us")]
    [InlineData(60_000_000, "1m")]
    [InlineData(90_000_000, "90s")]
    [InlineData(5_400_000_000, "90m")]
    [InlineData(86_400_000_000, "1d")]
    [InlineData(90_000_000_000, "25h")]
    [InlineData(long.MaxValue, "never")]
    [InlineData(-5_400_000_000, "-90m")]
    [InlineData(long.MinValue, "-9223372036854775808us")]
    public void A_duration_is_written_exactly_in_the_largest_unit_that_needs_no_fraction(long microseconds, string expected) =>
        Cultures.Each(() =>
        {
            Assert.Equal(expected, DurationText.Format(new Duration(microseconds)));
            Assert.Equal(expected, new Duration(microseconds).ToString());
        });

    [Fact]
    public void What_was_written_is_read_back_exactly()
    {
        // Each unit, its neighbours, and lengths that no single larger unit divides.
        long[] units = [1, 1_000, 1_000_000, 60_000_000, 3_600_000_000, 86_400_000_000];
        foreach (var unit in units)
        {
            foreach (var count in new long[] { 1, 2, 7, 59, 60, 61, 999, 1_000, 1_001, 36_500 })
            {
                foreach (var offset in new long[] { -1, 0, 1 })
                {
                    var duration = new Duration((unit * count) + offset);
                    Assert.True(DurationText.TryParse(duration.ToString(), out var again), duration.ToString());
                    Assert.Equal(duration, again);
                }
            }
        }
    }

    [Fact]
    public void Units_are_named_from_the_longest()
    {
        var lengths = DurationText.Units.Select(unit => DurationText.TryParse($"1{unit}", out var length) ? length : default).ToArray();
        Assert.Equal(lengths.OrderDescending(), lengths);
        Assert.Equal(6, lengths.Distinct().Count());
    }
}
