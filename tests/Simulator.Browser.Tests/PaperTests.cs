using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Simulator.Browser.Tests;

/// <summary>A printed page loses nothing.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class PaperTests(BrowserHost host)
{
    /// <summary>A sheet of A4 less margins of 1 cm, at 96 dots per inch.</summary>
    private const int A4 = 718;

    [BrowserTheory]
    [InlineData(SamplePage.Report)]
    [InlineData(SamplePage.CredentialLeak)]
    [InlineData(SamplePage.Comparison)]
    [InlineData(SamplePage.RealComparison)]
    [InlineData(SamplePage.HostileReport)]
    public async Task Nothing_is_cut_or_torn_on_paper(SamplePage sample)
    {
        await using var opened = await host.OpenAsync(sample, new Look(A4, ColorScheme.Light));
        await PrintAsync(opened, ColorScheme.Light);
        await Screenshots.TakeAsync(opened, $"{sample}-paper");
        Assert.Empty(await opened.FindAllAsync(["panelsVisible", "pageScrollsSideways", "lostOnPaper", "textCutOrSticksOut", "textOverlaps", "chartTextOverlaps"]));
    }

    [BrowserTheory]
    [InlineData(SamplePage.Report)]
    [InlineData(SamplePage.Comparison)]
    public async Task Paper_is_white_even_where_the_screen_is_dark(SamplePage sample)
    {
        await using var opened = await host.OpenAsync(sample, new Look(A4, ColorScheme.Dark));
        await PrintAsync(opened, ColorScheme.Dark);
        Assert.Equal("rgb(255, 255, 255)", await opened.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.Empty(await opened.FindAllAsync(["paleText", "paleMarks"]));
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_metrics_are_on_paper_although_the_screen_folds_them(bool script)
    {
        await using var opened = await host.OpenAsync(SamplePage.Report, Look.Desktop, script);
        Assert.False(await opened.Page.Locator(".metrics").IsVisibleAsync());
        var folded = await PagesAsync(opened);
        await opened.UnfoldAsync();
        Assert.Equal(await PagesAsync(opened), folded);
        Assert.InRange(folded, 3, 12);
    }

    [BrowserFact]
    public async Task What_was_folded_is_folded_again_after_printing()
    {
        await using var opened = await host.OpenAsync(SamplePage.Report, Look.Desktop);
        await opened.Page.PdfAsync(new() { Format = "A4" });
        Assert.False(await opened.Page.Locator(".metrics").IsVisibleAsync());
    }

    /// <summary>Emulated paper sends no events: said by hand what the browser says when it prints.</summary>
    private static async Task PrintAsync(OpenPage opened, ColorScheme scheme)
    {
        await opened.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = scheme });
    }

    private static async Task<int> PagesAsync(OpenPage opened) =>
        Sheet().Count(Encoding.Latin1.GetString(await opened.Page.PdfAsync(new() { Format = "A4" })));

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();
}
