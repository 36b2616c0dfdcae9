using Simulator.Governance;
using Simulator.Scenarios;

namespace Simulator.Simulation;

/// <content>What becomes of workflows: what goes beyond their label.</content>
internal sealed partial class Scorekeeper
{
    /// <summary>Governance follows the authority that a workflow has, not what it is called: did the execution go beyond the label?</summary>
    private bool IsBeyondLabel(in Work work, ActionClass kind)
    {
        if (kind.Workflow < 0 || kind.Origin == Origin.Human)
        {
            return false;
        }

        return scenario.Workflows[kind.Workflow].Label switch
        {
            AutonomyLabel.Suggest => kind.Content.MayExecute || work.Recommendation.IsDrifted || (work.Recommendation.Request.Context.Signs & Signs.BeyondBoundary) != Signs.None,
            AutonomyLabel.Gated => work is not { WasGated: true, PassedBySilence: false },
            _ => false,
        };
    }
}
