using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>What an executed wrong action costs.</summary>
public static class Consequences
{
    /// <summary>
    /// How long an executed wrong action stays in force: discovery and rollback, at most the cap; the whole cap when it cannot be undone.
    /// Counted from its own execution to its own end, never to the horizon, so that a slow gate cannot push its consequences out of sight.
    /// </summary>
    public static Duration TimeInForce(NodeId node, ActionClass kind, Duration cap, in KeyedDraws draws)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (!kind.Reversible)
        {
            return cap;
        }

        var discovery = Duration.FromMicroseconds(kind.DiscoveryTime.Quantile(draws.Uniform(node.Value, DrawPurpose.Discovery)));
        return Duration.Min(cap, discovery + kind.RollbackTime);
    }
}
