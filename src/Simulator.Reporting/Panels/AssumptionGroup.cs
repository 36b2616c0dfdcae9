using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>Settings without a measured source that belong to one part of the model.</summary>
/// <param name="Title">The part.</param>
/// <param name="Settings">Its settings in the order of the result.</param>
internal sealed record AssumptionGroup(string Title, IReadOnlyList<AssumptionRow> Settings)
{
    private static readonly string[] Order = ["Requests", "Policy", "People", "Reviews", "Attacker and leaks", "The run"];

    /// <summary>The settings that have an effect, by the part of the model they belong to.</summary>
    public static IReadOnlyList<AssumptionGroup> Of(RunResult result) =>
    [
        .. result.Assumptions
            .Where(each => !each.IsOff)
            .GroupBy(each => PartOf(each.Key), StringComparer.Ordinal)
            .OrderBy(group => Array.IndexOf(Order, group.Key))
            .Select(group => new AssumptionGroup(group.Key, AssumptionRow.Of([.. group], result.Assumptions))),
    ];

    private static string PartOf(string key) => AssumptionRow.RootOf(key) switch
    {
        "classes" or "storms" or "chains" => "Requests",
        "policy" => "Policy",
        "pools" or "gates" => "People",
        "review" or "roles" or "postHoc" => "Reviews",
        "attack" or "channels" or "incidents" or "leaks" or "response" => "Attacker and leaks",
        _ => "The run",
    };
}

/// <summary>One setting with its values.</summary>
/// <param name="First">The setting; its own value is the first.</param>
/// <param name="Values">Each value, and for whom it holds; no words where it holds for all.</param>
internal sealed record AssumptionRow(Assumption First, IReadOnlyList<(string Value, string Whom)> Values)
{
    /// <summary>The settings of a group, each key once.</summary>
    /// <param name="group">The settings.</param>
    /// <param name="all">All settings, to know what "all" of a kind is.</param>
    public static IReadOnlyList<AssumptionRow> Of(IReadOnlyList<Assumption> group, IReadOnlyList<Assumption> all) =>
    [
        .. group.GroupBy(each => each.Key, StringComparer.Ordinal).Select(same => new AssumptionRow(same.First(), [.. same.Select(each => (each.Value, Whom(each, all)))])),
    ];

    /// <summary>The first part of a key.</summary>
    public static string RootOf(string key) => key.Split('.', '[')[0];

    private static string Whom(Assumption each, IReadOnlyList<Assumption> all)
    {
        var kind = all.Where(other => RootOf(other.Key) == RootOf(each.Key)).SelectMany(other => other.Of).Distinct(StringComparer.Ordinal).Count();
        return each.Of.Count == kind && kind > 1 ? string.Empty : string.Join(", ", each.Of);
    }
}
