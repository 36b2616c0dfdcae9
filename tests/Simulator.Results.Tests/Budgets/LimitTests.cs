using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Results.Tests.Budgets;

/// <summary>What lies on the limit itself, and what was never measured.</summary>
public sealed class LimitTests
{
    private static readonly Dimension Governed = new("arm", "governed");

    [Theory]
    [InlineData(BudgetSide.AtMost, false, 0, BudgetVerdict.Pass)]
    [InlineData(BudgetSide.AtMost, false, 1, BudgetVerdict.Pass)]
    [InlineData(BudgetSide.AtMost, false, 2, BudgetVerdict.Fail)]
    [InlineData(BudgetSide.AtMost, true, 0, BudgetVerdict.Pass)]
    [InlineData(BudgetSide.AtMost, true, 1, BudgetVerdict.Fail)]
    [InlineData(BudgetSide.AtLeast, false, 1, BudgetVerdict.Pass)]
    [InlineData(BudgetSide.AtLeast, false, 0, BudgetVerdict.Fail)]
    [InlineData(BudgetSide.AtLeast, true, 1, BudgetVerdict.Fail)]
    [InlineData(BudgetSide.AtLeast, true, 2, BudgetVerdict.Pass)]
    public void A_count_that_is_the_limit_keeps_it_unless_the_limit_is_strict(BudgetSide side, bool isStrict, double count, BudgetVerdict expected)
    {
        var check = One(With(new CountSeries("unresolved", [Governed], [.. Enumerable.Repeat(0.0, 63), count])), Count() with
        {
            Limit = new BudgetLimit(side, 1, "1") { IsStrict = isStrict },
        });
        Assert.Equal((expected, "exact", true), (check.Verdict, check.Method, check.IsGuaranteed));
    }

    [Fact]
    public void A_value_that_is_the_limit_in_every_replication_is_no_pass_of_a_strict_one()
    {
        var run = With(SampleBudgets.Values("backlog", "desk", [.. Enumerable.Repeat(5.0, 64)]));
        var budget = SampleBudgets.Make("b", "backlog", "mean") with { Where = SampleBudgets.Pool("desk"), Limit = new BudgetLimit(BudgetSide.AtMost, 5, "<= 5") };
        Assert.Equal(BudgetVerdict.Pass, One(run, budget).Verdict);
        var strict = One(run, budget with { Limit = budget.Limit! with { IsStrict = true } });
        Assert.Equal((BudgetVerdict.Inconclusive, BudgetWords.AtStrictLimit), (strict.Verdict, strict.Reason));
        Assert.Equal(BudgetVerdict.Pass, One(run, budget with { Limit = new BudgetLimit(BudgetSide.AtMost, 5.1, "< 5.1") { IsStrict = true } }).Verdict);
    }

    [Theory]
    [InlineData(0, BudgetVerdict.Pass)] // none of 64: at most 6.9 % at 0.01
    [InlineData(64, BudgetVerdict.Fail)]
    public void Periods_of_a_count_are_counted_one_by_one(int breaching, BudgetVerdict expected)
    {
        var run = With(new CountSeries("unresolved", [Governed], [.. Enumerable.Repeat(1.0, breaching), .. Enumerable.Repeat(0.0, 64 - breaching)]));
        var check = One(run, Count() with { Limit = new BudgetLimit(BudgetSide.AtMost, 0, "<= 0"), Periods = 0.9 });
        Assert.Equal((expected, breaching / 64.0, "clopper-pearson"), (check.Verdict, check.Value.Value, check.Method));
    }

    [Fact]
    public void A_deadline_that_most_requests_meet_to_the_minute_is_met_in_every_period()
    {
        // 4 items of 1 minute, 92 of 50 minutes and 4 of 90: the 95th percentile is 50 minutes.
        var histogram = new LogLinearHistogram();
        foreach (var (minutes, items) in new[] { (1L, 4), (50L, 92), (90L, 4) })
        {
            for (var item = 0; item < items; item++)
            {
                histogram.Record(minutes * 60_000_000);
            }
        }

        var run = With(new DistributionSeries("approval_latency", [Governed], [.. Enumerable.Repeat(histogram.Snapshot(), 64)], 60e6, HasMean: true));
        Assert.Equal(0, One(run, SampleBudgets.Latency(50) with { Periods = 0.9 }).Value.Value);
        Assert.Equal(1, One(run, SampleBudgets.Latency(49) with { Periods = 0.9 }).Value.Value);
    }

