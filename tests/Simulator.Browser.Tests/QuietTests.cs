namespace Simulator.Browser.Tests;

/// <summary>A page asks the network for nothing, complains about nothing, and what others wrote into it stays text.</summary>
[Collection(BrowserCollection.Name)]
public sealed class QuietTests(BrowserHost host)
{
    public static TheoryData<SamplePage> Pages => [.. Enum.GetValues<SamplePage>()];

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_that_is_used_asks_for_nothing_complains_about_nothing_and_holds_nothing_that_could_run(SamplePage sample)
    {
        await using var opened = await host.OpenAsync(sample, Look.Desktop);
        var file = new Uri(opened.Page.Url).GetLeftPart(UriPartial.Path);
        await UseAsync(opened);
        Assert.Equal(file, Assert.Single(opened.Requests.Distinct()).Split('#')[0]);
        Assert.Empty(opened.Complaints);
        Assert.Empty(await opened.FindAsync("foreign"));
    }

    [BrowserTheory]
    [InlineData(SamplePage.HostileReport)]
    [InlineData(SamplePage.UnwieldyReport)]
    [InlineData(SamplePage.HostileComparison)]
    public async Task What_others_wrote_cannot_reorder_or_hide_what_is_read(SamplePage sample)
    {
        await using var opened = await host.OpenAsync(sample, Look.Desktop);
        var text = await opened.Page.TitleAsync() + await opened.Page.EvaluateAsync<string>(
            "() => document.body.textContent + [...document.querySelectorAll('*')].flatMap(one => [...one.attributes].map(attribute => attribute.value)).join()");
        Assert.Contains(sample == SamplePage.UnwieldyReport ? "dlrow" : "alert(1)", text, StringComparison.Ordinal);
        Assert.Empty(text.Where(letter => letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F').Select(letter => $"U+{(int)letter:X4}").Distinct());
    }

    /// <summary>Everything that a visitor can touch, touched.</summary>
    private static async Task UseAsync(OpenPage opened)
    {
        await opened.UnfoldAsync();
        foreach (var plot in await opened.Page.Locator(".plot").AllAsync())
        {
            await plot.HoverAsync();
            await plot.PressAsync("ArrowRight");
        }

        foreach (var link in await opened.Page.Locator("a:not(.skip)").AllAsync())
        {
            await link.ClickAsync();
        }
    }
}
