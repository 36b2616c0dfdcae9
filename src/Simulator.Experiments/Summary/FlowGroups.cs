using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>Root requests by what is fixed at their arrival: each class for itself, and the classes of each workflow together.</summary>
/// <param name="Name">What restricts a metric to the group.</param>
/// <param name="Classes">Its classes, by position in the scenario.</param>
internal sealed record FlowGroup(Dimension Name, IReadOnlyList<int> Classes)
{
    /// <summary>The groups of a scenario: classes, then workflows, each by name.</summary>
    public static IEnumerable<FlowGroup> Of(Scenario scenario) =>
    [
        .. Enumerable.Range(0, scenario.Classes.Count).Select(index => new FlowGroup(Where.Class(scenario.Classes[index].Name), [index])),
        .. WorkflowsOf(scenario),
    ];

    /// <summary>The workflows of a scenario.</summary>
    public static IEnumerable<FlowGroup> WorkflowsOf(Scenario scenario) => scenario.Workflows.Select((workflow, number) => new FlowGroup(
        Where.Workflow(workflow.Name),
        [.. Enumerable.Range(0, scenario.Classes.Count).Where(index => scenario.Classes[index].Workflow == number)]));

    /// <summary>Its flow in one replication.</summary>
    public FlowResult In(ReplicationResult run) => Classes is [var only] ? run.Classes[only] : FlowResult.Sum([.. Classes.Select(index => run.Classes[index])]);
}