    [Theory]
    [InlineData(OnNoData.Inconclusive)]
    [InlineData(OnNoData.Fail)]
    public void A_value_missing_in_one_replication_is_no_breach_and_no_pass(OnNoData reading)
    {
        var run = With(SampleBudgets.Values("backlog", "desk", [.. Enumerable.Repeat(5.0, 63), double.NaN]));
        var budget = SampleBudgets.Make("b", "backlog", "mean") with { Where = SampleBudgets.Pool("desk"), Limit = new BudgetLimit(BudgetSide.AtMost, 50, "<= 50") };
        var check = One(run, budget, reading);
        Assert.Equal((BudgetVerdict.Inconclusive, "it has no value in 1 of 64 replications"), (check.Verdict, check.Reason));
    }

    [Theory]
    [InlineData(OnNoData.Inconclusive, BudgetVerdict.Inconclusive)]
    [InlineData(OnNoData.Fail, BudgetVerdict.Fail)]
    public void What_no_data_counts_as_holds_against_the_baseline_too(OnNoData reading, BudgetVerdict expected)
    {
        var sound = SampleBudgets.Sound(SampleComparison.Run());
        var none = With(new DistributionSeries("approval_latency", [Governed], [.. Enumerable.Repeat(HistogramSnapshot.Empty(), 64)], 60e6, HasMean: true));
        var (report, _) = BudgetJudge.Judge(none, SampleBudgets.Set(SampleBudgets.Relative(0.1)) with { OnNoData = reading }, sound);
        Assert.Equal(expected, Assert.Single(report!.Checks).Verdict);
    }

    [Theory]
    [InlineData(0.2, OnNoData.Fail, BudgetVerdict.Inconclusive)] // one replication of 64 has a wrong action: too little to divide by, but no absence
    [InlineData(0.0, OnNoData.Fail, BudgetVerdict.Fail)]
    public void A_ratio_with_little_to_divide_by_is_no_absence_of_data(double one, OnNoData reading, BudgetVerdict expected)
    {
        var ratio = new RatioSeries("containment_time", [Governed], "mean", [.. Enumerable.Repeat(0.0, 63), one], [.. Enumerable.Repeat(0.0, 63), one]);
        var budget = SampleBudgets.Make("c", "containment_time", "mean") with { Limit = new BudgetLimit(BudgetSide.AtMost, 600, "<= 10h") };
        Assert.Equal(expected, One(With(ratio), budget, reading).Verdict);
    }

    [Theory]
    [InlineData(31, "it takes 64 replications")]
    [InlineData(63, "it takes 64 replications")]
    public void Too_few_replications_say_how_many_it_takes(int replications, string expected)
    {
        var check = One(SampleBudgets.Sound(SampleComparison.Run(replications: replications)), SampleBudgets.Latency(120));
        Assert.Equal((BudgetVerdict.Inconclusive, expected, (int?)64), (check.Verdict, check.Settling, check.Needed));
        Assert.DoesNotContain("()", BudgetWords.Measured(check), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rare_share_says_that_more_replications_would_help()
    {
        var rare = new RatioSeries("escape_rate", [Governed], "share", [.. Enumerable.Repeat(0.0, 60), 1, 1, 1, 1], [.. Enumerable.Repeat(10.0, 64)]);
        var check = One(With(rare), SampleBudgets.Share(0.01));
        Assert.Equal(BudgetVerdict.Inconclusive, check.Verdict);
        Assert.StartsWith("more replications would help: it takes 20", check.Settling, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.04)]
    [InlineData(0.05)]
    [InlineData(0.49)]
    public void Every_level_that_the_grammar_lets_in_can_be_judged(double alpha)
    {
        foreach (var replications in new[] { 1, 2, 30, 64, 100, 256 })
        {
            var run = SampleBudgets.Sound(SampleComparison.Run(replications: replications));
            Budget[] budgets =
            [
                SampleBudgets.Latency(600) with { Alpha = alpha, Aggregate = Aggregate.Percentile(50), Tolerance = new BudgetTolerance(0.1, 0, "at most 10% worse") },
                SampleBudgets.Share(0.5) with { Alpha = alpha, Periods = 0.5, Tolerance = new BudgetTolerance(0.1, 0.01, "at most 10% or 1pp worse") },
            ];
            var (report, errors) = BudgetJudge.Judge(run, SampleBudgets.Set(budgets), SampleBudgets.Sound(SampleComparison.Run(seed: 2, replications: replications)));
            Assert.Empty(errors);
            Assert.Equal(4, report!.Checks.Count);
        }
    }

    private static Budget Count() => SampleBudgets.Make("open", "unresolved", "count");

    private static FinishedRun With(MetricSeries series)
    {
        var run = SampleBudgets.Sound(SampleComparison.Run());
        return run with { Samples = new SampleSet(64, [series, run.Samples.Series[^1]]) };
    }

    private static BudgetCheck One(FinishedRun run, Budget budget, OnNoData reading = OnNoData.Inconclusive)
    {
        var (report, errors) = BudgetJudge.Judge(run, SampleBudgets.Set(budget) with { OnNoData = reading }, null);
        Assert.Empty(errors);
        return Assert.Single(report!.Checks);
    }
}
