using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>Whether work is mapped to workflows that somebody answers for, and in how many ways each is controlled; only where a scenario has workflows.</summary>
internal static class WorkflowMetrics
{
    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        if (scenario.Workflows.Count == 0)
        {
            return;
        }

        list.Ratio(
            "unmapped_share", "share", runs.Governed.Select(run => Unmapped(scenario, run)), runs.Governed.Select(run => (double)run.All.Roots), Where.GovernedArm);
        foreach (var group in FlowGroup.WorkflowsOf(scenario))
        {
            FlowResult[] flows = [.. runs.Governed.Select(group.In)];
            if (flows.Any(flow => flow.Roots > 0))
            {
                list.Mean("control_path_count", "mean", flows.Select(flow => (double)flow.ControlPathCount), Where.GovernedArm, group.Name);
                list.Keep(new DistributionSeries(
                    "approval_latency", [Where.GovernedArm, group.Name], [.. flows.Select(flow => flow.ApprovalLatency)], 60e6, HasMean: true));
                AddService(list, scenario, flows, group);
            }
        }
    }

    private static void AddService(MetricList list, Scenario scenario, FlowResult[] flows, FlowGroup workflow)
    {
        if (workflow.Classes.Any(index => scenario.Classes[index].ServiceLevel is not null))
        {
            list.Keep(
                "sla_attainment", "share", flows.Select(flow => (double)flow.ServiceKept), flows.Select(flow => (double)flow.ServicePromised),
                Where.GovernedArm, workflow.Name);
        }
    }

    private static double Unmapped(Scenario scenario, ReplicationResult run) => run.Classes
        .Where((_, index) => scenario.Classes[index].Workflow < 0 || !scenario.Workflows[scenario.Classes[index].Workflow].IsMapped)
        .Sum(flow => (double)flow.Roots);
}
