using Simulator.TestSupport;

namespace Simulator.Results.Tests.Budgets;

/// <summary>
/// Levels among several budgets and over two looks. Of 64 periods of which one in ten breaks a limit, 13 or more do so with probability
/// 0.00992, 14 with 0.00383, 15 with 0.00136 and 16 with 0.00045 (binomial tails).
/// </summary>
public sealed class FamilyTests
{
    [Theory]
    [InlineData(12, BudgetVerdict.Inconclusive)] // 0.0236 is above the fifth of 0.05 that the first look has
    [InlineData(13, BudgetVerdict.Fail)]
    public void One_budget_is_judged_at_the_level_of_its_look(int breaching, BudgetVerdict expected)
    {
        var check = Assert.Single(Judge(SampleBudgets.Breaching(breaching)).Checks);
        Assert.Equal((expected, true), (check.Verdict, check.IsGuaranteed));
        Assert.Equal(0.01, check.Alpha, 12);
    }

    [Theory]
    [InlineData(14, 5, BudgetVerdict.Inconclusive)] // 5 × 0.00383 is above 0.01, although it is below 0.05
    [InlineData(15, 5, BudgetVerdict.Fail)] // 5 × 0.00136
    [InlineData(15, 8, BudgetVerdict.Inconclusive)]
    [InlineData(16, 8, BudgetVerdict.Fail)]
    public void Among_several_the_level_of_the_look_is_divided_not_the_whole(int breaching, int budgets, BudgetVerdict expected)
    {
        var report = Judge(SampleBudgets.Breaching(breaching), budgets - 1);
        var check = report.Checks.Single(check => check.Budget.Id == "periods");
        Assert.Equal(expected, check.Verdict);
        Assert.Equal(budgets * check.PValueFail, check.PValueFailAdjusted, 12);
        Assert.Equal(expected == BudgetVerdict.Fail ? BudgetAnswer.Breached : BudgetAnswer.Inconclusive, report.Answer);
        Assert.Equal(expected == BudgetVerdict.Inconclusive, check.Needed > 64);
    }

    [Fact]
    public void A_number_of_replications_without_a_share_of_the_level_is_judged_at_all_of_it_and_not_guaranteed()
    {
        // 12 or more of 65 come with probability 0.0264.
        var check = Assert.Single(Judge(SampleBudgets.Breaching(12, replications: 65)).Checks);
        Assert.Equal((BudgetVerdict.Fail, false, 0.05), (check.Verdict, check.IsGuaranteed, check.Alpha));
    }

    [Fact]
    public void The_comparison_with_a_baseline_divides_its_level_between_the_looks_too()
    {
        var run = SampleBudgets.Sound(SampleComparison.Run());
        var budget = SampleBudgets.Make("shares", "escape_rate", "share") with { Tolerance = new BudgetTolerance(0.1, 0, "at most 10% worse") };
        var (report, _) = BudgetJudge.Judge(SampleBudgets.Sound(SampleComparison.Run(share: 0.21)), SampleBudgets.Set(budget), run);
        var check = Assert.Single(report!.Checks);
        Assert.Equal(0.01, check.Alpha, 12);
        Assert.Equal(0.98, check.Value.Level, 12);
        Assert.True(check.IsGuaranteed);
    }

    [Theory]
    [InlineData(1, 0.2407)] // 13 of 64 fail, and so many or more come with probability 0.8 where 24.07 % break the limit
    [InlineData(5, 0.2738)] // among five it takes 15
    public void A_pass_of_periods_says_exactly_what_it_would_have_caught(int budgets, double expected)
    {
        var check = Judge(SampleBudgets.Breaching(0), budgets - 1).Checks.Single(check => check.Budget.Id == "periods");
        Assert.Equal(BudgetVerdict.Pass, check.Verdict);
        Assert.Equal(expected, check.DetectableAt, 4);
        Assert.Contains("of periods would have been called a breach in 4 of 5 runs", check.Detectable, StringComparison.Ordinal);
    }

    [Fact]
    public void Among_more_budgets_a_run_catches_less_and_says_so()
    {
        var run = SampleBudgets.Breaching(0);
        var alone = Judge(run, SampleBudgets.Latency(120));
        var among = Judge(run, [SampleBudgets.Latency(120), .. Others(9)]);
        var uncorrected = Judge(run, false, [SampleBudgets.Latency(120), .. Others(9)]);
        Assert.True(Detectable(alone) > 120);
        Assert.True(Detectable(among) > Detectable(alone));
        Assert.Equal(Detectable(alone), Detectable(uncorrected));

        static double Detectable(BudgetReport report) => report.Checks.Single(check => check.Budget.Id == "latency").DetectableAt;
    }

    private static IEnumerable<Budget> Others(int count) => Enumerable.Range(0, count).Select(index => SampleBudgets.In(SampleBudgets.Share(0.25, $"s{index}"), index));

    private static BudgetReport Judge(FinishedRun run, int others = 0) => Judge(run, [SampleBudgets.MostPeriods(), .. Others(others)]);

    private static BudgetReport Judge(FinishedRun run, params Budget[] budgets) => Judge(run, true, budgets);

    private static BudgetReport Judge(FinishedRun run, bool isCorrected, Budget[] budgets)
    {
        var (report, errors) = BudgetJudge.Judge(SampleBudgets.Split(run, 9), SampleBudgets.Set(budgets) with { IsCorrected = isCorrected }, null);
        Assert.Empty(errors);
        return report!;
    }
}
