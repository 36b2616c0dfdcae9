namespace Simulator.Time.Tests;

public sealed class ClockTimeTests
{
    [Theory]
    [InlineData("00:00", 0)]
    [InlineData("08:30", 510)]
    [InlineData("23:59", 1_439)]
    [InlineData("24:00", 1_440)]
    public void Times_are_read_and_written_alike(string text, int minutes) => Cultures.Each(() =>
    {
        Assert.True(ClockTime.TryParse(text, out var time));
        Assert.Equal(minutes, time.Minutes);
        Assert.Equal(text, time.ToString());
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("8:30")]
    [InlineData("08:60")]
    [InlineData("24:01")]
    [InlineData("99:00")]
    [InlineData("08.30")]
    [InlineData("+8:30")]
    [InlineData(" 8:30")]
    [InlineData("08:30 ")]
    [InlineData("08:3a")]
    public void What_is_no_time_is_refused(string? text) => Cultures.Each(() =>
    {
        Assert.False(ClockTime.TryParse(text, out var time));
        Assert.Equal(default, time);
    });

    [Fact]
    public void Times_are_ordered()
    {
        ClockTime early = new(1), late = new(2);
        Assert.True(early < late && late > early && early <= late && late >= early);
        Assert.False(early > late || late < early || early >= late || late <= early);
        Assert.Equal(-1, early.CompareTo(late));
    }
}
