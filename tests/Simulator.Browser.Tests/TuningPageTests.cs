using Microsoft.Playwright;

namespace Simulator.Browser.Tests;

/// <summary>The page of a search in a browser; looks, widths and hostile texts are tried where all pages are.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TuningPageTests(BrowserHost host)
{
    private static readonly string[] Panels = ["verdict", "confirmation", "front", "map", "sensitivity", "dependence", "notes", "reproduce"];

    [BrowserFact]
    public async Task Every_panel_is_there_and_the_answer_comes_first()
    {
        await using var opened = await host.OpenAsync(SamplePage.Tuning, Look.Phone);
        foreach (var panel in Panels)
        {
            Assert.True(await opened.Page.Locator($"#{panel}").IsVisibleAsync(), $"{panel} is not to be seen");
        }

        var first = await opened.Page.Locator(".headline").BoundingBoxAsync();
        Assert.True(first!.Y < 400, $"the answer begins {first.Y} px down");
    }

    [BrowserTheory]
    [InlineData(SamplePage.RealTuning)]
    [InlineData(SamplePage.HostileTuning)]
    public async Task Nothing_is_cut_or_torn_on_paper(SamplePage sample)
    {
        await using var opened = await host.OpenAsync(sample, new Look(718, ColorScheme.Light));
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Light });
        await Screenshots.TakeAsync(opened, $"{sample}-paper");
        Assert.Empty(await opened.FindAllAsync(["panelsVisible", "pageScrollsSideways", "lostOnPaper", "textCutOrSticksOut", "textOverlaps", "chartTextOverlaps"]));
    }

    [BrowserFact]
    public async Task Tab_reaches_everything_and_one_sees_where_one_is()
    {
        await using var opened = await host.OpenAsync(SamplePage.RealTuning, Look.Night);
        var expected = await opened.FindAsync("tabStops");
        foreach (var stop in expected)
        {
            await opened.Page.Keyboard.PressAsync("Tab");
            var focused = await opened.FindAsync("focused");
            Assert.Equal(stop, focused[0]);
            Assert.True(focused.Skip(1).All(string.IsNullOrEmpty), string.Join(' ', focused));
        }
    }

    [BrowserFact]
    public async Task Arrow_keys_read_every_setting_of_the_front()
    {
        await using var opened = await host.OpenAsync(SamplePage.RealTuning, Look.Desktop);
        var figure = opened.Page.Locator("#front figure").First;
        var rows = await figure.Locator(".numbers tbody th").AllTextContentsAsync();
        Assert.True(rows.Count > 1);
        await figure.Locator(".plot").FocusAsync();
        foreach (var row in rows)
        {
            await figure.Locator(".plot").PressAsync("ArrowRight");
            Assert.Equal(row, await figure.Locator(".readout strong").TextContentAsync());
            Assert.Empty(await opened.FindAsync("readOutsAstray"));
        }
    }

    [BrowserFact]
    public async Task A_screen_reader_hears_what_every_cell_of_the_map_says()
    {
        await using var opened = await host.OpenAsync(SamplePage.RealTuning, Look.Desktop);
        var cells = opened.Page.Locator("table.map tbody td");
        Assert.Equal(18, await cells.CountAsync());
        Assert.Equal(18, await opened.Page.Locator("table.map tbody td [role=img][aria-label]").CountAsync());
        var table = await opened.Page.Locator("#map .slice").AriaSnapshotAsync();
        Assert.Contains("feasible", table, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task An_attack_stays_text_and_the_page_fetches_nothing()
    {
        await using var opened = await host.OpenAsync(SamplePage.HostileTuning, Look.Desktop);
        Assert.Empty(await opened.FindAsync("foreign"));
        Assert.Empty(opened.Complaints);
        Assert.Contains("alert(1)", await opened.Page.Locator("body").TextContentAsync() ?? string.Empty, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_page_is_whole_without_scripts()
    {
        await using var opened = await host.OpenAsync(SamplePage.RealTuning, Look.Desktop, script: false);
        Assert.Empty(await opened.FindAllAsync(["panelsVisible", "textOverlaps"]));
        await opened.Page.Locator("#front details summary").First.ClickAsync();
        Assert.True(await opened.Page.Locator("#front details table").First.IsVisibleAsync());
    }
}
