using Simulator.TestSupport;

namespace Simulator.Results.Tests.Budgets;

public sealed class BudgetJudgeTests
{
    private static readonly FinishedRun Run = SampleBudgets.Sound(SampleComparison.Run());

    [Theory]
    [InlineData(120, BudgetVerdict.Pass)]
    [InlineData(89.9, BudgetVerdict.Inconclusive)]
    [InlineData(60, BudgetVerdict.Fail)]
    public void A_quantile_is_held_against_its_limit(double limit, BudgetVerdict expected)
    {
        var check = One(SampleBudgets.Latency(limit));
        Assert.Equal(expected, check.Verdict);
        Assert.InRange(check.Value.Value, 85, 95);
        Assert.True(check.Value.Low < check.Value.Value && check.Value.Value < check.Value.High);
        Assert.Equal(expected == BudgetVerdict.Pass, check.Detectable.Length > 0);
        Assert.Equal(expected == BudgetVerdict.Inconclusive, check.Settling.Length > 0);
    }

    [Theory]
    [InlineData(60, BudgetVerdict.Pass)]
    [InlineData(120, BudgetVerdict.Fail)]
    public void At_least_is_the_other_side(double limit, BudgetVerdict expected) =>
        Assert.Equal(expected, One(SampleBudgets.Latency(limit, side: BudgetSide.AtLeast)).Verdict);

    [Theory]
    [InlineData(0.25, BudgetVerdict.Pass)]
    [InlineData(0.15, BudgetVerdict.Fail)]
    public void A_share_is_held_against_its_limit(double limit, BudgetVerdict expected)
    {
        var check = One(SampleBudgets.Share(limit));
        Assert.Equal(expected, check.Verdict);
        Assert.InRange(check.Value.Value, 0.19, 0.21); // 64 × 200 items with probability 0.2
    }

    [Fact]
    public void Periods_are_counted_one_by_one()
    {
        var never = One(SampleBudgets.Latency(200) with { Periods = 0.9 });
        Assert.Equal((BudgetVerdict.Pass, 0.0), (never.Verdict, never.Value.Value));
        Assert.InRange(never.Value.High, 0.0694, 0.0695); // 1 - 0.01^(1/64): the first of two looks takes a fifth of the level
        Assert.Equal(BudgetVerdict.Fail, One(SampleBudgets.Latency(60) with { Periods = 0.9 }).Verdict);
    }

    [Fact]
    public void A_run_that_is_a_quarter_worse_than_its_baseline_fails_and_within_tolerance_passes()
    {
        var worse = SampleBudgets.Sound(SampleComparison.Run(meanMinutes: 37.5));
        var failed = Assert.Single(Judge(worse, SampleBudgets.Set(SampleBudgets.Relative(0.1)), Run).Checks);
        Assert.Equal((BudgetVerdict.Fail, true), (failed.Verdict, failed.IsRelative));
        Assert.InRange(failed.Value.Value / failed.Base, 0.24, 0.26);
        Assert.Equal(BudgetVerdict.Pass, Assert.Single(Judge(worse, SampleBudgets.Set(SampleBudgets.Relative(0.4)), Run).Checks).Verdict);
        Assert.Equal(BudgetVerdict.Pass, Assert.Single(Judge(worse, SampleBudgets.Set(SampleBudgets.Relative(0.01, orAbsolute: 40)), Run).Checks).Verdict);
    }

    [Fact]
    public void The_baseline_itself_passes_whatever_the_tolerance() =>
        Assert.Equal(BudgetVerdict.Pass, Assert.Single(Judge(Run, SampleBudgets.Set(SampleBudgets.Relative(0)), Run).Checks).Verdict);

    [Fact]
    public void Without_a_baseline_nothing_is_shown_and_the_answer_is_open()
    {
        var report = Judge(Run, SampleBudgets.Set(SampleBudgets.Relative(0.1)), null);
        Assert.Equal(BudgetAnswer.Inconclusive, report.Answer);
        Assert.Equal("there is no baseline", report.Checks[0].Reason);
    }

