using Simulator.Results;
using Simulator.TestSupport;

namespace Simulator.Reporting.Tests.Comparison;

public sealed class ComparisonRendererTests
{
    [Fact]
    public async Task The_page_answers_in_words_shows_every_metric_and_what_differs()
    {
        var report = Report();
        var page = await ComparisonRenderer.RenderAsync(report);
        Assert.Contains("Regression: approval latency, 95th percentile", page, StringComparison.Ordinal);
        Assert.Contains("policy.threshold", page, StringComparison.Ordinal);
        Assert.Equal(report.Metrics.Count, page.Split("class=\"forest ").Length - 1);
        Assert.Contains("class=\"forest worse\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_comparison_gives_the_same_bytes() =>
        Assert.Equal(await ComparisonRenderer.RenderAsync(Report()), await ComparisonRenderer.RenderAsync(Report()));

    [Fact]
    public async Task A_hostile_title_is_inert()
    {
        var candidate = SampleComparison.Run();
        var hostile = candidate with { Result = candidate.Result with { Identity = candidate.Result.Identity with { Title = "</title><script>alert(1)</script>" } } };
        var page = await ComparisonRenderer.RenderAsync(RunComparer.Compare(SampleComparison.Run(), hostile, new ComparisonSettings()));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_cannot_turn_round_what_stands_beside_it()
    {
        const string turned = "\u202Elive\u2066";
        var report = Report();
        var page = await ComparisonRenderer.RenderAsync(report with
        {
            Base = report.Base with { Title = turned, Scenario = turned, RunId = turned, Command = turned },
            Candidate = report.Candidate with { Title = turned, Scenario = turned, RunId = turned, Command = turned },
            PairingReason = turned,
            Headline = turned,
            Missing = [turned],
            Metrics = [.. report.Metrics.Select(metric => metric with { Reason = turned, Where = [new Dimension(turned, turned)] })],
            Differences = [new ScenarioDifference(turned, turned, null), new ScenarioDifference(turned, null, turned)],
        });

        Assert.Contains("live", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("[\u202E\u2066]|(?i)&#x(202E|2066);", page);
    }

    private static ComparisonReport Report() =>
        RunComparer.Compare(SampleComparison.Run(), SampleComparison.Run(meanMinutes: 45, threshold: "90%"), new ComparisonSettings());
}
