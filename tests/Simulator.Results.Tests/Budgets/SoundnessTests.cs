using Simulator.TestSupport;

namespace Simulator.Results.Tests.Budgets;

/// <summary>Passes that must not be given, and sentences that must not hide anything.</summary>
public sealed class SoundnessTests
{
    private static readonly FinishedRun Run = SampleBudgets.Split(SampleBudgets.Sound(SampleComparison.Run()), 3);

    [Fact]
    public void A_pass_against_an_unsound_baseline_is_none()
    {
        var overloaded = Run with { Result = Run.Result with { Obstacles = [new Obstacle(ObstacleKind.Overloaded, "desk", "The desk is overloaded.")] } };
        var check = Assert.Single(Judge(Run, overloaded, SampleBudgets.Relative(0.1)).Checks);
        Assert.Equal((BudgetVerdict.Inconclusive, "the baseline is not sound: The desk is overloaded."), (check.Verdict, check.Reason));
        Assert.True(double.IsNaN(check.DetectableAt));
    }

    [Fact]
    public void An_overloaded_pool_of_the_baseline_does_not_touch_budgets_of_another()
    {
        var series = SampleBudgets.Values("backlog", "risk", [.. Enumerable.Range(0, 64).Select(index => 5.0 + (index % 3))]);
        var run = Run with { Samples = Run.Samples with { Series = [.. Run.Samples.Series, series] } };
        var overloaded = run with { Result = Run.Result with { Obstacles = [new Obstacle(ObstacleKind.Overloaded, "desk", "The desk is overloaded.")] } };
        var budget = SampleBudgets.Make("b", "backlog", "mean") with { Where = series.Where, Tolerance = new BudgetTolerance(0.1, 0, "at most 10% worse") };
        Assert.Equal(BudgetVerdict.Pass, Assert.Single(Judge(run, overloaded, budget).Checks).Verdict);
    }

    [Fact]
    public void A_run_that_simulated_nothing_passes_nothing()
    {
        var nothing = Run with
        {
            Samples = new SampleSet(64,
            [
                new ValueSeries("root_requests", [new Dimension("arm", "governed")], "mean", [.. Enumerable.Repeat(0.0, 64)]),
                new CountSeries("unresolved", [new Dimension("arm", "governed")], [.. Enumerable.Repeat(0.0, 64)]),
            ]),
        };
        var budget = SampleBudgets.Make("open", "unresolved", "count") with { Limit = new BudgetLimit(BudgetSide.AtMost, 0, "<= 0") };
        var report = Judge(nothing, null, budget);
        Assert.Equal((BudgetAnswer.Inconclusive, "the run simulated no request and no incident"), (report.Answer, report.Checks[0].Reason));

        // A scenario of incidents alone has no root requests, and is no empty run.
        var races = new RatioSeries("attacker_first", [new Dimension("arm", "governed")], "share", [.. Enumerable.Repeat(1.0, 64)], [.. Enumerable.Repeat(2.0, 64)]);
        Assert.Equal(BudgetAnswer.Kept, Judge(nothing with { Samples = nothing.Samples with { Series = [.. nothing.Samples.Series, races] } }, null, budget).Answer);
    }

    [Fact]
    public void A_metric_that_file_and_scenario_gate_under_two_ids_is_an_error()
    {
        var both = SampleBudgets.Set(SampleBudgets.Latency(60, "a")).With(SampleBudgets.Set(SampleBudgets.Latency(70, "z")));
        var (report, errors) = BudgetJudge.Judge(Run, both, null);
        Assert.Null(report);
        Assert.StartsWith("z: approval_latency is gated by 'a' already; keep the one that matters", Assert.Single(errors), StringComparison.Ordinal);
        Assert.Empty(BudgetJudge.Judge(Run, SampleBudgets.Set(SampleBudgets.Latency(60, "a"), SampleBudgets.In(SampleBudgets.Latency(70, "z"), 0)), null).Errors);
    }

    [Fact]
    public void The_headline_names_warnings_for_themselves()
    {
        var warning = SampleBudgets.Latency(60, "slow") with { Severity = BudgetSeverity.Warning };
        var openWarning = SampleBudgets.In(SampleBudgets.Latency(89.9, "maybe"), 0) with { Severity = BudgetSeverity.Warning };
        var (kept, kept2) = (SampleBudgets.Share(0.25, "kept"), SampleBudgets.In(SampleBudgets.Share(0.25, "kept2"), 0));
        var (bad, open) = (SampleBudgets.In(SampleBudgets.Latency(60, "bad"), 1), SampleBudgets.In(SampleBudgets.Latency(89.9, "open"), 2));
        Assert.Equal("The budget is kept.", Headline(kept));
        Assert.Equal("All 2 budgets are kept.", Headline(kept, kept2));
        Assert.Equal("The budget is kept; breached as a warning: slow; open as a warning: maybe.", Headline(kept, warning, openWarning));
        Assert.Equal("Every budget is a warning; breached as a warning: slow.", Headline(warning));
        Assert.Equal("1 of 1 budget breached: bad.", Headline(bad));
        Assert.Equal("1 of 3 budgets breached: bad; breached as a warning: slow.", Headline(bad, kept, open, warning));
        Assert.Equal("No budget is breached, but 1 of 2 cannot be settled: open.", Headline(open, kept));
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("refund", "refund", 0)]
    [InlineData("refnd", "refund", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    public void The_distance_of_words_counts_insertions_deletions_and_substitutions(string left, string right, int expected)
    {
        Assert.Equal(expected, TextDistance.Between(left, right));
        Assert.Equal(expected, TextDistance.Between(right, left));
    }

    private static string Headline(params Budget[] budgets) => Judge(Run, null, budgets).Headline;

    private static BudgetReport Judge(FinishedRun run, FinishedRun? baseline, params Budget[] budgets)
    {
        var (report, errors) = BudgetJudge.Judge(run, SampleBudgets.Set(budgets), baseline);
        Assert.Empty(errors);
        return report!;
    }
}