    [Fact]
    public void A_budget_with_both_has_two_verdicts() =>
        Assert.Equal(["latency", "latency against the baseline"],
            Judge(Run, SampleBudgets.Set(SampleBudgets.Latency(120) with { Tolerance = new BudgetTolerance(0.1, 0, "at most 10% worse") }), Run)
                .Checks.Select(check => check.Name));

    [Theory]
    [InlineData(ObstacleKind.Overloaded)]
    [InlineData(ObstacleKind.Unresolved)]
    [InlineData(ObstacleKind.WarmUpTooShort)]
    public void A_run_that_is_not_sound_cannot_pass_but_can_fail(ObstacleKind kind)
    {
        var unsound = Run with { Result = Run.Result with { Obstacles = [new Obstacle(kind, string.Empty, "Not sound.")] } };
        var report = Judge(unsound, SampleBudgets.Set(SampleBudgets.Latency(120, "a"), SampleBudgets.Share(0.15, "b")), null);
        Assert.Equal([BudgetVerdict.Fail, BudgetVerdict.Inconclusive], report.Checks.Select(check => check.Verdict));
        Assert.Equal("Not sound.", report.Checks[1].Reason);
    }

    [Fact]
    public void An_obstacle_of_one_pool_does_not_touch_budgets_of_another()
    {
        var pool = new Dimension("pool", "risk");
        var waiting = new RatioSeries("waiting_probability", [new Dimension("arm", "governed"), pool], "share", [.. Enumerable.Repeat(1.0, 64)], [.. Enumerable.Repeat(10.0, 64)]);
        var run = Run with
        {
            Samples = Run.Samples with { Series = [.. Run.Samples.Series, waiting] },
            Result = Run.Result with { Obstacles = [new Obstacle(ObstacleKind.Overloaded, "desk", "The desk is overloaded.")] },
        };
        var budget = SampleBudgets.Make("w", "waiting_probability", "share") with { Where = waiting.Where, Limit = new BudgetLimit(BudgetSide.AtMost, 0.5, "<= 50%") };
        Assert.Equal(BudgetVerdict.Pass, Assert.Single(Judge(run, SampleBudgets.Set(budget), null).Checks).Verdict);
    }

    [Theory]
    [InlineData(OnNoData.Inconclusive, BudgetVerdict.Inconclusive, BudgetAnswer.Inconclusive)]
    [InlineData(OnNoData.Fail, BudgetVerdict.Fail, BudgetAnswer.Breached)]
    public void A_run_without_a_sample_never_passes(OnNoData reading, BudgetVerdict verdict, BudgetAnswer answer)
    {
        var none = new DistributionSeries(
            "approval_latency", [new Dimension("arm", "governed")], [.. Enumerable.Repeat(Statistics.HistogramSnapshot.Empty(), 64)], 60e6, HasMean: true);
        var run = Run with { Samples = new SampleSet(64, [none]) };
        var report = Judge(run, SampleBudgets.Set(SampleBudgets.Latency(120)) with { OnNoData = reading }, null);
        Assert.Equal((verdict, answer), (report.Checks[0].Verdict, report.Answer));
    }

    [Theory]
    [InlineData(0, BudgetVerdict.Pass)]
    [InlineData(1, BudgetVerdict.Fail)]
    public void A_count_is_held_against_its_limit_exactly(double open, BudgetVerdict expected)
    {
        var run = Run with { Samples = new SampleSet(64, [new CountSeries("unresolved", [new Dimension("arm", "governed")], [.. Enumerable.Repeat(0.0, 63), open])]) };
        var budget = SampleBudgets.Make("open", "unresolved", "count") with { Limit = new BudgetLimit(BudgetSide.AtMost, 0, "<= 0") };
        Assert.Equal(expected, Assert.Single(Judge(run, SampleBudgets.Set(budget), null).Checks).Verdict);
    }

