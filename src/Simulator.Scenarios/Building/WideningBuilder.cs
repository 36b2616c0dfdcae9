using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes the controller that widens the scope of what runs unasked.</summary>
internal static class WideningBuilder
{
    /// <summary>The controller; null when the scenario has none.</summary>
    public static Widening? Build(Resolved policy, Resolved pools)
    {
        var node = policy["widening"];
        return node.IsNone ? null : new Widening(PolicyRowSets.Widen(PolicyBuilder.Table(policy)), node["author"].As<string>())
        {
            Pool = pools.Members.Select(pool => pool.Name).ToList().IndexOf(node["pool"].As<string>()),
            Above = (int)node["above"].As<ulong>(),
            WidenAfter = node["widenAfter"].As<Duration>(),
            Below = (int)node["below"].As<ulong>(),
            RestoreAfter = node["restoreAfter"].As<Duration>(),
        };
    }
}
