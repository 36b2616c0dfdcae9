using System.Text;
using System.Text.RegularExpressions;
using Simulator.TestSupport;

namespace Simulator.Results.Tests;

public sealed class MarkdownReportTests
{
    [Fact]
    public void The_report_is_the_golden_one_in_every_culture()
    {
        var text = MarkdownReport.Write(SampleRun.Create());

        Golden.Check("Simulator.Results.Tests", "report.md", text);
        foreach (var culture in Cultures.Names)
        {
            Assert.Equal(text, Cultures.Under(culture, () => MarkdownReport.Write(SampleRun.Create())));
        }
    }

    [Fact]
    public void The_headline_comes_before_the_notes_and_they_before_the_tables_of_effects()
    {
        var text = MarkdownReport.Write(SampleRun.Create());

        var order = new[] { "# Shift handover", "**Human gates", "## Before using these numbers", "## Policy effect", "## Race", "## All metrics", "## Reproduce" }
            .Select(part => text.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public void What_the_page_says_in_panels_the_report_says_in_sections()
    {
        var text = MarkdownReport.Write(SampleRun.Create(), ["plots/backlog-1.svg", "plots/race.svg"]);

        Assert.Contains("**How sure:** 64 independent replications", text, StringComparison.Ordinal);
        Assert.Contains("![backlog 1](plots/backlog-1.svg)\n![race](plots/race.svg)\n", text, StringComparison.Ordinal);
        Assert.Contains("1 of 3 rules is broken", text, StringComparison.Ordinal);
        Assert.Contains("| `I07` |", text, StringComparison.Ordinal);
        Assert.Contains("| `review.detectionMaximum` | 90% | – | 0% |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("classes.*.patience` |", text, StringComparison.Ordinal); // it is switched off
    }

    [Fact]
    public void Settings_without_end_leave_room_for_the_numbers()
    {
        var sample = SampleRun.Create();
        var many = sample with
        {
            Assumptions = [.. Enumerable.Range(0, 5_000).Select(index => sample.Assumptions[0] with { Key = $"classes.*.k{index}", Value = new string('|', 3_000) })],
            Notes = [.. Enumerable.Repeat(new string('*', 5_000), 90)],
        };

        var text = MarkdownReport.Write(many);

        Assert.True(Encoding.UTF8.GetByteCount(text) < MarkdownReport.MaxBytes);
        Assert.Contains("## All metrics", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new double[] { 0, 1, 2, 3, 4, 5, 6, 7 }, 7, "▁▂▃▄▅▆▇█")]
    [InlineData(new double[] { 0, double.NaN, 7 }, 7, "▁ █")]
    [InlineData(new double[] { 0, 0 }, 0, "▁▁")]
    [InlineData(new double[0], 1, "")]
    public void A_curve_in_characters_has_eight_heights(double[] values, double largest, string expected) => Assert.Equal(expected, SparkLine.Of(values, largest));

    [Fact]
    public void A_peak_between_two_characters_is_not_lost()
    {
        double[] values = new double[10 * SparkLine.Width];
        values[123] = 5;

        var line = SparkLine.Of(values, 5);

        Assert.Equal(SparkLine.Width, line.Length);
        Assert.Equal('█', line[12]);
        Assert.Equal(1, line.Count(c => c == '█'));
    }

    [Fact]
    public void A_hostile_text_formats_links_mentions_and_tags_nothing()
    {
        var text = MarkdownReport.Write(Hostile.Result(Hostile.Text));
        // Code shows what it holds; everything else must be escaped.
        var prose = Regex.Replace(text, "(?s)(?<![\\\\`])(`+)(?!`).*?(?<!`)\\1(?!`)", "code");

        Assert.DoesNotContain('<', prose);
        Assert.DoesNotMatch(@"(?<!\\)\]\(", prose);
        Assert.DoesNotContain("http://", prose, StringComparison.Ordinal);
        Assert.DoesNotContain("@everyone", prose, StringComparison.Ordinal);
        Assert.DoesNotContain("\n# head", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', text);
    }

    [Fact]
    public void Every_row_of_a_table_has_the_columns_of_its_head_even_with_pipes_in_names()
    {
        var columns = 0;
        foreach (var line in MarkdownReport.Write(Hostile.Result("a|b")).Split('\n'))
        {
            var cells = line.Replace("\\|", string.Empty, StringComparison.Ordinal).Count(c => c == '|');
            if (!line.StartsWith('|'))
            {
                columns = 0;
                continue;
            }

            columns = columns == 0 ? cells : columns;
            Assert.Equal(columns, cells);
        }
    }

    [Fact]
    public void However_many_metrics_there_are_the_report_stays_below_its_limit_and_counts_the_rest()
    {
        var sample = SampleRun.Create();
        var many = sample with { Metrics = [.. Enumerable.Range(0, 60).SelectMany(_ => sample.Metrics)], Notes = [.. Enumerable.Repeat(new string('n', 5_000), 90)] };

        var text = MarkdownReport.Write(many);

        Assert.True(Encoding.UTF8.GetByteCount(text) < MarkdownReport.MaxBytes);
        Assert.Contains("further rows are in summary.json", text, StringComparison.Ordinal);
        Assert.Contains("50 further notes are in summary.json", text, StringComparison.Ordinal);
        Assert.Contains("## Reproduce", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# head", "\\# head")]
    [InlineData("- item", "\\- item")]
    [InlineData("1. item", "1\\. item")]
    [InlineData("a_b*c", "a\\_b\\*c")]
    [InlineData("https://x.example", "https&#58;//x.example")]
    [InlineData("www.x.example", "www\\.x.example")]
    [InlineData("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;")]
    [InlineData("12.3 min (11.8 to 12.9)", "12.3 min (11.8 to 12.9)")]
    public void Markup_in_text_is_escaped(string text, string expected) => Assert.Equal(expected, MarkdownText.Escape(text));

    [Fact]
    public void Code_cannot_close_its_own_fence()
    {
        Assert.Equal("```a``b```", MarkdownText.Code("a``b"));
        Assert.Equal("`` `a ``", MarkdownText.Code("`a"));
        Assert.StartsWith("````\n", MarkdownText.CodeBlock("x ``` y"), StringComparison.Ordinal);
    }
}
