using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes the overrides.</summary>
internal static class BreakGlassBuilder
{
    public static BreakGlass? Build(Resolved node, Resolved pools, CompiledDistributions tables) => node.IsNone ? null : new BreakGlass(
        node["hazard"].As<Rate>().PerHour,
        node["unlogged"].As<Share>().Value,
        node["withoutReason"].As<Share>().Value,
        new OverrideTerms(node["expiry"].As<Duration>(), node["reviewWithin"].As<Duration>()),
        pools.Members.Select(pool => pool.Name).ToList().IndexOf(node["reviewPool"].As<string>()),
        tables.Of(node["reviewDelay"]));
}
