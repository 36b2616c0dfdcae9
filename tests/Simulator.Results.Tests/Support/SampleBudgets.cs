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

    /// <summary>A run of so many replications of which so many have a backlog of 100, the others of 1.</summary>
    public static FinishedRun Breaching(int breaching, int replications = 64)
    {
        var run = Sound(SampleComparison.Run(replications: replications));
        return run with
        {
            Samples = run.Samples with { Series = [.. run.Samples.Series, Values("backlog", "desk", [.. Enumerable.Repeat(100.0, breaching), .. Enumerable.Repeat(1.0, replications - breaching)])] },
        };
    }

    /// <summary>Nine periods in ten keep a backlog of at most 10.</summary>
    public static Budget MostPeriods() => Make("periods", "backlog", "mean") with
    {
        Where = Pool("desk"), Limit = new BudgetLimit(BudgetSide.AtMost, 10, "<= 10"), Periods = 0.9,
    };

    /// <summary>Every series once more for each of so many classes, named c00, c01, …: a metric may be gated once for the same requests.</summary>
    public static FinishedRun Split(FinishedRun run, int classes) => run with
    {
        Samples = run.Samples with
        {
            Series =
            [
                .. run.Samples.Series,
                .. Enumerable.Range(0, classes).SelectMany(index => run.Samples.Series.Select(series => series with { Where = [.. series.Where, new Dimension("class", Class(index))] })),
            ],
        },
    };

    /// <summary>The budget for one of those classes.</summary>
    public static Budget In(Budget budget, int index) => budget with { Where = [.. budget.Where, new Dimension("class", Class(index))] };

    public static ValueSeries Values(string metric, string pool, IReadOnlyList<double> values) => new(metric, Pool(pool), "mean", values);

    public static IReadOnlyList<Dimension> Pool(string pool) => [new Dimension("arm", "governed"), new Dimension("pool", pool)];

    private static string Class(int index) => FormattableString.Invariant($"c{index:00}");

    public static BudgetSet Set(params Budget[] budgets) => BudgetSet.Empty with { Budgets = budgets };

    /// <summary>A run without obstacles.</summary>
    public static FinishedRun Sound(FinishedRun run) => run with { Result = run.Result with { Obstacles = [] } };
}
