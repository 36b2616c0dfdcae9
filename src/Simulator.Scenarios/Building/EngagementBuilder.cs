using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes how much of their duty people give to the queue.</summary>
internal static class EngagementBuilder
{
    public static Visits? Visits(Resolved node, CompiledDistributions tables)
    {
        if (node.IsNone)
        {
            return null;
        }

        var spread = node["spread"].As<double>();
        return new Visits(
            node["rate"].As<Rate>(),
            spread < 0.01 ? null : Statistics.Gamma.FromMean(1 / (spread * spread), 1).Compile(),
            node["items"].Value is ulong items ? (int)items : null)
        {
            Response = tables.OrNull(node["response"]),
            Reminder = node.ValueOf<Duration>("reminder"),
        };
    }

    public static Distraction? Distraction(Resolved node, CompiledDistributions tables) => node.IsNone
        ? null
        : new Distraction(tables.Of(node["every"]), tables.Of(node["length"]));
}
