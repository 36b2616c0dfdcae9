using Simulator.Governance;
using Simulator.Statistics;

namespace Simulator.Simulation;

/// <summary>One gate over the counted root requests, at whatever level and position it was passed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Latency">From entering it to its end, µs; never for those that left it without a human decision.</param>
public sealed record GateResult(string Name, HistogramSnapshot Latency)
{
    /// <summary>What people decided at it, in the order of <see cref="Verdict"/>.</summary>
    public IReadOnlyList<long> Verdicts { get; init; } = [0, 0, 0, 0];

    /// <summary>The names of all gates of a plan, ordinal.</summary>
    public static IReadOnlyList<string> NamesOf(GatePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Single.Concat(plan.Dual).Select(gate => gate.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
