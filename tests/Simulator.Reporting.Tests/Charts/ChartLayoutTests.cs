using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Reporting.Tests;

public sealed class ChartLayoutTests
{
    [Fact]
    public void Labels_never_overlap_nor_leave_the_drawing_whatever_the_range_and_size()
    {
        foreach (var size in new[] { ChartSize.Wide, ChartSize.Medium, ChartSize.Small, ChartSize.Export })
        {
            foreach (var minutes in new[] { 45.0, 240, 1_440, 4_320, 10_080, 40_320, 525_600 })
            {
                foreach (var start in new[] { "2026-03-02T06:00:00Z", "2026-12-30T23:40:00Z", "not a time" })
                {
                    AssertApart(ChartLayout.Of(Backlog(minutes, start, 12_345), size));
                }
            }

            for (var decade = -3; decade < 5; decade++)
            {
                var axis = DurationAxis.Log("time", 0.01, 0.02 * Math.Pow(10, decade + 4));
                AssertApart(ChartLayout.Of(Spec(axis, new ShareAxis("share")), size));
                AssertApart(ChartLayout.Of(Spec(DurationAxis.Linear("time", 3.3 * Math.Pow(10, decade)), new ShareAxis("share")), size));
            }
        }
    }

    [Fact]
    public void The_sample_charts_keep_their_labels_apart_in_every_size()
    {
        foreach (var spec in ReportCharts.Of(SampleRun.Create()))
        {
            foreach (var size in new[] { ChartSize.Wide, ChartSize.Medium, ChartSize.Small, ChartSize.Export })
            {
                AssertApart(ChartLayout.Of(spec, size));
            }
        }
    }

    [Fact]
    public void The_attack_window_lies_between_the_fastest_and_the_mean_attempt()
    {
        var spec = RaceChart.Of(SampleRun.Create())!;
        var layout = ChartLayout.Of(spec, ChartSize.Medium);

        Assert.Equal(layout.Plot.X(spec.X.Fraction(9)), layout.Window!.Left, 6);
        Assert.Equal(layout.Plot.X(spec.X.Fraction(17)), layout.Window.Left + layout.Window.Width, 6);
    }

    [Fact]
    public void A_race_over_within_two_hours_has_a_linear_axis_and_a_longer_one_a_logarithmic_one()
    {
        var sample = SampleRun.Create();
        Assert.True(((DurationAxis)RaceChart.Of(sample)!.X).Logarithmic);

        var quick = sample with { Race = sample.Race! with { Curves = [sample.Race!.Curves[0]] } };
        Assert.False(((DurationAxis)RaceChart.Of(quick)!.X).Logarithmic);
    }

    [Fact]
    public void The_same_route_has_the_same_style_in_every_chart()
    {
        Assert.Equal([SeriesStyle.Auto, SeriesStyle.Gated], AuthorisedChart.Of(SampleRun.Create())!.Series.Select(series => series.Style));
        Assert.Equal([SeriesStyle.Attack, SeriesStyle.Gated, SeriesStyle.Auto], RaceChart.Of(SampleRun.Create())!.Series.Select(series => series.Style));
    }

    [Fact]
    public void The_table_behind_a_chart_reads_the_curve_at_round_values()
    {
        var sample = SampleRun.Create();
        var table = ReadOut.Of(AuthorisedChart.Of(sample)!);

        Assert.Equal(["auto", "auto, band", "gated", "gated, band"], table.Columns.Select(column => column.Title));
        var row = Assert.Single(table.Rows, row => row.Text == "15 min");
        var gated = sample.TimeToAuthorised[1];
        Assert.Equal(HumanText.Percent(Interpolation.At(gated.X, gated.Y, 15)), row.Cells[2].Text);
        Assert.Equal("100 %", row.Cells[0].Text);
        Assert.Contains(" to ", row.Cells[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backlog_without_numbers_is_drawn_as_an_empty_chart()
    {
        var spec = BacklogChart.Of(new BacklogFan("none", [], [], [], [], []), 0, SampleRun.Identity(), []);

        Assert.Contains("No backlog was recorded", spec.Description, StringComparison.Ordinal);
        Assert.Equal(string.Empty, ChartLayout.Of(spec, ChartSize.Small).Series[0].Line);
    }

    private static void AssertApart(ChartLayout layout)
    {
        var font = layout.Size.Font;
        AssertRow(layout.XTicks.Select(tick => (tick.TextAt, tick.Text)), layout);
        AssertRow(layout.XTicks.Where(tick => tick.Second.Length > 0).Select(tick => (tick.SecondAt, tick.Second)), layout);
        Assert.InRange(layout.XTicks.Count, 1, 20);
        Assert.InRange(layout.YTicks.Count, 2, 7);
        for (var index = 1; index < layout.YTicks.Count; index++)
        {
            Assert.True(layout.YTicks[index - 1].At - layout.YTicks[index].At >= font);
        }

        Assert.All(layout.YTicks, tick => Assert.True(tick.TextAt - TextWidth.Of(tick.Text, font) >= 0));
    }

    private static void AssertRow(IEnumerable<(double At, string Text)> labels, ChartLayout layout)
    {
        var end = double.NegativeInfinity;
        foreach (var (at, text) in labels)
        {
            var half = TextWidth.Of(text, layout.Size.Font) / 2;
            Assert.True(at - half > end, $"'{text}' overlaps its neighbour ({layout.Size.Name}, {layout.Spec.X})");
            Assert.True(at - half >= -0.01 && at + half <= layout.Size.Width + 0.01, $"'{text}' leaves the drawing ({layout.Size.Name}, {layout.Spec.X})");
            end = at + half;
        }
    }

    private static ChartSpec Backlog(double minutes, string start, double peak) =>
        BacklogChart.Of(new BacklogFan("p", [0, minutes], [0, peak], [0, peak], [0, peak], [0, peak]), 0, SampleRun.Identity() with { Start = start }, []);

    private static ChartSpec Spec(Axis x, Axis y) => new()
    {
        Id = "x", Title = "x", Subtitle = "x", Description = "x", X = x, Y = y, Series = [],
    };
}
