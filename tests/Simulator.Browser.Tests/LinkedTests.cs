namespace Simulator.Browser.Tests;

/// <summary>Charts over the same simulated time point at the same instant together.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LinkedTests(BrowserHost host)
{
    [BrowserFact]
    public async Task A_cursor_in_one_time_chart_stands_at_the_same_instant_in_the_others_and_goes_with_it()
    {
        await using var opened = await host.OpenAsync(SamplePage.Report, Look.Desktop);
        var (first, second) = (opened.Page.Locator("#backlog-1 .plot"), opened.Page.Locator("#backlog-2 .plot"));
        Assert.False(await second.Locator(".cursor").IsVisibleAsync());

        await first.FocusAsync();
        await first.PressAsync("PageUp");

        Assert.True(await first.Locator(".readout").IsVisibleAsync());
        Assert.True(await second.Locator(".cursor").IsVisibleAsync());
        Assert.False(await second.Locator(".readout").IsVisibleAsync()); // one read-out at a time
        Assert.False(await opened.Page.Locator("#authorised .cursor").IsVisibleAsync()); // another kind of time
        var (here, there) = (await Share("#backlog-1"), await Share("#backlog-2"));
        Assert.Equal(here, there, 0.01);

        await first.PressAsync("Escape");

        Assert.False(await second.Locator(".cursor").IsVisibleAsync());
        Assert.Empty(opened.Complaints);

        Task<double> Share(string figure) => opened.Page.EvaluateAsync<double>($$"""
            () => {
              const plot = document.querySelector("{{figure}} .plot");
              const chart = [...plot.querySelectorAll("svg.chart")].find(svg => svg.getClientRects().length > 0);
              const scale = chart.getBoundingClientRect().width / chart.viewBox.baseVal.width;
              const [left, , right] = chart.dataset.plot.split(" ").map(number => Number(number) * scale);
              return (parseFloat(plot.querySelector(".cursor").style.left) - left) / (right - left);
            }
            """);
    }
}
