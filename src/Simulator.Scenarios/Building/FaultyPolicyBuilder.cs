using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>Makes the versions of the policy that decide by mistake: an older one, and one with rows that cannot be evaluated.</summary>
internal static class FaultyPolicyBuilder
{
    /// <summary>The older version; null when the right one always decides.</summary>
    public static FaultyPolicy? Bundle(Resolved node, Resolved policy) =>
        node.IsNone ? null : new FaultyPolicy(FaultBuilder.TimesOf(node), OlderOf(node, policy), node["author"].As<string>());

    /// <summary>The version with rows in error; null when all rows can always be evaluated.</summary>
    public static FaultyPolicy? Rows(Resolved node, Resolved policy) =>
        node.IsNone ? null : new FaultyPolicy(FaultBuilder.TimesOf(node), BrokenOf(node, policy), node["author"].As<string>());

    /// <summary>The policy without the rows that were added since, by the threshold of then.</summary>
    public static PolicyTable OlderOf(Resolved node, Resolved policy)
    {
        string[] lacks = node["lacks"].IsNone ? [] : [.. node["lacks"].Items<string>()];
        var table = PolicyBuilder.Table(policy, node.ValueOf<Share>("threshold")?.Value);
        return PolicyTable.Named(policy["profile"].As<string>() + "_older", table.Rows.Where(row => !lacks.Contains(row.Id)), table.Settings);
    }

    /// <summary>The policy with some rows skipped, or with whoever meets one of them refused.</summary>
    public static PolicyTable BrokenOf(Resolved node, Resolved policy)
    {
        string[] broken = [.. node["rows"].Items<string>()];
        var table = PolicyBuilder.Table(policy);
        var isSkipped = node["onError"].As<bool>();
        var rows = table.Rows.Where(row => !isSkipped || !broken.Contains(row.Id)).Select(row => broken.Contains(row.Id) ? PolicyRowSets.InError(row) : row);
        return PolicyTable.Named(policy["profile"].As<string>() + "_row_error", rows, table.Settings);
    }
}
