using Simulator.Results;

namespace Simulator.TestSupport;

/// <summary>Budgets on the metrics of <see cref="SampleComparison"/>.</summary>
internal static class SampleBudgets
{
    /// <summary>The 95th percentile of a run of 30-minute latencies is 30 min × ln 20 = 89.9 min.</summary>
    public static Budget Latency(double limit, string id = "latency", BudgetSide side = BudgetSide.AtMost) => Make(id, "approval_latency", "p95") with
    {
        Limit = new BudgetLimit(side, limit, FormattableString.Invariant($"{(side == BudgetSide.AtMost ? "<=" : ">=")} {limit}m")),
    };

    public static Budget Share(double limit, string id = "escapes") => Make(id, "escape_rate", "share") with
    {
        Limit = new BudgetLimit(BudgetSide.AtMost, limit, FormattableString.Invariant($"<= {limit * 100}%")),
    };

    public static Budget Relative(double worse, double orAbsolute = 0) => Make("relative", "approval_latency", "p95") with
    {
        Tolerance = new BudgetTolerance(worse, orAbsolute, FormattableString.Invariant($"at most {worse * 100}% worse")),
    };

    public static Budget Make(string id, string metric, string aggregate) => new()
    {
        Id = id,
        Metric = metric,
        Aggregate = Aggregate.Parse(aggregate),
        Where = [new Dimension("arm", "governed")],
        Limit = null,
        Periods = null,
        Tolerance = null,
        Severity = BudgetSeverity.Error,
        Alpha = 0.05,
    };

    public static BudgetSet Set(params Budget[] budgets) => BudgetSet.Empty with { Budgets = budgets };

    /// <summary>A run without obstacles.</summary>
    public static FinishedRun Sound(FinishedRun run) => run with { Result = run.Result with { Obstacles = [] } };
}
