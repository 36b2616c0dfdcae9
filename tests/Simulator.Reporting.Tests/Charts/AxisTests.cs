using Simulator.Time;

namespace Simulator.Reporting.Tests;

public sealed class AxisTests
{
    [Theory]
    [InlineData(1, 5, false, 0.2)]
    [InlineData(0.3, 3, false, 0.1)]
    [InlineData(87, 5, false, 20)]
    [InlineData(100, 5, false, 20)]
    [InlineData(101, 5, false, 50)]
    [InlineData(3, 5, true, 1)]
    [InlineData(1_000_000, 4, false, 500_000)]
    [InlineData(2e-7, 4, false, 5e-8)]
    public void Steps_are_one_two_or_five_times_a_power_of_ten(double range, int most, bool whole, double expected) =>
        Assert.Equal(expected, NiceNumbers.Step(range, most, whole), 12);

    [Fact]
    public void A_step_is_the_smallest_that_divides_into_no_more_parts_than_asked()
    {
        for (var index = 1; index < 4_000; index++)
        {
            var range = index * 0.037;
            var step = NiceNumbers.Step(range, 5, whole: false);
            Assert.InRange(range / step, 5 / 2.5 - 1e-6, 5 + 1e-6);
        }
    }

    [Theory]
    [InlineData(0.3, 0.1, "0.3")]
    [InlineData(1_500, 500, "1,500")]
    [InlineData(0.25, 0.05, "0.25")]
    [InlineData(2, 1, "2")]
    public void Labels_have_the_digits_of_their_step(double value, double step, string expected) => Assert.Equal(expected, NiceNumbers.Label(value, step));

