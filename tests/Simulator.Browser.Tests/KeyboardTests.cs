namespace Simulator.Browser.Tests;

/// <summary>What a pointer can do, the keyboard can do, and one sees where one is.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardTests(BrowserHost host)
{
    [BrowserTheory]
    [InlineData(SamplePage.Report)]
    [InlineData(SamplePage.Comparison)]
    public async Task Tab_reaches_everything_in_the_order_in_which_the_page_is_read(SamplePage sample)
    {
        foreach (var look in new[] { Look.Desktop, Look.Phone, Look.Night })
        {
            await using var opened = await host.OpenAsync(sample, look);
            var expected = await opened.FindAsync("tabStops");
            Assert.StartsWith("a.skip", expected[0], StringComparison.Ordinal);
            var reached = new List<string>();
            for (var press = 0; press < expected.Count; press++)
            {
                await opened.Page.Keyboard.PressAsync("Tab");
                var focused = await opened.FindAsync("focused");
                Assert.True(focused.Count > 0, $"{look}: nothing has the focus after {string.Join(", ", reached)}");
                reached.Add(focused[0]);
                Assert.True(focused.Skip(1).All(string.IsNullOrEmpty), $"{look}: {string.Join(' ', focused)}");
            }

            Assert.Equal(expected, reached);
        }
    }

    [BrowserTheory]
    [InlineData(SamplePage.Report)]
    [InlineData(SamplePage.Comparison)]
    public async Task The_skip_link_leads_past_the_banner(SamplePage sample)
    {
        await using var opened = await host.OpenAsync(sample, Look.Phone);
        await opened.Page.Keyboard.PressAsync("Tab");
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.Page.Keyboard.PressAsync("Tab");
        Assert.True(await opened.Page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    }

    [BrowserFact]
    public async Task Arrow_keys_read_every_row_of_a_chart()
    {
        foreach (var look in new[] { Look.Desktop, Look.Phone })
        {
            await using var opened = await host.OpenAsync(SamplePage.Report, look);
            foreach (var figure in await opened.Page.Locator("figure").AllAsync())
            {
                var (plot, readOut) = (figure.Locator(".plot"), figure.Locator(".readout"));
                var rows = await figure.Locator(".numbers tbody th").AllTextContentsAsync();
                await plot.FocusAsync();
                Assert.False(await readOut.IsVisibleAsync());
                foreach (var (key, row) in new[] { ("ArrowRight", 0), ("ArrowRight", 1), ("PageDown", 0), ("End", rows.Count - 1), ("ArrowRight", rows.Count - 1), ("ArrowLeft", rows.Count - 2), ("Home", 0) })
                {
                    await plot.PressAsync(key);
                    Assert.Equal(rows[row], await readOut.Locator("strong").TextContentAsync());
                    Assert.Empty(await opened.FindAsync("readOutsAstray"));
                }

                await plot.PressAsync("Escape");
                Assert.False(await readOut.IsVisibleAsync());
                await plot.PressAsync("End");
                await plot.EvaluateAsync("plot => plot.blur()");
                Assert.False(await readOut.IsVisibleAsync());
            }
        }
    }

    [BrowserFact]
    public async Task The_pointer_reads_the_row_it_is_on()
    {
        foreach (var look in new[] { Look.Desktop, Look.Night, Look.Phone })
        {
            await using var opened = await host.OpenAsync(SamplePage.Report, look);
            foreach (var figure in await opened.Page.Locator("figure").AllAsync())
            {
                await figure.Locator(".plot").ScrollIntoViewIfNeededAsync();
                var rows = await figure.Locator(".numbers tbody th").AllTextContentsAsync();
                var box = (await figure.Locator(".plot").BoundingBoxAsync())!;
                var read = new List<int>();
                foreach (var share in new[] { 0.2f, 0.5f, 0.98f })
                {
                    await opened.Page.Mouse.MoveAsync(box.X + (box.Width * share), box.Y + (box.Height / 2));
                    read.Add(rows.ToList().IndexOf((await figure.Locator(".readout strong").TextContentAsync())!));
                    Assert.Empty(await opened.FindAllAsync(["readOutsAstray", "paleText"]));
                }

                Assert.True(read[0] >= 0 && read[0] < read[1] && read[1] < read[2], string.Join(", ", read));
                await opened.Page.Mouse.MoveAsync(1, 1);
                Assert.False(await figure.Locator(".readout").IsVisibleAsync());
            }
        }
    }

    [BrowserFact]
    public async Task Folded_tables_open_from_the_keyboard()
    {
        await using var opened = await host.OpenAsync(SamplePage.Report, Look.Desktop);
        foreach (var folded in await opened.Page.Locator("details").AllAsync())
        {
            await folded.Locator("summary").PressAsync("Enter");
            Assert.True(await folded.Locator("table, ul").First.IsVisibleAsync());
        }
    }
}
