using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>Makes workflows.</summary>
internal static class WorkflowBuilder
{
    /// <summary>The workflows of a scenario, ordered by name.</summary>
    public static IReadOnlyList<Workflow> Build(Resolved workflows) => [.. workflows.Members.Select(Workflow)];

    /// <summary>The position of a class's workflow; -1 when it belongs to none.</summary>
    public static int IndexOf(Resolved kind, Resolved workflows) => WorkflowDefinition.NameIn(kind["workflow"]) is { } name
        ? workflows.Members.Select(workflow => workflow.Name).ToList().IndexOf(name)
        : -1;

    private static Workflow Workflow(Resolved node) => new(
        node.Name, WorkflowDefinition.NameIn(node["process"]), WorkflowDefinition.NameIn(node["owner"]), WorkflowDefinition.NameIn(node["objective"]))
    {
        OwnerMissing = node["ownerMissing"].As<Share>().Value,
        Label = node["label"].As<AutonomyLabel>(),
        Compressed = node["compressed"].IsNone ? null : Compression(node["compressed"]),
    };

    private static Compression Compression(Resolved node)
    {
        var replacements = node["replacementControls"];
        var check = replacements["automaticCheck"];
        return new Compression
        {
            Review = node["review"].As<bool>(),
            Tickets = node["tickets"].As<bool>(),
            Handoff = node["handoff"].As<bool>(),
            Pause = node["pause"].As<bool>(),
            ContextLeft = node["contextLeft"].As<Share>().Value,
            ReviewFrom = replacements["reviewFrom"].Value as Impact?,
            Check = check.IsNone ? null : new AutomaticCheck(check["flags"].As<Share>().Value, check["falseAlarm"].As<Share>().Value),
            Record = replacements["record"].As<bool>(),
        };
    }
}
