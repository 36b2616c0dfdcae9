namespace Simulator.Results;

/// <summary>How bad it is when a budget is not kept.</summary>
public enum BudgetSeverity
{
    /// <summary>The build is red.</summary>
    Error,

    /// <summary>It is said, and the build stays green.</summary>
    Warning,
}

/// <summary>What a run without a single sample counts as.</summary>
public enum OnNoData
{
    /// <summary>Nothing is shown.</summary>
    Inconclusive,

    /// <summary>The budget is breached.</summary>
    Fail,
}

/// <summary>On which side of a limit a value must lie.</summary>
public enum BudgetSide
{
    /// <summary>At most the limit.</summary>
    AtMost,

    /// <summary>At least the limit.</summary>
    AtLeast,
}

/// <summary>A limit as it was written.</summary>
/// <param name="Side">Which side is right.</param>
/// <param name="Value">The limit in the metric's unit: minutes, a share from 0 to 1, or a number.</param>
/// <param name="Text">As the user wrote it, such as <c>&lt;= 45m</c>.</param>
public sealed record BudgetLimit(BudgetSide Side, double Value, string Text)
{
    /// <summary>Whether the limit itself is on the wrong side, as <c>&lt;</c> and <c>&gt;</c> say. Default: false.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Whether a value is on the right side; NaN never is.</summary>
    public bool Holds(double value) => Side == BudgetSide.AtMost
        ? IsStrict ? value < Value : value <= Value
        : IsStrict ? value > Value : value >= Value;
}

/// <summary>By how much a run may be worse than its baseline: the larger of both.</summary>
/// <param name="Worse">As a share of the baseline, at least 0.</param>
/// <param name="OrAbsolute">In the metric's unit, at least 0.</param>
/// <param name="Text">As the user wrote it.</param>
public sealed record BudgetTolerance(double Worse, double OrAbsolute, string Text);

/// <summary>A claim about a run that a build depends on: a metric, and how good it has to be.</summary>
public sealed record Budget
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }

    /// <summary>Id in the <see cref="MetricCatalogue"/>.</summary>
    public required string Metric { get; init; }

    /// <summary>How the metric becomes one number.</summary>
    public required Aggregate Aggregate { get; init; }

    /// <summary>What it is restricted to, the arm included.</summary>
    public required IReadOnlyList<Dimension> Where { get; init; }

    /// <summary>The absolute limit; null when only a baseline counts.</summary>
    public required BudgetLimit? Limit { get; init; }

    /// <summary>At least this share of periods (replications) must keep the limit for themselves, 0 to 1; null when all items together must.</summary>
    public required double? Periods { get; init; }

    /// <summary>How much worse than the baseline; null when only the limit counts.</summary>
    public required BudgetTolerance? Tolerance { get; init; }

    /// <summary>How bad it is when it is not kept.</summary>
    public required BudgetSeverity Severity { get; init; }

    /// <summary>One-sided risk of each wrong verdict.</summary>
    public required double Alpha { get; init; }
}

/// <summary>Every budget of a file or scenario.</summary>
/// <param name="Budgets">By id, in ordinal order.</param>
/// <param name="IsCorrected">Whether failures are corrected for their number by Holm's procedure.</param>
/// <param name="OnNoData">What a run without samples counts as.</param>
/// <param name="BaselineRun">The folder of the baseline as the file names it, seen from the file; null for none.</param>
public sealed record BudgetSet(IReadOnlyList<Budget> Budgets, bool IsCorrected, OnNoData OnNoData, string? BaselineRun)
{
    /// <summary>No budget.</summary>
    public static BudgetSet Empty { get; } = new([], true, OnNoData.Inconclusive, null);

    /// <summary>These budgets with another set's laid over them by id; its settings hold.</summary>
    public BudgetSet With(BudgetSet upper)
    {
        ArgumentNullException.ThrowIfNull(upper);
        var replaced = upper.Budgets.Select(budget => budget.Id).ToHashSet(StringComparer.Ordinal);
        return upper with
        {
            Budgets = [.. Budgets.Where(budget => !replaced.Contains(budget.Id)).Concat(upper.Budgets).OrderBy(budget => budget.Id, StringComparer.Ordinal)],
        };
    }
}
