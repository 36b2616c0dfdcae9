using System.Collections.Immutable;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>What was asked for against the rules, and how far it came; only where a scenario has any of it.</summary>
internal static class TrespassMetrics
{
    private static readonly (string Metric, Trespass Kind)[] Kinds =
    [
        ("boundary_violations", Trespass.Boundary), ("deviations", Trespass.Deviation), ("intent_mismatches", Trespass.IntentMismatch),
        ("injected_actions", Trespass.Injected), ("unowned_actions", Trespass.Unowned),
    ];

    internal static readonly ImmutableArray<string> Ends = EnumWords.Of<TrespassEnd>();

    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        var hasLabels = scenario.Workflows.Any(workflow => workflow.Label != AutonomyLabel.Auto);
        Add(list, [.. runs.Governed.Select(run => run.All)], hasLabels, isShown: true, Where.GovernedArm);
        Add(list, [.. runs.AutoTwin.Select(run => run.All)], hasLabels, isShown: true, Where.AutoTwinArm);
        foreach (var group in FlowGroup.Of(scenario))
        {
            Add(list, [.. runs.Governed.Select(group.In)], hasLabels, isShown: false, Where.GovernedArm, group.Name);
            Add(list, [.. runs.AutoTwin.Select(group.In)], hasLabels, isShown: false, Where.AutoTwinArm, group.Name);
        }
    }

    private static void Add(MetricList list, FlowResult[] flows, bool hasLabels, bool isShown, params IReadOnlyList<Dimension> where)
    {
        foreach (var (metric, kind) in Kinds)
        {
            for (var end = 0; end < Ends.Length && flows.Any(flow => flow.Trespassed(kind, TrespassEnd.Attempted) > 0); end++)
            {
                Add(list, metric, kind, (TrespassEnd)end, flows, isShown, [.. where, Where.Outcome(Ends[end])]);
            }
        }

        if (hasLabels)
        {
            Add(list, "beyond_label", Trespass.BeyondLabel, TrespassEnd.Executed, flows, isShown, where);
        }
    }

    private static void Add(MetricList list, string metric, Trespass kind, TrespassEnd end, FlowResult[] flows, bool isShown, IReadOnlyList<Dimension> where) =>
        list.AddOrKeep(
            new RatioSeries(
                metric, where, MetricList.PerThousandRoots, [.. flows.Select(flow => 1000.0 * flow.Trespassed(kind, end))], [.. flows.Select(flow => (double)flow.Roots)]),
            isShown);
}
