namespace Simulator.Browser.Tests;

/// <summary>Without scripts a page has everything but the read-outs under the pointer, and its tables hold those numbers.</summary>
[Collection(BrowserCollection.Name)]
public sealed class NoScriptTests(BrowserHost host)
{
    [BrowserTheory]
    [InlineData(SamplePage.Report)]
    [InlineData(SamplePage.CredentialLeak)]
    [InlineData(SamplePage.Comparison)]
    public async Task A_page_is_whole_without_scripts(SamplePage sample)
    {
        await using var with = await host.OpenAsync(sample, Look.Desktop);
        await using var without = await host.OpenAsync(sample, Look.Desktop, script: false);
        Assert.Equal("group", await Role(with));
        Assert.Null(await Role(without));
        Assert.Equal(await with.FindAsync("contents"), await without.FindAsync("contents"));
        Assert.Empty(await without.FindAsync("panelsVisible"));
        Assert.Empty(await without.FindAsync("textOverlaps"));
        foreach (var folded in await without.Page.Locator("details").AllAsync())
        {
            await folded.Locator("summary").ClickAsync();
            Assert.True(await folded.Locator("table, ul").First.IsVisibleAsync());
        }

        Task<string?> Role(OpenPage opened) => sample == SamplePage.Comparison
            ? Task.FromResult(ReferenceEquals(opened, with) ? "group" : null)
            : opened.Page.Locator(".plot").First.GetAttributeAsync("role");
    }
}
