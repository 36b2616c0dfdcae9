using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>Verdicts of budgets in words.</summary>
public static class BudgetWords
{
    internal const string NotAmongSoMany = "breached by itself, but not surely so among so many budgets";

    /// <summary>A verdict in a word.</summary>
    public static string Of(BudgetVerdict verdict) => verdict switch
    {
        BudgetVerdict.Pass => "PASS",
        BudgetVerdict.Fail => "FAIL",
        _ => "INCONCLUSIVE",
    };

    /// <summary>What was measured: the value with its interval, or the change against the baseline.</summary>
    public static string Measured(BudgetCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var unit = check is { IsRelative: false, Budget.Periods: not null } ? "share" : check.Definition.Unit;
        if (double.IsNaN(check.Value.Value))
        {
            return "undefined";
        }

        var interval = HumanText.Interval(check.Value, unit, check.IsRelative);
        var value = check.IsRelative ? HumanText.Change(check.Value.Value, unit) : HumanText.Value(check.Value.Value, unit);
        var what = check is { IsRelative: false, Budget.Periods: not null } ? " of periods break it" : string.Empty;
        return check.Value.Low == check.Value.High ? value + what : $"{value}{what} ({interval})";
    }

    /// <summary>What stands behind a verdict: the reason, what would settle it, or what would have been seen.</summary>
    public static string Why(BudgetCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return string.Join("; ", new[] { check.Reason, check.Settling, check.Detectable }.Where(part => part.Length > 0));
    }

    /// <summary>What is measured, in words: metric, aggregate, restrictions.</summary>
    public static string Subject(BudgetCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        Dimension[] others = [.. check.Budget.Where.Where(dimension => dimension != new Dimension(MetricQuery.Arm, MetricQuery.Governed))];
        var name = $"{check.Definition.Title}, {HumanText.Aggregate(check.Budget.Aggregate.Word)}";
        return SafeText.Clean(others.Length == 0 ? name : $"{name}, {MetricQuery.Describe(others)}");
    }

    internal static string LimitOf(Budget budget) => budget.Periods is { } share
        ? $"{budget.Limit!.Text} in {HumanText.Percent(share)} of periods"
        : budget.Limit!.Text;

    internal static string ToleranceOf(Budget budget) => budget.Tolerance!.Text;

    internal static string Settling(ReplicationNeed needed) => needed.Count is { } count ? $"about {HumanText.Count(count)} replications would settle it"
        : needed.ExceedsCap ? $"more than {HumanText.Count(ReplicationNeed.Cap)} replications would be needed"
        : "more replications would not settle it as it stands";

    internal static string Reason(LimitReason reason) => reason switch
    {
        LimitReason.None => string.Empty,
        LimitReason.NotSignificant => "the interval holds the limit",
        LimitReason.NoSamples => "the run has no sample",
        LimitReason.TooFewReplications => "too few replications",
        LimitReason.TooFewBreaches => "too few replications have a breach to say how rare they are",
        LimitReason.Undefined => "undefined: nothing to divide by",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };

    internal static string Headline(BudgetAnswer answer, IReadOnlyList<BudgetCheck> checks)
    {
        var failed = checks.Where(check => check.Verdict == BudgetVerdict.Fail && check.Budget.Severity == BudgetSeverity.Error).ToList();
        var open = checks.Where(check => check.Verdict == BudgetVerdict.Inconclusive && check.Budget.Severity == BudgetSeverity.Error).ToList();
        return answer switch
        {
            BudgetAnswer.Breached => $"{failed.Count} of {checks.Count} budgets breached: {string.Join(", ", failed.Select(check => check.Name))}.",
            BudgetAnswer.Kept => $"All {checks.Count} budgets are kept.",
            _ when checks.Count == 0 => "There is no budget to judge by.",
            _ => $"No budget is breached, but {open.Count} of {checks.Count} cannot be settled: {string.Join(", ", open.Select(check => check.Name))}.",
        };
    }
}
