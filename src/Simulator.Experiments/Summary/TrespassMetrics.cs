using Simulator.Results;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>What was asked for against the rules, and how far it came; only where a scenario has any of it.</summary>
internal static class TrespassMetrics
{
    private static readonly (string Metric, Trespass Kind)[] Kinds =
    [
        ("boundary_violations", Trespass.Boundary), ("deviations", Trespass.Deviation), ("intent_mismatches", Trespass.IntentMismatch),
    ];

    internal static readonly string[] Ends = ["attempted", "blocked", "executed"];

    public static void AddTo(MetricList list, Replications runs)
    {
        Add(list, [.. runs.Governed.Select(run => run.All)], Where.GovernedArm);
        Add(list, [.. runs.AutoTwin.Select(run => run.All)], Where.AutoTwinArm);
    }

    private static void Add(MetricList list, FlowResult[] flows, Dimension arm)
    {
        foreach (var (metric, kind) in Kinds)
        {
            for (var end = 0; end < Ends.Length && flows.Any(flow => flow.Trespassed(kind, TrespassEnd.Attempted) > 0); end++)
            {
                list.Ratio(
                    metric,
                    "per_1000_roots",
                    flows.Select(flow => 1000.0 * flow.Trespassed(kind, (TrespassEnd)end)),
                    flows.Select(flow => (double)flow.Roots),
                    arm,
                    Where.Outcome(Ends[end]));
            }
        }
    }
}
