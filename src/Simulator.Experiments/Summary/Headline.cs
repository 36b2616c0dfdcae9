using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>The answer in words.</summary>
internal static class Headline
{
    public static string Of(IReadOnlyList<MetricResult> metrics)
    {
        var find = new Finder(metrics);
        var sentences = new List<string> { Latency(find) };
        if (Exposure(find) is { } exposure)
        {
            sentences.Add(exposure);
        }

        if (Race(find) is { } race)
        {
            sentences.Add(race);
        }

        return string.Join(" ", sentences);
    }

    private static string Latency(Finder find)
    {
        var gated = find.Get("route_share", "share", "governed", "single").Value + find.Get("route_share", "share", "governed", "dual").Value;
        var median = find.Get("approval_latency", "p50", "governed");
        var tail = find.Get("approval_latency", "p95", "governed");
        if (!(gated > 0))
        {
            return median.IsDefined && double.IsFinite(tail.Value)
                ? $"No root request waits for a person, but some that follow do: half of those are decided within {HumanText.Minutes(median.Value)}, 95 % within {HumanText.Estimate(tail, "min")}."
                : double.IsNaN(gated) ? "No request arrives in the counted time." : "No request waits for a person.";
        }

        var expired = find.Get("outcome_share", "share", "governed", "expired");
        return double.IsPositiveInfinity(tail.Value)
            ? $"{Who(gated)}, and more than 5 % of those are never decided ({HumanText.Percent(expired.Value)} expire unanswered)."
            : $"{Who(gated)}: half of them are decided within {HumanText.Minutes(median.Value)}, "
                + $"95 % within {HumanText.Estimate(tail, "min")}.";
    }

    private static string Who(double gated) => gated >= 1 ? "Every request waits for a person" : $"{HumanText.Percent(gated)} of requests wait for a person";

    private static string? Exposure(Finder find)
    {
        var wrong = find.Get("wrong_action_exposure", MetricList.PerThousandRoots, "effect");
        var credentials = find.Get("exploitable_credential_minutes", MetricList.PerThousandRoots, "effect");
        if (!wrong.IsDefined && !credentials.IsDefined)
        {
            return null;
        }

        if (IsNone(wrong) && IsNone(credentials))
        {
            return "Against running the same requests without gates, the policy leaves wrong-action exposure and exploitable credential time as they are.";
        }

        var changes = new[]
        {
            Change("wrong-action exposure", wrong, find.Get("wrong_action_exposure", MetricList.PerThousandRoots, "auto_twin")),
            Change("exploitable credential time", credentials, find.Get("exploitable_credential_minutes", MetricList.PerThousandRoots, "auto_twin")),
        };
        return $"Against running the same requests without gates, the policy {string.Join(" and ", changes)}.";
    }

    /// <summary>By which part of what it would be without gates, which anybody can judge, and by how much.</summary>
    private static string Change(string what, Estimate effect, Estimate twin) => effect switch
    {
        { IsDefined: false } => $"has an undefined effect on {what}",
        { High: < 0 } => $"lowers {what} by {Amount(effect with { Value = -effect.Value, Low = -effect.High, High = -effect.Low }, what, Share(-effect.Value, twin))}",
        { Low: > 0 } => Times(effect.Value, twin) is { } times ? $"raises {what} to {times} times as much (by {Interval(effect)} {Unit(what)})" : $"raises {what} by {Amount(effect, what, Share(effect.Value, twin))}",
        _ when IsNone(effect) => $"leaves {what} as it is",
        _ => $"shows no clear change of {what}",
    };

    private static string Amount(Estimate size, string what, string share) => share.Length > 0
        ? $"{share} (by {Interval(size)} {Unit(what)})"
        : $"{HumanText.Number(size.Value)} ({Interval(size)}) {Unit(what)}";

    private static string Interval(Estimate size) => $"{HumanText.Number(size.Low)} to {HumanText.Number(size.High)}";

    private static string Share(double change, Estimate twin) => twin is { IsDefined: true, Value: > 0 } && change <= twin.Value ? HumanText.Percent(change / twin.Value) : string.Empty;

    private static string? Times(double change, Estimate twin) => twin is { IsDefined: true, Value: > 0 } && change > twin.Value ? HumanText.Number(1 + (change / twin.Value)) : null;

    private static bool IsNone(Estimate effect) => effect is { Value: 0, Low: 0, High: 0 };

    private static string Unit(string what) =>
        (what.StartsWith("wrong", StringComparison.Ordinal) ? "severity" : "scope") + " minutes per 1,000 requests";

    private static string? Race(Finder find)
    {
        var governed = find.TryGet("attacker_first", "share", "governed");
        var twin = find.TryGet("attacker_first", "share", "auto_twin");
        return governed is { IsDefined: true } first && twin is { IsDefined: true } second
            ? $"When a credential leaks, the attacker comes first in {HumanText.Estimate(first, "share")} of incidents, "
                + (find.TryGet("attacker_first", "share", "effect") is { } effect && IsNone(effect)
                    ? "whether or not containment waits for anybody."
                    : $"and would in {HumanText.Estimate(second, "share")} if containment waited for nobody.")
            : null;
    }

    private sealed class Finder(IReadOnlyList<MetricResult> metrics)
    {
        public Estimate Get(string metric, string aggregate, params string[] where) => TryGet(metric, aggregate, where)
            ?? MetricList.Undefined(0, IntervalMethod.StudentT);

        public Estimate? TryGet(string metric, string aggregate, params string[] where) => metrics
            .FirstOrDefault(result => result.Metric == metric
                && result.Aggregate == aggregate
                && result.Where.Select(dimension => dimension.Value).SequenceEqual(where))?.Estimate;
    }
}
