using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>A comparison in words.</summary>
public static class ComparisonWords
{
    private const int RegressionsNamed = 3;

    internal const string NotAmongSoMany = "worse by itself, but not surely so among so many metrics";

    /// <summary>A verdict in a word or two.</summary>
    public static string Of(ComparedMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.Verdict switch
        {
            ComparisonVerdict.Regression => "regression",
            ComparisonVerdict.Improved => "improved",
            ComparisonVerdict.NoWorse when metric.IsEquivalent => "equivalent",
            ComparisonVerdict.NoWorse => "no worse",
            _ => "inconclusive",
        };
    }

    /// <summary>What would settle an inconclusive verdict; empty for another.</summary>
    public static string Settling(ComparedMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.Verdict != ComparisonVerdict.Inconclusive ? string.Empty
            : metric.Needed.Count is { } count ? $"about {HumanText.Count(count)} replications would settle it"
            : metric.Needed.ExceedsCap ? $"more than {HumanText.Count(ReplicationNeed.Cap)} replications would be needed"
            : "more replications would not settle it as it stands";
    }

    /// <summary>The interval of the change, such as <c>-1.2 to 4.5 min</c>; empty where there is none.</summary>
    public static string Interval(ComparedMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var difference = metric.Difference;
        return double.IsNaN(difference.Value)
            ? string.Empty
            : HumanText.Interval(
                new Estimate(difference.Value, difference.Low, difference.High, difference.Level, 0, IntervalMethod.StudentT), metric.Definition.Unit, change: true);
    }

    /// <summary>What stands behind a verdict: the reason where there is none, else what could have been seen.</summary>
    public static string HowSure(ComparedMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var approximate = metric.IsApproximate ? "few replications: the level is approximate" : string.Empty;
        string[] parts = metric.Verdict switch
        {
            ComparisonVerdict.Inconclusive => [metric.Reason, Settling(metric), approximate],
            ComparisonVerdict.Regression => [$"{PValue(metric.PValue)} after correction for the number of metrics", approximate],
            _ when metric.Reason.Length > 0 => [metric.Reason],
            _ when metric.DetectableEffect == 0 => [Reason(ComparisonReason.Unchanged)],
            _ when double.IsFinite(metric.DetectableEffect) =>
                [$"4 of 5 such runs would catch {HumanText.Change(metric.DetectableEffect, metric.Definition.Unit).TrimStart('+')} worse", approximate],
            _ => [approximate],
        };
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }

    private static string PValue(double p) => p < 0.0001 ? "p < 0.0001" : $"p = {HumanText.Number(p)}";

    internal static string Reason(ComparisonReason reason) => reason switch
    {
        ComparisonReason.None => string.Empty,
        ComparisonReason.Unchanged => "the same in every replication",
        ComparisonReason.NotSignificant => "the interval holds values on both sides of the tolerance",
        ComparisonReason.NoSamples => "a run has no replication or no item",
        ComparisonReason.TooFewReplications => "too few replications",
        ComparisonReason.Undefined => "undefined in a run: nothing to divide by",
        ComparisonReason.NotReachedInEither => "the quantile is not reached in either run",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };

    internal static string Missing(MetricSeries series, string side) => $"{MetricCatalogue.Get(series.Metric).Title} ({MetricQuery.Describe(series.Where)}) is missing in the {side}";

    internal static string Headline(ComparisonAnswer answer, IReadOnlyList<ComparedMetric> metrics, IReadOnlyList<string> missing)
    {
        var open = metrics.Count(metric => metric.Verdict == ComparisonVerdict.Inconclusive);
        var improved = metrics.Count(metric => metric.Verdict == ComparisonVerdict.Improved);
        return answer switch
        {
            ComparisonAnswer.Unchanged => "Unchanged: both runs gave the same results, bit for bit.",
            ComparisonAnswer.Regression => Regressions([.. metrics.Where(metric => metric.Verdict == ComparisonVerdict.Regression)]),
            ComparisonAnswer.Clean => $"No regression: each of {metrics.Count} metrics is shown to be no worse than its tolerance allows{(improved > 0 ? $", {improved} of them better" : string.Empty)}.",
            _ when missing.Count > 0 => $"Not settled: {missing[0]}{(missing.Count > 1 ? $" (and {missing.Count - 1} more)" : string.Empty)}, and what is missing cannot be called clean.",
            _ when metrics.Count == 0 => "Not settled: the runs have no metric to compare.",
            _ => $"No regression shown, but {open} of {metrics.Count} metrics could not be settled at this number of replications.",
        };
    }

    /// <summary>What a gap between laboratory and operations comes to, in a sentence.</summary>
    /// <param name="metrics">The metrics, operations against the laboratory.</param>
    public static string Gap(IReadOnlyList<ComparedMetric> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        List<ComparedMetric> worse = [.. metrics.Where(metric => metric.Verdict == ComparisonVerdict.Regression)];
        return worse.Count == 0
            ? "No metric is shown to be worse in operations than in the laboratory."
            : $"Operations are worse than the laboratory in {HumanText.Count(worse.Count)} of {HumanText.Count(metrics.Count)} metrics, among them {string.Join("; ", worse.Take(RegressionsNamed).Select(Change))}.";
    }

    private static string Regressions(IReadOnlyList<ComparedMetric> worse)
    {
        var named = string.Join("; ", worse.Take(RegressionsNamed).Select(Change));
        return worse.Count > RegressionsNamed
            ? $"Regression: {worse.Count} metrics are worse, among them {named}."
            : $"Regression: {named}.";
    }

    /// <summary>A title inside a sentence; the letter and number of an exposure stay as they are.</summary>
    private static string InSentence(string name) => name is [_, >= '0' and <= '9', ..] || name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    private static string Change(ComparedMetric metric) =>
        $"{InSentence(metric.Name)} from {HumanText.Value(metric.Base, metric.Definition.Unit)} to {HumanText.Value(metric.Candidate, metric.Definition.Unit)}";
}
