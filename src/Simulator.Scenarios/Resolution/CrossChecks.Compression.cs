using Simulator.Governance;

namespace Simulator.Scenarios;

/// <content>Checks of what AI leaves out of workflows.</content>
internal sealed partial class CrossChecks
{
    private void CheckCompression(Resolved workflow)
    {
        if (workflow.Find("compressed") is not { IsNone: false } compressed)
        {
            return;
        }

        var classes = Section("classes")?.Members ?? [];
        if (classes.All(kind => kind.Find("workflow") is not { } name || WorkflowDefinition.NameIn(name) != workflow.Name || kind.ValueOf<Origin>("origin") == Origin.Human))
        {
            Add(compressed, "an AI recommends nothing in this workflow, so that it leaves nothing out", "give it a class of origin ai, or leave compressed out");
        }

        if (Stages.All(stage => compressed.ValueOf<bool>(stage) == false))
        {
            Add(compressed, "every stage is kept", "write true for what is left out, or leave compressed out");
        }

        if (compressed.ValueOf<bool>("review") == false && compressed.Find("replacementControls") is { } replacements)
        {
            foreach (var key in ReviewControls.Select(replacements.Find).OfType<Resolved>())
            {
                if (key is { IsNone: false, Value: not Word })
                {
                    Add(key, "every review is kept, so that nothing has to stand in for any", $"leave {key.Name} out, or write \"review\": true");
                }
            }
        }
    }

    private static readonly string[] Stages = ["review", "tickets", "handoff", "pause"];

    private static readonly string[] ReviewControls = ["reviewFrom", "automaticCheck"];
}
