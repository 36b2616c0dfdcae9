namespace Simulator.Time.Tests;

public sealed class InstantTests
{
    private const long Day = 86_400_000_000;

    [Fact]
    public void Epoch_is_the_default()
    {
        Assert.Equal(Instant.Epoch, default);
        Assert.Equal("1970-01-01T00:00:00Z", Instant.Epoch.ToString());
        Assert.Equal("never", Instant.MaxValue.ToString());
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("1970-01-01T00:00:00.000001Z", 1)]
    [InlineData("1969-12-31T23:59:59.999999Z", -1)]
    [InlineData("2026-03-02T08:00:00Z", 1_772_438_400_000_000)]
    [InlineData("2026-03-02T09:30:00+01:30", 1_772_438_400_000_000)]
    [InlineData("2026-03-01T22:00:00-10:00", 1_772_438_400_000_000)]
    [InlineData("2026-03-02T08:00:00.5Z", 1_772_438_400_500_000)]
    [InlineData("2026-03-02T08:00:00.1234567Z", 1_772_438_400_123_456)]
    [InlineData("2026-03-02T08:00Z", 1_772_438_400_000_000)]
    [InlineData("0001-01-01T00:00:00Z", -62_135_596_800_000_000)]
    [InlineData("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999)]
    public void Instants_with_an_offset_are_read(string text, long microseconds) => Cultures.Each(() =>
    {
        Assert.True(Instant.TryParse(text, out var instant), text);
        Assert.Equal(microseconds, instant.Microseconds);
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("never")]
    [InlineData("2026-03-02")]
    [InlineData("2026-03-02T08:00:00")]
    [InlineData("2026-03-02 08:00:00Z")]
    [InlineData("2026-03-02T25:00:00Z")]
    [InlineData("2026-03-02T08:60:00Z")]
    [InlineData("2026-03-02T23:59:60Z")]
    [InlineData("2026-02-29T08:00:00Z")]
    [InlineData("2100-02-29T08:00:00Z")]
    [InlineData("2026-13-01T08:00:00Z")]
    [InlineData("2026-03-02T08:00:00+15:00")]
    [InlineData("2026-03-02T08:00:00Zulu")]
    [InlineData("Mon, 02 Mar 2026 08:00:00 GMT")]
    [InlineData("10000-01-01T00:00:00Z")]
    [InlineData("T08:00:00Z")]
    public void What_is_no_instant_with_an_offset_is_refused(string? text) => Cultures.Each(() =>
    {
        Assert.False(Instant.TryParse(text, out var instant), text);
        Assert.Equal(Instant.Epoch, instant);
    });

    [Theory]
    [InlineData("2024-02-28T12:00:00Z", "2024-02-29T12:00:00Z")]
    [InlineData("2024-02-29T12:00:00Z", "2024-03-01T12:00:00Z")]
    [InlineData("2026-02-28T12:00:00Z", "2026-03-01T12:00:00Z")]
    [InlineData("2000-02-28T12:00:00Z", "2000-02-29T12:00:00Z")]
    [InlineData("2100-02-28T12:00:00Z", "2100-03-01T12:00:00Z")]
    [InlineData("2026-12-31T12:00:00Z", "2027-01-01T12:00:00Z")]
    [InlineData("2026-03-29T00:30:00+01:00", "2026-03-30T01:30:00+02:00")]
    public void A_day_is_always_twenty_four_hours_over_leap_days_and_changed_clocks(string from, string to)
    {
        Assert.True(Instant.TryParse(from, out var first) & Instant.TryParse(to, out var next));
        Assert.Equal(Day, (next - first).Microseconds);
        Assert.Equal(next, first + Duration.FromDays(1));
    }

    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(500_000, "1970-01-01T00:00:00.5Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999999Z")]
    [InlineData(1_709_208_000_000_000, "2024-02-29T12:00:00Z")]
    [InlineData(253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z")]
    [InlineData(253_402_300_800_000_000, "253402300800000000us")]
    [InlineData(-62_135_596_800_000_001, "-62135596800000001us")]
    [InlineData(long.MinValue, "-9223372036854775808us")]
    public void An_instant_is_written_in_UTC_with_as_many_decimals_as_it_needs(long microseconds, string expected) =>
        Cultures.Each(() => Assert.Equal(expected, new Instant(microseconds).ToString()));

    [Fact]
    public void What_was_written_is_read_back_exactly() => Cultures.Each(() =>
    {
        for (var (at, step) = (-62_135_596_800_000_000L, 1_234_567_890_123_457L); at <= 253_402_300_799_999_999; at += step)
        {
            var instant = new Instant(at);
            Assert.True(Instant.TryParse(instant.ToString(), out var again), instant.ToString());
            Assert.Equal(instant, again);
        }
    });

    [Fact]
    public void Arithmetic_throws_instead_of_wrapping()
    {
        var one = new Duration(1);
        Assert.Throws<OverflowException>(() => Instant.MaxValue + one);
        Assert.Throws<OverflowException>(() => new Instant(long.MinValue) - one);
        Assert.Throws<OverflowException>(() => Instant.MaxValue - new Instant(-1));
        Assert.Equal(new Instant(3), Instant.Add(new Instant(2), one));
        Assert.Equal(new Duration(-3), Instant.Subtract(new Instant(2), new Instant(5)));
        Assert.Equal(new Instant(1), new Instant(2) - one);
    }

    [Theory]
    [InlineData(5, 7, 12)]
    [InlineData(5, -7, -2)]
    [InlineData(long.MaxValue, 1, long.MaxValue)]
    [InlineData(long.MaxValue - 1, 1, long.MaxValue)]
    [InlineData(long.MaxValue - 1, 2, long.MaxValue)]
    [InlineData(1, long.MaxValue, long.MaxValue)]
    [InlineData(-1, long.MaxValue, long.MaxValue - 1)]
    [InlineData(0, long.MaxValue, long.MaxValue)]
    public void Saturating_addition_stops_at_never(long at, long length, long expected) =>
        Assert.Equal(expected, new Instant(at).AddSaturating(new Duration(length)).Microseconds);

    [Fact]
    public void Saturating_addition_does_not_hide_an_underflow() =>
        Assert.Throws<OverflowException>(() => new Instant(long.MinValue).AddSaturating(new Duration(-1)));

    [Fact]
    public void Instants_are_ordered()
    {
        Instant earlier = new(-1), later = new(1);
        Assert.True(earlier < later && later > earlier && earlier <= later && later >= earlier && later >= new Instant(1) && later <= new Instant(1));
        Assert.False(earlier > later || later < earlier || earlier >= later || later <= earlier || later < new Instant(1) || later > new Instant(1));
        Assert.Equal(earlier, Instant.Min(later, earlier));
        Assert.Equal(later, Instant.Max(later, earlier));
        Assert.Equal(1, later.CompareTo(earlier));
        Assert.Equal(0, later.CompareTo(new Instant(1)));
    }
}
