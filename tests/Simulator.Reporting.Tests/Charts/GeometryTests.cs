using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Reporting.Tests;

public sealed class GeometryTests
{
    [Theory]
    [InlineData(1.25, "1.3")]
    [InlineData(-0.04, "0")]
    [InlineData(3, "3")]
    [InlineData(1234.56, "1234.6")]
    public void Coordinates_have_at_most_one_decimal_and_no_negative_zero(double value, string expected)
    {
        Assert.Equal(expected, Svg.N(value));
        Assert.All(Cultures.Names, culture => Assert.Equal(expected, Cultures.Under(culture, () => Svg.N(value))));
    }

    [Fact]
    public void A_value_that_is_not_a_number_interrupts_the_line_and_is_left_out_of_the_band()
    {
        Point[] points = [new(0, 1), new(1, double.NaN), new(2, 3), new(3, 4)];

        Assert.Equal("M0 1M2 3L3 4", Svg.Line(points));
        Assert.Equal("M0 1L2 3L3 4L3 5L0 5Z", Svg.Area(points, [new(0, 5), new(3, 5)]));
        Assert.Equal(string.Empty, Svg.Area([new(0, 1)], [new(0, 2)]));
    }

    [Fact]
    public void Thinning_keeps_both_ends_every_peak_and_every_gap()
    {
        List<Point> points = [.. Enumerable.Range(0, 10_000).Select(index => new Point(index / 10d, index == 4_321 ? 99 : index % 7))];
        points[6_000] = new Point(600, double.NaN);

        var kept = Thinning.Extremes(points, 1_000);

        Assert.InRange(kept.Count, 500, 1_100);
        Assert.Equal(points[0], kept[0]);
        Assert.Equal(points[^1], kept[^1]);
        Assert.Contains(new Point(432.1, 99), kept);
        Assert.Contains(kept, point => !point.IsFinite);
        Assert.Equal(kept.OrderBy(point => point.X).Select(point => point.X), kept.Select(point => point.X));
    }

    [Fact]
    public void Few_points_are_left_alone()
    {
        Point[] points = [new(0, 1), new(0.1, 2), new(0.2, 3)];

        Assert.Same(points, Thinning.Extremes(points, 3));
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(1.5, 15)]
    [InlineData(2, 20)]
    [InlineData(4, 40)]
    [InlineData(0.5, double.NaN)]
    [InlineData(4.1, double.NaN)]
    public void Between_points_a_curve_is_straight_and_outside_it_is_nothing(double at, double expected) =>
        Assert.Equal(expected, Interpolation.At([1, 2, 4], [10, 20, 40], at));

    [Fact]
    public void At_a_jump_the_curve_has_its_later_value() => Assert.Equal(5, Interpolation.At([0, 1, 1, 2], [0, 0, 5, 5], 1));

    [Fact]
    public void A_cumulative_share_is_zero_before_and_unchanged_after_its_points()
    {
        var curve = new Curve("gated", "gated", [10, 20], [0.2, 0.9], null, null);

        Assert.Equal(0, CumulativeCurves.At(curve, 9));
        Assert.Equal(0.9, CumulativeCurves.At(curve, 1e6));
        var series = CumulativeCurves.Over(curve, DurationAxis.Log("t", 1, 100), "gated");
        Assert.Equal([1, 10, 10, 20, DurationAxis.Log("t", 1, 100).Max], series.X); // what begins with a jump is no slope from the edge
        Assert.Equal([0, 0, 0.2, 0.9, 0.9], series.Y);
    }

    [Fact]
    public void The_range_of_an_axis_leaves_out_the_flat_parts()
    {
        var curve = new Curve("auto", "auto", [0, 1, 2, 3, 4, 500], [0, 0, 0.5, 1, 1, 1], null, null);

        Assert.Equal((2, 3), CumulativeCurves.Range([curve]));
        Assert.Equal((1.0 / 60, 60), CumulativeCurves.Range([]));
        Assert.Equal((1.0 / 60, 60), CumulativeCurves.Range([new Curve("auto", "auto", [0, 1], [0, 0], null, null)]));
    }

    [Theory]
    [InlineData("-4.10 min (-5.00 to -3.20)", "\u22124.10 min (\u22125.00 to \u22123.20)")]
    [InlineData("leak-at-3", "leak-at-3")]
    [InlineData("- item", "- item")]
    public void A_hyphen_becomes_a_minus_before_numbers_only(string text, string expected) => Assert.Equal(expected, PageText.Minus(text));

    [Theory]
    [InlineData("18,420 severity min", "18,420", "severity min")]
    [InlineData("41.2 %", "41.2", "%")]
    [InlineData("2 h 14 min", "2 h 14 min", "")]
    [InlineData("not reached", "not reached", "")]
    [InlineData("3", "3", "")]
    public void Units_are_cut_off_single_numbers_only(string text, string number, string unit) => Assert.Equal((number, unit), PageText.Split(text));
}