    [Theory]
    [InlineData(87, 100)]
    [InlineData(100, 100)]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(2.3, 3)]
    public void A_number_axis_ends_on_a_tick_at_or_above_the_largest_value(double largest, double expected)
    {
        var axis = NumberAxis.UpTo("tasks", largest, whole: true);

        Assert.Equal(expected, axis.Max, 9);
        Assert.Equal(axis.Max, axis.Ticks(200, _ => 25)[^1].Value, 9);
        Assert.All(axis.Ticks(200, _ => 25), tick => Assert.Equal(Math.Floor(tick.Value), tick.Value));
    }

    [Fact]
    public void A_logarithmic_axis_gives_equal_room_to_equal_ratios_and_keeps_outsiders_on_its_edge()
    {
        var axis = DurationAxis.Log("time", 1, 60);

        Assert.Equal(axis.Fraction(10) - axis.Fraction(5), axis.Fraction(40) - axis.Fraction(20), 12);
        Assert.Equal(0, axis.Fraction(0));
        Assert.Equal(0, axis.Fraction(-3));
        Assert.Equal(1, axis.Fraction(1e9));
        Assert.True(double.IsNaN(axis.Fraction(double.NaN)));
    }

    [Fact]
    public void A_logarithmic_axis_speaks_of_seconds_minutes_hours_and_days()
    {
        var axis = DurationAxis.Log("time", 0.02, 3_000);

        var labels = axis.Ticks(900, text => TextWidth.Of(text, 12) + 12).Select(tick => tick.Text).ToList();

        Assert.Equal("1 s", labels[0]);
        Assert.Contains("1 min", labels);
        Assert.Contains("1 h", labels);
        Assert.Contains("1 d", labels);
        Assert.DoesNotContain(labels, label => label.Contains('.', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(60, "0|10 min|20 min|30 min|40 min|50 min|1 h")]
    [InlineData(45, "0|5 min|10 min|15 min|20 min|25 min|30 min|35 min|40 min|45 min")]
    [InlineData(2, "0|15 s|30 s|45 s|1 min|1 min 15 s|1 min 30 s|1 min 45 s|2 min")]
    public void A_linear_axis_of_durations_counts_like_a_clock(double largest, string expected) =>
        Assert.Equal(expected, string.Join('|', DurationAxis.Linear("time", largest).Ticks(1_200, _ => 80).Select(tick => tick.Text)));

    [Theory]
    [InlineData(1_440, "06:00|09:00|12:00|15:00|18:00|21:00|00:00|03:00|06:00", "Mon 2 Mar||||||Tue 3 Mar||")]
    [InlineData(240, "06:00|06:30|07:00|07:30|08:00|08:30|09:00|09:30|10:00", "Mon 2 Mar||||||||")]
    public void A_calendar_axis_shows_hours_and_the_day_at_midnight(double minutes, string hours, string days)
    {
        Assert.True(Instant.TryParse("2026-03-02T06:00:00Z", out var start));

        var ticks = new CalendarAxis("time", 0, minutes, start).Ticks(500, text => TextWidth.Of(text, 12) + 12);

        Assert.Equal(hours, string.Join('|', ticks.Select(tick => tick.Text)));
        Assert.Equal(days, string.Join('|', ticks.Select(tick => tick.Second)));
    }

    [Fact]
    public void Over_weeks_a_calendar_axis_shows_mondays()
    {
        Assert.True(Instant.TryParse("2026-03-04T06:00:00Z", out var start));

        var ticks = new CalendarAxis("time", 0, 60 * 1_440, start).Ticks(700, text => TextWidth.Of(text, 12) + 12);

        Assert.Equal("9 Mar", ticks[0].Text);
        Assert.Equal("2026", ticks[0].Second);
        Assert.All(ticks, tick => Assert.EndsWith("00:00", new CalendarAxis("time", 0, 60 * 1_440, start).Read(tick.Value), StringComparison.Ordinal));
        Assert.All(ticks, tick => Assert.StartsWith("Mon", new CalendarAxis("time", 0, 60 * 1_440, start).Read(tick.Value), StringComparison.Ordinal));
    }

    [Fact]
    public void The_grid_of_every_axis_increases_stays_inside_and_is_not_too_long()
    {
        Assert.True(Instant.TryParse("2026-03-04T06:17:00Z", out var start));
        foreach (var size in new[] { 0.5, 7, 33, 90, 1_000, 4_320, 12_345, 100_000, 2e6 })
        {
            foreach (var axis in new Axis[] { new CalendarAxis("t", 0, size, start), DurationAxis.Linear("t", size), DurationAxis.Log("t", size / 3_000, size), NumberAxis.UpTo("n", size, false), new ShareAxis("s") })
            {
                var grid = axis.Grid();
                Assert.InRange(grid.Count, 1, 160);
                Assert.Equal(grid.Order(), grid);
                Assert.Equal(grid.Distinct(), grid);
                Assert.All(grid, value => Assert.InRange(value, axis.Min * (1 - 1e-6) - 1e-6, axis.Max * (1 + 1e-6) + 1e-6));
            }
        }
    }

    [Fact]
    public void A_wall_clock_keeps_its_midnights_where_it_jumps_in_spring()
    {
        Assert.True(Instant.TryParse("2026-03-28T00:00:00+01:00", out var start)); // the clock jumps on the 29th at two
        var axis = new CalendarAxis("t", 0, 3 * 1_440, start) { Zone = ZoneClock.Find("Europe/Berlin")! };

        var midnights = axis.Ticks(1_000, text => TextWidth.Of(text, 12) + 12).Where(tick => tick.Text == "00:00").Select(tick => tick.Value);

        Assert.Equal([0, 1_440, 1_440 + (23 * 60), 1_440 + (47 * 60)], midnights.Concat([]));
        Assert.Equal("Sun 29 Mar, 01:30", axis.Read(1_440 + 90));
        Assert.Equal("Sun 29 Mar, 03:00", axis.Read(1_440 + 120));
    }

    [Fact]
    public void A_run_of_three_days_has_an_axis_of_three_days()
    {
        var axis = new WeekAxis("hour of the week", 24, 75);

        Assert.Equal(["Tue", "Wed", "Thu"], axis.Ticks(300, text => TextWidth.Of(text, 12) + 12).Select(tick => tick.Text));
        Assert.Equal(["Tue", "06:00", "12:00", "18:00", "Wed"], axis.Ticks(1_200, text => TextWidth.Of(text, 12) + 12).Select(tick => tick.Text).Take(5));
        Assert.Equal(17, axis.Grid().Count);
    }
}
