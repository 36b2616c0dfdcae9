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
            ? $"{HumanText.Percent(gated)} of requests wait for a person, and more than 5 % of those are never decided ({HumanText.Percent(expired.Value)} expire unanswered)."
            : $"{HumanText.Percent(gated)} of requests wait for a person: half of them are decided within {HumanText.Minutes(median.Value)}, "
                + $"95 % within {HumanText.Estimate(tail, "min")}.";
    }

    private static string? Exposure(Finder find)
    {
        var wrong = find.Get("wrong_action_exposure", "per_1000_roots", "effect");
        var credentials = find.Get("exploitable_credential_minutes", "per_1000_roots", "effect");
        if (!wrong.IsDefined && !credentials.IsDefined)
        {
            return null;
        }

        if (IsNone(wrong) && IsNone(credentials))
        {
            return "Against running the same requests without gates, the policy leaves wrong-action exposure and exploitable credential time as they are.";
        }

        var changes = new[] { Change("wrong-action exposure", wrong), Change("exploitable credential time", credentials) };
        return $"Against running the same requests without gates, the policy {string.Join(" and ", changes)}.";
    }

    private static string Change(string what, Estimate effect) => effect switch
    {
        { IsDefined: false } => $"has an undefined effect on {what}",
        { High: < 0 } => $"lowers {what} by {HumanText.Number(-effect.Value)} ({HumanText.Number(-effect.High)} to {HumanText.Number(-effect.Low)}) {Unit(what)}",
        { Low: > 0 } => $"raises {what} by {HumanText.Number(effect.Value)} ({HumanText.Number(effect.Low)} to {HumanText.Number(effect.High)}) {Unit(what)}",
        _ when IsNone(effect) => $"leaves {what} as it is",
        _ => $"shows no clear change of {what}",
    };

    private static bool IsNone(Estimate effect) => effect is { Value: 0, Low: 0, High: 0 };

    private static string Unit(string what) =>
        (what.StartsWith("wrong", StringComparison.Ordinal) ? "severity" : "scope") + " minutes per 1,000 requests";

    private static string? Race(Finder find)
    {
        var governed = find.TryGet("attacker_first", "share", "governed");
        var twin = find.TryGet("attacker_first", "share", "auto_twin");
        return governed is { IsDefined: true } first && twin is { IsDefined: true } second
            ? $"When a credential leaks, the attacker comes first in {HumanText.Estimate(first, "share")} of incidents, "
                + $"and would in {HumanText.Estimate(second, "share")} if containment waited for nobody."
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
