using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>The metrics of flows once more for each class of actions and for each workflow: kept for budgets and comparisons, not shown in tables.</summary>
internal static class ClassMetrics
{
    private const double MicrosPerMinute = 60_000_000;

    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        foreach (var group in FlowGroup.Of(scenario))
        {
            FlowResult[] governed = [.. runs.Governed.Select(group.In)];
            FlowResult[] twin = [.. runs.AutoTwin.Select(group.In)];
            if (governed.All(flow => flow.Roots == 0))
            {
                continue; // a class that only incidents raise
            }

            var kind = group.Name;
            AddCounts(list, governed, twin, kind);
            AddShares(list, governed, kind);
            AddArm(list, governed, Where.GovernedArm, kind);
            AddArm(list, twin, Where.AutoTwinArm, kind);
            list.KeepMinutesPerRoots("exploitable_credential_minutes", governed, twin, flow => flow.ExploitableCredentialTime, kind);
            list.KeepMinutesPerRoots("wrong_action_exposure", governed, twin, flow => flow.WrongActionExposure, kind);
            list.KeepMinutesPerRoots("omission_exposure", governed, twin, flow => flow.Omission / 60, kind);
            list.KeepMinutesPerRoots("unsupervised_authority", governed, twin, flow => flow.UnsupervisedAuthority * MicrosPerMinute, kind);
        }
    }

    private static void AddCounts(MetricList list, FlowResult[] governed, FlowResult[] twin, Dimension kind)
    {
        list.Keep(new ValueSeries("root_requests", [Where.GovernedArm, kind], Aggregate.Mean.Word, [.. governed.Select(flow => (double)flow.Roots)]));
        list.Keep(new CountSeries("unresolved", [Where.GovernedArm, kind], [.. governed.Select(flow => (double)flow.Unresolved)]));
        list.Keep(new CountSeries("unresolved", [Where.AutoTwinArm, kind], [.. twin.Select(flow => (double)flow.Unresolved)]));
    }

    private static void AddShares(MetricList list, FlowResult[] flows, Dimension kind)
    {
        double[] roots = [.. flows.Select(flow => (double)flow.Roots)];
        double[] ended = [.. flows.Select(flow => (double)flow.ByGateEnd.Sum())];
        for (var route = 0; route < FlowMetrics.Routes.Length; route++)
        {
            list.Keep("route_share", "share", flows.Select(flow => (double)flow.ByRoute[route]), roots, Where.GovernedArm, kind, Where.Route(FlowMetrics.Routes[route]));
        }

        for (var end = 0; end < FlowMetrics.GateEnds.Length; end++)
        {
            if (end > (int)GateEnd.Silence && flows.All(flow => flow.ByGateEnd[end] == 0))
            {
                continue;
            }

            list.Keep("outcome_share", "share", flows.Select(flow => (double)flow.ByGateEnd[end]), ended, Where.GovernedArm, kind, Where.Outcome(FlowMetrics.GateEnds[end]));
        }
    }

    private static void AddArm(MetricList list, FlowResult[] flows, Dimension arm, Dimension kind)
    {
        list.Keep("time_to_executed", [.. flows.Select(flow => flow.TimeToExecuted)], arm, kind);
        list.Keep("escape_rate", "share", flows.Select(flow => (double)flow.Escaped), flows.Select(flow => (double)flow.Wrong), arm, kind);
        if (arm == Where.GovernedArm || flows.Any(flow => flow.WrongReviewed > 0))
        {
            list.Keep("detection", "share", flows.Select(flow => (double)flow.Detected), flows.Select(flow => (double)flow.WrongReviewed), arm, kind);
        }
    }
}
