using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>Verdicts of budgets in words.</summary>
public static class BudgetWords
{
    internal const string NotAmongSoMany = "breached by itself, but not surely so among so many budgets";

    internal const string AtStrictLimit = "the interval ends at the limit itself, which is on the wrong side";

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
        if (double.IsNaN(check.Value.Value))
        {
            return "undefined";
        }

        var interval = HumanText.Interval(check.Value, check.Unit, check.IsRelative);
        var value = check.IsRelative ? HumanText.Change(check.Value.Value, check.Unit) : HumanText.Value(check.Value.Value, check.Unit);
        var what = check is { IsRelative: false, Budget.Periods: not null } ? " of periods break it" : string.Empty;
        return check.Value.Low == check.Value.High || interval.Length == 0 ? value + what : $"{value}{what} ({interval})";
    }

    /// <summary>What stands behind a verdict: the reason, what would settle it, or what would have been seen.</summary>
    public static string Why(BudgetCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return string.Join("; ", new[] { check.Reason, check.Settling, check.Detectable, InDraws(check) }.Where(part => part.Length > 0));
    }

    /// <summary>How far a verdict rests on the values of hypotheses; empty where nobody asked.</summary>
    private static string InDraws(BudgetCheck check) => check.KeptInDraws is { } kept
        ? $"kept in {HumanText.Count(kept)} of {HumanText.Count(check.Draws)} draws of the hypotheses"
        : string.Empty;

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

    internal static (int? Needed, string Words) Settling(LimitResult result) => result.Reason switch
    {
        LimitReason.TooFewReplications => AtLeast(result.Method is LimitMethod.StudentT or LimitMethod.Fieller ? 2 : ClaimTest.MinReplications),
        LimitReason.TooFewBreaches => (null, $"more replications would help: it takes {ClaimTest.MinBreached} with a breach, or many more with hardly any"),
        LimitReason.Undefined => (null, "more replications would help"),
        _ => Settling(result.Needed),
    };

    internal static (int? Needed, string Words) Settling(ComparisonResult result) => result.Reason switch
    {
        ComparisonReason.TooFewReplications => AtLeast(
            result.Difference.Method is ComparisonMethod.PairedT or ComparisonMethod.Welch ? 2 : RunComparison.MinReplicationsOfQuantiles),
        ComparisonReason.NoSamples => (null, "save a baseline that measures it"),
        ComparisonReason.Undefined => (null, "more replications would help"),
        _ => Settling(result.Needed),
    };

    internal static BudgetCheck LostAmongMany(BudgetCheck check, int family)
    {
        var (needed, words) = Settling(Detectability.AmongMany(check, family));
        return check with { Verdict = BudgetVerdict.Inconclusive, Reason = NotAmongSoMany, Needed = needed, Settling = words };
    }

    internal static BudgetCheck NoSample(BudgetCheck check, OnNoData onNoData) => check with
    {
        Verdict = onNoData == OnNoData.Fail ? BudgetVerdict.Fail : BudgetVerdict.Inconclusive,
        Reason = "nothing was measured: the run has no sample",
        Settling = "run longer, or gate something",
        PValueFail = onNoData == OnNoData.Fail ? 0 : 1,
    };

    internal static string Detectable(Budget budget, double value)
    {
        var isPeriods = budget.Periods is not null;
        return double.IsNaN(value) ? string.Empty
            : $"{HumanText.Value(value, isPeriods ? "share" : MetricCatalogue.Get(budget.Metric).Unit)}{(isPeriods ? " of periods" : string.Empty)} would have been called a breach in 4 of 5 runs";
    }

    internal static string DetectableChange(Budget budget, double change) => double.IsNaN(change)
        ? string.Empty
        : $"{HumanText.Change(change, MetricCatalogue.Get(budget.Metric).Unit).TrimStart('+')} worse would have been called a breach in 4 of 5 runs";

    internal static string Method(LimitMethod method) => method switch
    {
        LimitMethod.StudentT => "student-t",
        LimitMethod.Fieller => "fieller",
        LimitMethod.Hall => "hall",
        LimitMethod.ClopperPearson => "clopper-pearson",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Unknown method."),
    };

    internal static string Method(ComparisonMethod method) => method switch
    {
        ComparisonMethod.PairedT => "paired-t",
        ComparisonMethod.Welch => "welch",
        ComparisonMethod.PairedBootstrap => "paired-bootstrap",
        ComparisonMethod.StratifiedBootstrap => "stratified-bootstrap",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Unknown method."),
    };

    internal static string Reason(LimitReason reason) => reason switch
    {
        LimitReason.None => string.Empty,
        LimitReason.NotSignificant => "the interval holds the limit",
        LimitReason.NoSamples => "the run has no sample",
        LimitReason.TooFewReplications => "too few replications",
        LimitReason.TooFewBreaches => "too few replications have a breach to say how rare they are",
        LimitReason.Undefined => "undefined: too little to divide by",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };

    /// <summary>The answer in a sentence. Warnings are named for themselves: "all are kept" must not hide a breach.</summary>
    internal static string Headline(BudgetAnswer answer, IReadOnlyList<BudgetCheck> checks)
    {
        if (checks.Count == 0)
        {
            return "There is no budget to judge by.";
        }

        var counted = checks.Where(check => check.Budget.Severity == BudgetSeverity.Error).ToList();
        var warnings = checks.Where(check => check.Budget.Severity == BudgetSeverity.Warning).ToList();
        string[] parts =
        [
            answer switch
            {
                BudgetAnswer.Breached => $"{With(BudgetVerdict.Fail, counted).Count} of {Budgets(counted.Count)} breached: {Names(BudgetVerdict.Fail, counted)}",
                BudgetAnswer.Inconclusive => $"No budget is breached, but {With(BudgetVerdict.Inconclusive, counted).Count} of {counted.Count} cannot be settled: {Names(BudgetVerdict.Inconclusive, counted)}",
                _ => counted.Count switch { 0 => "Every budget is a warning", 1 => "The budget is kept", var all => $"All {all} budgets are kept" },
            },
            With(BudgetVerdict.Fail, warnings).Count > 0 ? $"breached as a warning: {Names(BudgetVerdict.Fail, warnings)}" : string.Empty,
            With(BudgetVerdict.Inconclusive, warnings).Count > 0 ? $"open as a warning: {Names(BudgetVerdict.Inconclusive, warnings)}" : string.Empty,
        ];
        return string.Join("; ", parts.Where(part => part.Length > 0)) + ".";
    }

    private static (int? Needed, string Words) AtLeast(int replications) => (replications, $"it takes {HumanText.Count(replications)} replications");

    private static (int? Needed, string Words) Settling(ReplicationNeed needed) => (needed.Count, needed.Count is { } count
        ? $"about {HumanText.Count(count)} replications would settle it"
        : needed.ExceedsCap ? $"more than {HumanText.Count(ReplicationNeed.Cap)} replications would be needed"
        : "more replications would not settle it as it stands");

    private static List<BudgetCheck> With(BudgetVerdict verdict, List<BudgetCheck> checks) => [.. checks.Where(check => check.Verdict == verdict)];

    private static string Names(BudgetVerdict verdict, List<BudgetCheck> checks) => string.Join(", ", With(verdict, checks).Select(check => check.Name));

    private static string Budgets(int count) => count == 1 ? "1 budget" : $"{count} budgets";
}
