using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes how people learn of work, are called and are taken away.</summary>
internal static class StaffingBuilder
{
    public static Notification? Notification(Resolved node, CompiledDistributions tables) => node.IsNone
        ? null
        : new Notification(tables.Of(node["delay"]), node["loss"].As<Share>().Value, node["reminder"].As<Duration>());

    public static Misrouting? Misrouting(Resolved node, CompiledDistributions tables) => node.IsNone
        ? null
        : new Misrouting(node["probability"].As<Share>().Value, tables.Of(node["look"]));

    public static OnCall? OnCall(Resolved node, CompiledDistributions tables) => node.IsNone
        ? null
        : new OnCall((int)node["people"].As<ulong>(), tables.Of(node["callOutDelay"]), (int)node["priorityAtMost"].As<ulong>());

    /// <summary>The pull-aways of a pool, ordered by name.</summary>
    public static IReadOnlyList<PullAway> PullAways(Resolved node, CompiledDistributions tables) =>
        node.Members.Select(one => new PullAway(
            one.Name, ArrivalMaker.Of(one["arrivals"], tables)!, (int)one["people"].As<ulong>(), tables.Of(one["length"]))).ToArray();
}
