using System.Text;
using System.Text.RegularExpressions;
using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Reporting.Tests;

public sealed partial class ReportRendererTests
{
    [Fact]
    public async Task The_page_is_the_golden_one()
    {
        Golden.Check("Simulator.Reporting.Tests", "report.html", await ReportRenderer.RenderAsync(SampleRun.Create()));
    }

    [Fact]
    public async Task The_page_is_the_same_in_every_culture_and_leaves_the_culture_alone()
    {
        var expected = await ReportRenderer.RenderAsync(SampleRun.Create());

        foreach (var culture in Cultures.Names)
        {
            var (page, after) = Cultures.Under(culture, () =>
                (ReportRenderer.RenderAsync(SampleRun.Create()).GetAwaiter().GetResult(), System.Globalization.CultureInfo.CurrentCulture.Name));
            Assert.Equal(expected, page);
            Assert.Equal(culture, after);
        }
    }

    [Fact]
    public async Task Every_panel_is_there_and_every_id_once()
    {
        var page = await ReportRenderer.RenderAsync(SampleRun.Create());

        foreach (var panel in new[] { "verdict", "figures", "effect", "time-to-authorised", "incident-race", "routes", "race-by-route", "backlog", "notes", "metrics", "environment", "authorised", "race", "backlog-1", "backlog-2" })
        {
            Assert.Contains($" id=\"{panel}\"", page, StringComparison.Ordinal);
        }

        var ids = Ids().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
    }

    [Fact]
    public async Task The_page_asks_the_network_for_nothing_and_allows_only_its_own_style_and_script()
    {
        var page = await ReportRenderer.RenderAsync(SampleRun.Create());

        Assert.DoesNotMatch("(?i)https?://(?!www\\.w3\\.org/2000/svg)", page);
        Assert.DoesNotMatch("(?i)(src|href|action|srcset|poster|data)=\"(?!#)", page);
        Assert.DoesNotMatch("(?i)url\\(|@import|<link|<iframe|<object|<form|javascript:", page);
        Assert.DoesNotMatch("(?i)<[^>]* (style|on[a-z]+)=", page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", page, StringComparison.Ordinal);
        Assert.Contains($"script-src '{DigestOf(page, "script")}'", page, StringComparison.Ordinal);
        Assert.Contains($"style-src '{DigestOf(page, "style")}'", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_text_stays_text()
    {
        var sample = await ReportRenderer.RenderAsync(SampleRun.Create());

        var page = await ReportRenderer.RenderAsync(Hostile.Result(Hostile.Text));

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', page);
        Assert.DoesNotContain("&#x202E;", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        // Whatever the texts say, the page keeps its elements: as many tags of each kind as the sample has, but for one note.
        Assert.Equal(Count(sample, "<script"), Count(page, "<script"));
        Assert.Equal(Count(sample, "<svg"), Count(page, "<svg"));
        Assert.Equal(Count(sample, "<tr"), Count(page, "<tr"));
        Assert.Equal(Count(sample, "<title"), Count(page, "<title"));
    }

    [Fact]
    public async Task The_page_is_small_even_with_many_pools_and_points()
    {
        var sample = SampleRun.Create();
        Assert.True(Encoding.UTF8.GetByteCount(await ReportRenderer.RenderAsync(sample)) < 400_000);

        double[] minutes = [.. Enumerable.Range(0, 40_000).Select(index => (double)index)];
        double[] tasks = [.. minutes.Select(minute => minute * 7919 % 101)];
        var large = sample with
        {
            Backlog = [.. Enumerable.Range(0, 8).Select(index => new BacklogFan($"pool-{index}", minutes, tasks, tasks, tasks, tasks))],
            Metrics = [.. Enumerable.Range(0, 20).SelectMany(_ => sample.Metrics)],
        };

        Assert.True(Encoding.UTF8.GetByteCount(await ReportRenderer.RenderAsync(large)) < 1_500_000);
    }

    [Fact]
    public async Task An_almost_empty_result_still_makes_a_whole_page()
    {
        var empty = SampleRun.Create() with { Notes = [], Metrics = [], Backlog = [], TimeToAuthorised = [], Race = null };

        var page = await ReportRenderer.RenderAsync(empty);

        Assert.DoesNotContain("incident-race", page, StringComparison.Ordinal);
        Assert.Contains("no auto twin", page, StringComparison.Ordinal);
        Assert.Contains("nothing could wait", page, StringComparison.Ordinal);
        Assert.Contains("No request was authorised", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page.Split("<script>")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_reached_or_undefined_is_said_in_words()
    {
        var page = await ReportRenderer.RenderAsync(SampleRun.Create());

        Assert.Contains(">not reached<", page, StringComparison.Ordinal);
        Assert.Contains(">undefined<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", page.Split("<script>")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page.Split("<script>")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_chart_has_words_for_those_who_do_not_see_it_and_a_table_behind_it()
    {
        var page = await ReportRenderer.RenderAsync(SampleRun.Create());

        var charts = Count(page, "<svg class=\"chart");
        Assert.Equal(10, charts);
        Assert.Equal(charts, Count(page, "role=\"img\" aria-labelledby="));
        Assert.Equal(charts, Count(page, "<desc "));
        Assert.Equal(4, Count(page, "<table class=\"numbers\""));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string DigestOf(string page, string element)
    {
        var content = page.Split($"<{element}>")[1].Split($"</{element}>")[0];
        return "sha256-" + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Ids();
}