    [Fact]
    public void A_breach_that_may_be_chance_among_many_budgets_is_open_and_stands_without_correction()
    {
        // The limit is searched so that one budget by itself fails narrowly; among thirty it may be chance.
        var limit = Enumerable.Range(0, 200).Select(step => 89.0 - (step * 0.1)).First(value => One(SampleBudgets.Latency(value)).Verdict == BudgetVerdict.Fail);
        Budget[] many = [SampleBudgets.Latency(limit), .. Enumerable.Range(0, 30).Select(index => SampleBudgets.In(SampleBudgets.Share(0.25, $"s{index}"), index))];
        var split = SampleBudgets.Split(Run, 30);
        var corrected = Judge(split, SampleBudgets.Set(many), null);
        Assert.Equal((BudgetAnswer.Inconclusive, BudgetWords.NotAmongSoMany), (corrected.Answer, corrected.Checks[0].Reason));
        Assert.True(corrected.Checks[0].Needed > 64);
        Assert.Equal(BudgetAnswer.Breached, Judge(split, SampleBudgets.Set(many) with { IsCorrected = false }, null).Answer);
    }

    [Fact]
    public void A_warning_never_makes_the_answer_red()
    {
        var report = Judge(Run, SampleBudgets.Set(SampleBudgets.Latency(60) with { Severity = BudgetSeverity.Warning }, SampleBudgets.Share(0.25)), null);
        Assert.Equal((BudgetVerdict.Fail, BudgetAnswer.Kept), (report.Checks[0].Verdict, report.Answer));
    }

    [Fact]
    public void No_budget_at_all_is_no_answer() => Assert.Equal(BudgetAnswer.Inconclusive, Judge(Run, BudgetSet.Empty, null).Answer);

    [Fact]
    public void What_the_run_does_not_measure_is_an_error_that_says_what_it_has()
    {
        var (report, errors) = BudgetJudge.Judge(
            SampleBudgets.Split(Run, 9),
            SampleBudgets.Set(
                SampleBudgets.Make("a", "gate_latency", "p95") with { Limit = new BudgetLimit(BudgetSide.AtMost, 1, "<= 1m") },
                SampleBudgets.Latency(60, "b") with { Where = [new Dimension("arm", "governed"), new Dimension("class", "c0l")] },
                SampleBudgets.Share(0.2, "c") with { Aggregate = Aggregate.Mean }),
            null);
        Assert.Null(report);
        Assert.Equal(
            [
                "a: this run has no gate_latency; it measures approval_latency, escape_rate, root_requests",
                "b: this run has no approval_latency where arm = governed, class = c0l; it has it where arm = governed, class = c00; or arm = governed, class = c01; or arm = governed, class = c02; or arm = governed, class = c03; or arm = governed, class = c04; or arm = governed, class = c05; and 4 more",
                "c: escape_rate has no aggregate 'mean'; it offers share",
            ],
            errors);
    }

    [Fact]
    public void A_quantile_of_too_few_items_is_an_error_that_says_how_many_it_takes()
    {
        var (_, errors) = BudgetJudge.Judge(Run, SampleBudgets.Set(SampleBudgets.Latency(60) with { Aggregate = Aggregate.Percentile(99.9) }), null);
        Assert.Equal("latency: p99.9 of 12,800 items says nothing; it takes 20,000, so run more replications or ask for a lower quantile", Assert.Single(errors));
    }

    private static BudgetCheck One(Budget budget) => Assert.Single(Judge(Run, SampleBudgets.Set(budget), null).Checks);

    private static BudgetReport Judge(FinishedRun run, BudgetSet set, FinishedRun? baseline)
    {
        var (report, errors) = BudgetJudge.Judge(run, set, baseline);
        Assert.Empty(errors);
        return report!;
    }
}
