using System.Xml.Linq;
using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Reporting.Tests;

public sealed class PlotExporterTests
{
    [Fact]
    public async Task Every_chart_becomes_a_file_with_a_safe_and_distinct_name()
    {
        var plots = await PlotExporter.ExportAsync(SampleRun.Create());

        Assert.Equal(["backlog-1-owners.svg", "backlog-2-risk.svg", "authorised.svg", "race.svg"], plots.Select(plot => plot.FileName));
    }

    [Fact]
    public async Task The_race_is_the_golden_one_in_every_culture()
    {
        var svg = (await PlotExporter.ExportAsync(SampleRun.Create())).Single(plot => plot.FileName == "race.svg").Svg;

        Golden.Check("Simulator.Reporting.Tests", "race.svg", svg);
        foreach (var culture in Cultures.Names)
        {
            var again = Cultures.Under(culture, () => PlotExporter.ExportAsync(SampleRun.Create()).GetAwaiter().GetResult());
            Assert.Equal(svg, again.Single(plot => plot.FileName == "race.svg").Svg);
        }
    }

    [Fact]
    public async Task A_file_is_well_formed_and_carries_its_style_ground_title_and_legend()
    {
        foreach (var (_, svg) in await PlotExporter.ExportAsync(SampleRun.Create()))
        {
            var root = XDocument.Parse(svg).Root!;
            XNamespace ns = "http://www.w3.org/2000/svg";
            Assert.Equal(ns + "svg", root.Name);
            Assert.NotNull(root.Attribute("width"));
            Assert.NotEmpty(root.Element(ns + "title")!.Value);
            Assert.NotEmpty(root.Element(ns + "desc")!.Value);
            Assert.Contains("prefers-color-scheme: dark", root.Element(ns + "style")!.Value, StringComparison.Ordinal);
            Assert.Contains(root.Elements(ns + "rect"), rect => rect.Attribute("class")?.Value == "paper");
            Assert.Contains(root.Elements(ns + "g"), group => group.Attribute("class")?.Value == "legend");
            Assert.Empty(root.Descendants(ns + "script"));
        }
    }

    [Fact]
    public async Task A_hostile_pool_makes_a_harmless_file_name_and_well_formed_text()
    {
        var sample = SampleRun.Create();
        var hostile = sample with { Backlog = [sample.Backlog[0] with { Pool = "../../<script>\u202E\"" }, sample.Backlog[1] with { Pool = "漢字" }] };

        var plots = await PlotExporter.ExportAsync(hostile);

        Assert.Equal(["backlog-1--------script.svg", "backlog-2.svg"], plots.Take(2).Select(plot => plot.FileName));
        Assert.All(plots, plot => Assert.NotNull(XDocument.Parse(plot.Svg)));
        Assert.All(plots, plot => Assert.True(SafeFileName(plot.FileName)));
    }

    private static bool SafeFileName(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && name[0] != '.';
}
