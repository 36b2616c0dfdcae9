using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Results.Tests.Comparison;

public sealed class RunComparerTests
{
    private static readonly ComparisonSettings Settings = new();

    [Fact]
    public void The_same_run_is_unchanged_at_once()
    {
        var report = RunComparer.Compare(SampleComparison.Run(), SampleComparison.Run(), Settings);
        Assert.Equal(ComparisonAnswer.Unchanged, report.Answer);
        Assert.Equal(Pairing.Paired, report.Pairing);
        Assert.Empty(report.Differences);
        Assert.All(report.Metrics, metric => Assert.True(metric.IsEquivalent));
    }

    [Fact]
    public void A_quarter_more_latency_is_a_regression_and_says_what_differs()
    {
        var report = RunComparer.Compare(SampleComparison.Run(), SampleComparison.Run(meanMinutes: 37.5, threshold: "90%"), Settings);
        Assert.Equal(ComparisonAnswer.Regression, report.Answer);
        var worst = report.Metrics[0];
        Assert.Equal(("approval_latency", "p95", ComparisonVerdict.Regression), (worst.Definition.Id, worst.Aggregate.Word, worst.Verdict));
        Assert.InRange(worst.Candidate / worst.Base, 1.24, 1.26); // on the same draws every latency is a quarter longer
        Assert.InRange(worst.Base, 80, 100); // 30 min × ln 20 = 89.9 min
        Assert.Equal(new ScenarioDifference("policy.threshold", "\"80%\"", "\"90%\""), Assert.Single(report.Differences));
        Assert.StartsWith("Regression: approval latency, 95th percentile from", report.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lower_escape_rate_is_an_improvement_and_no_regression()
    {
        var report = RunComparer.Compare(SampleComparison.Run(), SampleComparison.Run(share: 0.1), Settings);
        Assert.Equal(ComparisonVerdict.Improved, report.Metrics.Single(metric => metric.Definition.Id == "escape_rate").Verdict);
        Assert.Equal(ComparisonAnswer.Clean, report.Answer);
    }

    [Fact]
    public void Other_seeds_are_not_paired_and_an_unchanged_model_raises_no_alarm()
    {
        for (var seed = 2UL; seed < 12; seed++)
        {
            var report = RunComparer.Compare(SampleComparison.Run(), SampleComparison.Run(seed), Settings);
            Assert.Equal(Pairing.Independent, report.Pairing);
            Assert.NotEqual(ComparisonAnswer.Regression, report.Answer);
        }
    }

    [Fact]
    public void Of_runs_of_different_length_the_common_replications_are_paired()
    {
        var report = RunComparer.Compare(SampleComparison.Run(), SampleComparison.Run(replications: 40), Settings);
        Assert.Equal((40, 40), report.Replications);
        Assert.Contains("the first 40 replications", report.PairingReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_that_one_run_lacks_is_named_and_is_never_clean()
    {
        var whole = SampleComparison.Run();
        var lacking = whole with { Samples = whole.Samples with { Series = [whole.Samples.Series[0]] } };
        foreach (var report in new[] { RunComparer.Compare(whole, lacking, Settings), RunComparer.Compare(lacking, whole, Settings) })
        {
            Assert.Equal(ComparisonAnswer.Inconclusive, report.Answer);
            Assert.Contains("Escape rate", Assert.Single(report.Missing), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Runs_without_a_metric_are_never_clean()
    {
        var empty = SampleComparison.Run() with { Samples = new SampleSet(SampleComparison.Replications, []) };
        Assert.Equal(ComparisonAnswer.Inconclusive, RunComparer.Compare(empty, empty, Settings).Answer);
    }

    [Fact]
    public void A_count_without_a_better_side_is_not_compared() =>
        Assert.DoesNotContain(
            RunComparer.Compare(SampleComparison.Run(), SampleComparison.Run(2), Settings).Metrics, metric => metric.Definition.Id == "root_requests");

    [Fact]
    public void A_wider_margin_forgives_what_a_narrow_one_does_not()
    {
        var (left, right) = (SampleComparison.Run(), SampleComparison.Run(meanMinutes: 33));
        Assert.Equal(ComparisonAnswer.Regression, RunComparer.Compare(left, right, Settings).Answer);
        Assert.Equal(ComparisonAnswer.Clean, RunComparer.Compare(left, right, Settings with { RelativeMargin = 0.25 }).Answer);
    }

    [Fact]
    public void Markdown_names_the_regression_and_escapes_what_a_scenario_calls_itself()
    {
        var candidate = SampleComparison.Run(meanMinutes: 45, threshold: "<b>|`x`");
        var hostile = candidate with { Result = candidate.Result with { Identity = candidate.Result.Identity with { Title = "a | <script>" } } };
        var text = ComparisonMarkdown.Write(RunComparer.Compare(SampleComparison.Run(), hostile, Settings));
        Assert.Contains("**regression**", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
    }
}
