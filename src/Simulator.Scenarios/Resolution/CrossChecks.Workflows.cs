namespace Simulator.Scenarios;

/// <content>Checks of workflows and of the classes that belong to them.</content>
internal sealed partial class CrossChecks
{
    private void CheckWorkflows()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in Section("classes")?.Members ?? [])
        {
            if (kind.Find("workflow") is { } name && WorkflowDefinition.NameIn(name) is { } workflow && CheckReference(name, "workflows", "workflow"))
            {
                used.Add(workflow);
            }
        }

        foreach (var workflow in Section("workflows")?.Members ?? [])
        {
            CheckWorkflow(workflow, used.Contains(workflow.Name));
        }
    }

    private void CheckWorkflow(Resolved workflow, bool isUsed)
    {
        if (workflow.Name == WorkflowDefinition.None)
        {
            Add(workflow, "none is the word for no workflow", "give it another name");
        }
        else if (!isUsed)
        {
            Add(workflow, "no class belongs to this workflow", $"write \"workflow\": \"{workflow.Name}\" at a class, or leave the workflow out");
        }

        CheckCompression(workflow);
        if (workflow.Find("ownerMissing") is { } missing && missing.As<Share>().Value > 0
            && workflow.Find("owner") is { } owner && WorkflowDefinition.NameIn(owner) is null)
        {
            Add(missing, "there is no owner who could be missing", "name an \"owner\", or leave ownerMissing out");
        }
    }
}
