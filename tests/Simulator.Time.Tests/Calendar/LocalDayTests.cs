namespace Simulator.Time.Tests;

public sealed class LocalDayTests
{
    [Theory]
    [InlineData("1970-01-01", 0, DayOfWeek.Thursday)]
    [InlineData("1969-12-31", -1, DayOfWeek.Wednesday)]
    [InlineData("1969-12-25", -7, DayOfWeek.Thursday)]
    [InlineData("2024-02-29", 19_782, DayOfWeek.Thursday)]
    [InlineData("2026-03-02", 20_514, DayOfWeek.Monday)]
    public void Days_are_read_and_written_alike(string text, int days, DayOfWeek weekday) => Cultures.Each(() =>
    {
        Assert.True(LocalDay.TryParse(text, out var day));
        Assert.Equal(days, day.DaysSinceEpoch);
        Assert.Equal(weekday, day.DayOfWeek);
        Assert.Equal(text, day.ToString());
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-02-29")]
    [InlineData("2026-3-2")]
    [InlineData("02.03.2026")]
    [InlineData("2026-03-02T00:00")]
    [InlineData(" 2026-03-02")]
    public void What_is_no_day_is_refused(string? text) => Cultures.Each(() => Assert.False(LocalDay.TryParse(text, out _)));

    [Fact]
    public void Weekdays_follow_each_other_through_the_epoch_and_leap_days()
    {
        for (var day = new LocalDay(-800); day < new LocalDay(800); day = day.AddDays(1))
        {
            Assert.Equal(((int)day.DayOfWeek + 1) % 7, (int)day.AddDays(1).DayOfWeek);
        }
    }

    [Fact]
    public void Days_are_ordered()
    {
        LocalDay early = new(-1), late = new(1);
        Assert.True(early < late && late > early && early <= late && late >= early);
        Assert.False(early > late || late < early || early >= late || late <= early);
        Assert.Equal(1, late.CompareTo(early));
    }
}
