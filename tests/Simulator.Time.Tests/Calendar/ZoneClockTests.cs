namespace Simulator.Time.Tests;

public sealed class ZoneClockTests
{
    private static readonly ZoneClock Berlin = ZoneClock.Find("Europe/Berlin")!;

    [Fact]
    public void Zones_are_found_by_their_IANA_names_only()
    {
        Assert.Equal("Europe/Berlin", Berlin.Name);
        Assert.Null(ZoneClock.Find("Berlin"));
        Assert.Null(ZoneClock.Find(string.Empty));
        Assert.Contains("America/New_York", ZoneClock.Names);
        Assert.Equal("UTC", ZoneClock.Utc.Name);
    }

    [Theory]
    [InlineData("2026-01-15", "08:00", "2026-01-15T07:00:00Z")]
    [InlineData("2026-07-15", "08:00", "2026-07-15T06:00:00Z")]
    [InlineData("2026-07-15", "24:00", "2026-07-15T22:00:00Z")]
    [InlineData("2026-03-29", "01:59", "2026-03-29T00:59:00Z")]
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:00:00Z")] // skipped: the clock jumps from 02:00 to 03:00
    [InlineData("2026-03-29", "03:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T00:30:00Z")] // comes twice: the first
    [InlineData("2026-10-25", "03:00", "2026-10-25T02:00:00Z")]
    [InlineData("2024-02-29", "12:00", "2024-02-29T11:00:00Z")]
    public void Wall_clock_times_mean_instants(string date, string time, string expected)
    {
        Assert.True(LocalDay.TryParse(date, out var day) & ClockTime.TryParse(time, out var clock) & Instant.TryParse(expected, out var instant));
        Assert.Equal(instant, Berlin.At(day, clock));
    }

    [Theory]
    [InlineData("2026-03-01T22:59:59.999999Z", "2026-03-01", 167)]
    [InlineData("2026-03-01T23:00:00Z", "2026-03-02", 0)]
    [InlineData("2026-03-02T07:30:00Z", "2026-03-02", 8)]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29", 145)]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29", 147)] // no hour 146 on this Sunday
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25", 146)]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25", 146)] // and here it comes twice
    [InlineData("1969-12-31T23:30:00Z", "1970-01-01", 72)]
    public void Instants_show_a_date_and_an_hour_of_the_week(string text, string date, int hour)
    {
        Assert.True(Instant.TryParse(text, out var instant));
        Assert.Equal(date, Berlin.DayOf(instant).ToString());
        Assert.Equal(hour, Berlin.HourOfWeek(instant));
    }

    [Fact]
    public void A_day_starts_where_the_one_before_ends_also_when_clocks_change()
    {
        Assert.True(LocalDay.TryParse("2026-01-01", out var day));
        var lengths = new Dictionary<double, int>();
        for (var count = 0; count < 365; count++, day = day.AddDays(1))
        {
            var (start, end) = (Berlin.At(day, default), Berlin.At(day, new ClockTime(ClockTime.MinutesPerDay)));
            Assert.Equal(Berlin.At(day.AddDays(1), default), end);
            lengths[(end - start).TotalHours] = lengths.GetValueOrDefault((end - start).TotalHours) + 1;
        }

        Assert.Equal([(23.0, 1), (24.0, 363), (25.0, 1)], lengths.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
    }
}
