using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;

namespace Simulator.Operations;

/// <summary>Who answers for a class's requests: a workflow without owner or process has nobody, and a named owner may be gone.</summary>
internal sealed class Ownership(Scenario scenario)
{
    private readonly Workflow[] workflows = [.. scenario.Workflows];

    /// <summary>The sign that nobody answers for a request, or none; the same for a node in every policy.</summary>
    public Signs SignOf(ActionClass kind, NodeId node, in KeyedDraws draws)
    {
        if (kind.Workflow < 0)
        {
            return Signs.None;
        }

        var workflow = workflows[kind.Workflow];
        return workflow.IsUnowned || (workflow.OwnerMissing > 0 && draws.Uniform(node.Value, DrawPurpose.OwnerMissing) < workflow.OwnerMissing)
            ? Signs.OwnerMissing
            : Signs.None;
    }
}
