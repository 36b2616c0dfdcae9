using System.Xml.Linq;
using Simulator.Results;
using Simulator.Reporting;

namespace Simulator.Reporting.Tests;

public sealed class StudyRendererTests
{
    [Fact]
    public async Task The_picture_has_a_cell_a_setting_and_a_line_where_stability_ends()
    {
        var svg = XDocument.Parse(await StudyRenderer.PictureAsync(Map()));
        var cells = svg.Descendants().Where(element => element.Name.LocalName == "rect" && ((string?)element.Attribute("class"))?.StartsWith("heat-cell", StringComparison.Ordinal) == true);
        Assert.Equal(["heat-cell heat-0", "heat-cell heat-over", "heat-cell heat-4", "heat-cell heat-none"], cells.Select(cell => (string?)cell.Attribute("class")));
        var boundary = svg.Descendants().Single(element => (string?)element.Attribute("class") == "heat-boundary").Attribute("d")!.Value;
        Assert.Equal(1, boundary.Count(letter => letter == 'M')); // the setting that is refused is on neither side
        Assert.Contains('v', boundary);
    }

    [Fact]
    public async Task The_page_says_what_the_cells_say()
    {
        var page = await StudyRenderer.RenderAsync(Map());
        Assert.Contains("2 of 3 settings keep up with the work.", page, StringComparison.Ordinal);
        Assert.Contains("reviewers: 0 is out of range", page, StringComparison.Ordinal);
        Assert.Contains("desk 99", page, StringComparison.Ordinal);
        Assert.Equal(page, await StudyRenderer.RenderAsync(Map()));
    }

    [Fact]
    public async Task Hostile_texts_are_inert()
    {
        const string hostile = "</title><script>alert(1)</script>\u202E";
        var map = Map();
        map = map with { Title = hostile, Command = hostile, Cells = [.. map.Cells.Select(cell => cell with { Problem = cell.Problem.Length > 0 ? hostile : string.Empty })] };
        Assert.All(new[] { await StudyRenderer.RenderAsync(map), await StudyRenderer.PictureAsync(map) }, text =>
        {
            Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202E', text);
        });
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(6, 0)]
    [InlineData(7, 1)] // 1 to 10,000 in five equal ratios of 6.31
    [InlineData(39, 1)]
    [InlineData(41, 2)]
    [InlineData(10_000, 4)]
    public void Values_over_more_than_a_decade_are_shaded_by_ratio(double value, int step) =>
        Assert.Equal(step, new HeatSteps([Cell("1", "1", 1), Cell("1", "1", 10_000)]).Of(value));

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3.1, 0)]
    [InlineData(5, 2)] // 2 to 8 in five equal parts of 1.2
    [InlineData(8, 4)]
    public void Values_within_a_decade_are_shaded_by_difference(double value, int step) =>
        Assert.Equal(step, new HeatSteps([Cell("1", "1", 2), Cell("1", "1", 8)]).Of(value));

    [Fact]
    public void Equal_and_missing_values_have_a_shade_or_none()
    {
        Assert.Equal(0, new HeatSteps([Cell("1", "1", 5)]).Of(5));
        Assert.Null(new HeatSteps([Cell("1", "1", 5)]).Of(double.PositiveInfinity));
        Assert.Null(new HeatSteps([]).Of(double.NaN));
    }

    [Fact]
    public void A_map_says_which_key_changes_nothing()
    {
        var map = Map();
        Assert.Equal("2 of 3 settings keep up with the work.", map.Headline);
        var rows = map with { Cells = [Cell("2", "70%", 10), Cell("2", "80%", 10), Cell("3", "70%", 7), Cell("3", "80%", 7)] };
        Assert.Equal("All 4 settings keep up with the work. policy.threshold changes nothing here.", rows.Headline);
        var columns = map with { Cells = [Cell("2", "70%", 10), Cell("2", "80%", 7), Cell("3", "70%", 10), Cell("3", "80%", 7)] };
        Assert.EndsWith(" pools.desk.reviewers changes nothing here.", columns.Headline, StringComparison.Ordinal);
    }

    private static StabilityMap Map() => new(
        "A desk",
        "./run.sh study map desk",
        new VariedKey("pools.desk.reviewers", ["2", "3"]),
        new VariedKey("policy.threshold", ["70%", "80%"]),
        TuningQuantity.TryParse("approval_latency p95", out _)!,
        8,
        [Cell("2", "70%", 10), Cell("2", "80%", 900) with { IsStable = false, Utilisation = 0.99 }, Cell("3", "70%", 40), Cell("3", "80%", double.NaN) with { Problem = "reviewers: 0 is out of range" }]);

    private static StabilityCell Cell(string row, string column, double value) => new(row, column, value, value / 2, value * 2, 0.5, "desk", IsStable: true, string.Empty);
}
