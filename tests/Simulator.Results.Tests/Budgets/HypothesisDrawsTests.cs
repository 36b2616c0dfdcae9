using Simulator.TestSupport;

namespace Simulator.Results.Tests.Budgets;

/// <summary>Limits looked at again in worlds with other hypotheses.</summary>
public sealed class HypothesisDrawsTests
{
    private static readonly HypothesisDraws Twenty = new(["review.falseRejection × 0.5 to 2"], 20, 32, ["attack.neverAttacked"]);

    [Theory]
    [InlineData(5.0, false, true)]
    [InlineData(5.1, false, false)]
    [InlineData(5.0, true, false)]
    public void A_world_keeps_a_limit_by_its_estimate_alone(double backlog, bool isStrict, bool expected)
    {
        var budget = Backlog() with { Limit = new BudgetLimit(BudgetSide.AtMost, 5, "5") { IsStrict = isStrict } };
        Assert.Equal(expected, HypothesisDraws.Keeps(World([backlog - 1, backlog, backlog + 1]), budget));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_limit_on_periods_is_kept_when_few_enough_of_them_break_it(int breaking, bool expected)
    {
        var world = World([.. Enumerable.Repeat(9.0, breaking), .. Enumerable.Repeat(1.0, 10 - breaking)]);
        Assert.Equal(expected, HypothesisDraws.Keeps(world, Backlog() with { Periods = 0.9 }));
    }

    [Fact]
    public void A_world_without_the_metric_keeps_no_limit() =>
        Assert.False(HypothesisDraws.Keeps(new SampleSet(1, []), Backlog()));

    [Fact]
    public void A_tolerance_is_no_claim_about_one_world() =>
        Assert.Throws<ArgumentException>(() => HypothesisDraws.Keeps(World([1]), Backlog() with { Limit = null }));

    [Fact]
    public void The_share_stands_beside_each_verdict_on_a_limit_and_beside_no_comparison()
    {
        var report = SampleVerdicts.Report();
        var kept = report.Checks.Where(check => !check.IsRelative).Select((check, index) => (check.Budget.Id, index)).ToDictionary(each => each.Id, each => each.index);
        var beside = Twenty.Beside(report, kept);
        Assert.Contains("kept in 0 of 20 draws of the hypotheses", BudgetWords.Why(beside.Checks[0]), StringComparison.Ordinal);
        Assert.Empty(BudgetWords.Why(Assert.Single(beside.Checks, check => check.IsRelative)));
        var markdown = BudgetMarkdown.Write(beside);
        Assert.Contains("in each of 20 the 1 hypotheses", markdown, StringComparison.Ordinal);
        var json = System.Text.Encoding.UTF8.GetString(VerdictsFile.Write(beside));
        Assert.Contains("\"keptInDraws\": 4", json, StringComparison.Ordinal);
        Assert.Contains("review.falseRejection", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_without_hypotheses_says_so()
    {
        var none = new HypothesisDraws([], 0, 32, []);
        var report = none.Beside(SampleVerdicts.Report(), new Dictionary<string, int>());
        Assert.All(report.Checks, check => Assert.Null(check.KeptInDraws));
        Assert.Contains("depend on none", report.Draws!.Sentence, StringComparison.Ordinal);
    }

    private static Budget Backlog() =>
        SampleBudgets.Make("b", "backlog", "mean") with { Where = SampleBudgets.Pool("desk"), Limit = new BudgetLimit(BudgetSide.AtMost, 5, "<= 5") };

    private static SampleSet World(double[] values) => new(values.Length, [SampleBudgets.Values("backlog", "desk", values)]);
}
