using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.TestSupport;

/// <summary>A made-up report with a verdict of every kind; no number in it was computed, so that it is the same on every machine.</summary>
internal static class SampleVerdicts
{
    public static BudgetReport Report(string text = "desk") => new(
        SampleRun.Identity(),
        SampleRun.Identity() with { RunId = "00112233445566aa" },
        [
            Check(SampleBudgets.Latency(45, "refunds-p95"), BudgetVerdict.Fail) with
            {
                Value = Estimate(51.5, 48.25, 55), Bound = 45, PValuePass = 1, PValueFail = 0.0005, PValueFailAdjusted = 0.003,
            },
            Check(SampleBudgets.Relative(0.1) with { Severity = BudgetSeverity.Warning }, BudgetVerdict.Fail) with
            {
                IsRelative = true, Limit = "at most 10% or 2m worse", Value = Estimate(9.5, 6.25, 12.75), Base = 42, Bound = 4.2, Method = "paired-bootstrap", PValueFail = 0.001, PValueFailAdjusted = 0.005,
            },
            Check(SampleBudgets.Share(0.2), BudgetVerdict.Inconclusive) with
            {
                Value = Estimate(0.19, 0.17, 0.22), Bound = 0.2, Reason = "the interval holds the limit", Settling = "about 250 replications would settle it", Needed = 250, PValuePass = 0.2, PValueFail = 0.8,
            },
            Check(SampleBudgets.Make("unmeasured", "waiting_time", "p95") with { Where = SampleBudgets.Pool(text), Limit = new BudgetLimit(BudgetSide.AtMost, 240, "<= 4h") }, BudgetVerdict.Inconclusive) with
            {
                Value = Estimate(double.NaN, double.NaN, double.NaN), Bound = 240, Reason = $"Pool '{text}' is overloaded.", Method = "none",
            },
            Check(SampleBudgets.MostPeriods(), BudgetVerdict.Pass) with
            {
                Limit = "<= 10 in 90.0 % of periods", Value = Estimate(0, 0, 0.069), Bound = 0.1, Method = "clopper-pearson", PValuePass = 0.001,
                Detectable = "24.1 % of periods would have been called a breach in 4 of 5 runs", DetectableAt = 0.241,
            },
            Check(SampleBudgets.Make("tail", "gate_latency", "p99") with { Where = [new Dimension("arm", "governed"), new Dimension("gate", text)], Limit = new BudgetLimit(BudgetSide.AtLeast, 60, ">= 60m") }, BudgetVerdict.Pass) with
            {
                Value = Estimate(double.PositiveInfinity, 300, double.PositiveInfinity), Bound = 60, PValuePass = 0.004, IsGuaranteed = true,
            },
        ],
        BudgetAnswer.Breached,
        "1 of 5 budgets breached: refunds-p95; breached as a warning: relative against the baseline.");

    private static BudgetCheck Check(Budget budget, BudgetVerdict verdict) => new()
    {
        Budget = budget, IsRelative = false, Verdict = verdict, Reason = string.Empty, Limit = budget.Limit?.Text ?? string.Empty, Value = Estimate(0, 0, 0), Alpha = 0.01, Method = "hall",
    };

    private static Estimate Estimate(double value, double low, double high) => new(value, low, high, 0.98, 64, IntervalMethod.StudentT);
}
