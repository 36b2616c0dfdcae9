namespace Simulator.Browser.Tests;

/// <summary>Every page at every width, by day and by night: all of it is seen, nothing overlaps, nothing is cut, nothing is pale.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LayoutTests(BrowserHost host)
{
    private static readonly string[] Checks =
        ["panelsVisible", "pageScrollsSideways", "textCutOrSticksOut", "silentScrollers", "textOverlaps", "chartTextOverlaps", "paleText", "paleMarks"];

    private static readonly string[] Report = ["verdict", "figures", "effect", "time-to-authorised", "incident-race", "backlog", "notes", "metrics", "environment"];
    private static readonly string[] Comparison = ["verdict", "metrics", "differences", "reproduce"];

    public static TheoryData<SamplePage> Pages => [.. Enum.GetValues<SamplePage>()];

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_whole_and_readable_in_every_look(SamplePage sample)
    {
        await using var opened = await host.OpenAsync(sample, Look.All[0]);
        var found = new List<string>();
        foreach (var look in Look.All)
        {
            await opened.LookAsync(look);
            await Screenshots.TakeAsync(opened, $"{sample}-{look.Width}-{look.Scheme}");
            found.AddRange((await opened.FindAllAsync(Checks)).Select(wrong => $"{look}: {wrong}"));
        }

        AssertNothing(found);
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Unfolded_tables_neither_overlap_nor_stick_out(SamplePage sample)
    {
        await using var opened = await host.OpenAsync(sample, Look.All[0]);
        await opened.UnfoldAsync();
        var found = new List<string>();
        foreach (var look in new[] { Look.Desktop, Look.Night, Look.Phone })
        {
            await opened.LookAsync(look);
            found.AddRange((await opened.FindAllAsync(Checks)).Select(wrong => $"{look}: {wrong}"));
        }

        AssertNothing(found);
    }

    [BrowserTheory]
    [InlineData(SamplePage.Report)]
    [InlineData(SamplePage.CredentialLeak)]
    [InlineData(SamplePage.Comparison)]
    public async Task Every_panel_is_there(SamplePage sample)
    {
        await using var opened = await host.OpenAsync(sample, Look.Phone);
        foreach (var panel in sample == SamplePage.Comparison ? Comparison : Report)
        {
            Assert.True(await opened.Page.Locator($"#{panel}").IsVisibleAsync(), $"{panel} is not to be seen");
        }
    }

    [BrowserTheory]
    [InlineData(1_400)]
    [InlineData(390)]
    public async Task The_report_of_a_live_run_draws_its_answers_and_says_the_same_in_a_table(int width)
    {
        await using var opened = await host.OpenAsync(SamplePage.LiveReport, Look.All.First(look => look.Width == width));
        var chart = opened.Page.Locator("#live-latency svg.chart:visible");
        Assert.Equal(1, await chart.CountAsync());
        Assert.Equal(2, await chart.Locator("path.line").CountAsync());
        Assert.Contains("from the intended time", await opened.Page.Locator("#live-latency .legend").InnerTextAsync(), StringComparison.Ordinal);
        await opened.UnfoldAsync();
        Assert.True(await opened.Page.Locator("#live-latency details tbody tr").CountAsync() > 4);
        Assert.Empty(opened.Complaints);
    }

    /// <summary>Enough to see what is wrong, without pages of the same.</summary>
    private static void AssertNothing(List<string> found) => Assert.True(found.Count == 0, $"{found.Count} found\n" + string.Join('\n', found.Take(40)));
}
