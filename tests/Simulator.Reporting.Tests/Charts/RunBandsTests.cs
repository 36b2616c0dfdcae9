using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Reporting.Tests;

public sealed class RunBandsTests
{
    private static readonly TimeBand[] Plan =
    [
        new("shift", "desk", "early", 0, 480), new("shift", "desk", "late", 480, 960), new("shift", "desk", "early", 1_440, 1_920),
        new("gap", "desk", "training", 600, 660), new("storm", null, "alerts", 700, 820),
    ];

    private static readonly RunResult Run = SampleRun.Create() with { Bands = Plan };

    [Fact]
    public void A_pool_is_marked_with_what_is_its_own_and_what_concerns_all()
    {
        Assert.Equal(["shift late", "planned gap training", "storm alerts"], RunBands.Of(Run, "desk").Select(band => band.Label));
        Assert.Equal(["storm alerts"], RunBands.Of(Run, "another").Select(band => band.Label));
    }

    [Fact]
    public void A_chart_of_no_pool_shows_a_pool_only_where_no_other_has_marks()
    {
        Assert.Equal(3, RunBands.OfAll(Run).Count);
        Assert.Equal(["storm alerts"], RunBands.OfAll(Run with { Bands = [.. Plan, new TimeBand("gap", "another", "x", 0, 1)] }).Select(band => band.Label));
    }

    [Fact]
    public void Over_the_week_marks_stand_at_the_hour_of_the_wall_clock_and_go_over_its_end()
    {
        // The sample begins on a Monday at 06:00 UTC; its last mark goes from Sunday 23:00 to Monday 01:00.
        var week = Run with { Identity = Run.Identity with { HorizonMinutes = 10_000 }, Bands = [.. Plan, new TimeBand("gap", "desk", "late", 9_660, 9_780)] };
        var bands = RunBands.OverWeek(week, new WeekAxis("hour of the week", 0, 168));

        Assert.Equal(
            [("shift late", 14, 22), ("planned gap training", 16, 17), ("storm alerts", Math.Round(17 + (40 / 60.0), 9), Math.Round(19 + (40 / 60.0), 9)), ("planned gap late", 167, 168)],
            bands.Take(4).Select(band => (band.Label, Math.Round(band.From, 9), Math.Round(band.To, 9))).Select(each => (each.Label, each.Item2, each.Item3)));
        Assert.Equal(("planned gap late", 0, 1), (bands[4].Label, bands[4].From, bands[4].To));
        Assert.Empty(RunBands.OverWeek(week with { Identity = week.Identity with { HorizonMinutes = 20_000 } }, new WeekAxis("hour of the week", 0, 168)));
        Assert.All(RunBands.OverWeek(week, new WeekAxis("hour of the week", 0, 24)), band => Assert.InRange(band.To, band.From, 24));
    }

    [Fact]
    public void The_marks_stand_in_legend_words_and_read_out()
    {
        var spec = BacklogChart.Of(Run.Backlog[0] with { Pool = "desk" }, 0, Run.Identity, RunBands.Of(Run, "desk"));

        Assert.Equal(["shift", "gap", "storm"], LegendEntry.Of(spec).Where(entry => entry.IsTime).Select(entry => entry.Style));
        Assert.Contains("Marked: planned gap training, Mon 2 Mar, 16:00 to Mon 2 Mar, 17:00; storm alerts, ", spec.Description, StringComparison.Ordinal);
        Assert.Contains("work changes hands", spec.Description, StringComparison.Ordinal);
        var rows = ReadOut.Of(spec).Rows;
        Assert.Contains(rows, row => row.Marks == "shift late, planned gap training");
        Assert.Contains(rows, row => row.Marks.Length == 0);
    }

    [Fact]
    public void A_kind_of_time_that_is_new_is_drawn_as_a_fault() => Assert.Equal("fault", ChartBand.StyleOf("outage"));

    [Fact]
    public async Task Charts_over_the_same_time_say_so_and_others_do_not()
    {
        var page = await ReportRenderer.RenderAsync(Run);

        Assert.Equal(Run.Backlog.Count, page.Split(" data-time=\"").Length - 1);
        Assert.Contains("<rect class=\"time-storm\"", page, StringComparison.Ordinal);
        Assert.Contains("data-marks=\"", page, StringComparison.Ordinal);
    }
}
