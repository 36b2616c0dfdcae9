namespace Simulator.Scenarios;

/// <summary>The keys of a workflow: the business process behind classes of actions, and who answers for it.</summary>
internal static class WorkflowDefinition
{
    /// <summary>The word for nobody, or nothing.</summary>
    public const string None = "none";

    private const int LongestText = 200;

    private static readonly EnumType Label = new(
        ("suggest", AutonomyLabel.Suggest), ("gated", AutonomyLabel.Gated), ("auto", AutonomyLabel.Auto));

    /// <summary>One workflow.</summary>
    public static BlockShape Workflow { get; } = new(
        Answer("process", "the business process it belongs to"),
        Answer("owner", "the control owner who answers for it; without one, or without a process, its requests carry the sign ownerMissing, which row S1 stops"),
        Answer("objective", "the business objective it serves; without it the workflow counts as unmapped, and nothing else follows"),
        new Key("ownerMissing", ShareType.Plain, "probability that the owner cannot be named when a request is evaluated, such as one who left and was not replaced")
        {
            Default = Default.Convention("\"0%\"", "off: the owner is the one named"),
        },
        new Key("label", Label, "what it is said to do by itself: suggest (no AI carries anything out), gated (only what a person approved) or auto; executions beyond it are counted, not stopped")
        {
            Default = Default.Convention("\"auto\"", "off: nothing is promised"),
        },
        new Key("compressed", new OptionalShape(None, CompressionDefinition.Compressed), "stages of the process that are left out of what an AI recommends, as when it does the work in one go; none where every stage is kept")
        {
            Default = Default.Convention("\"none\"", "off: every stage is kept"),
        });

    /// <summary>The workflow of a class.</summary>
    public static Key OfClass { get; } = new("workflow", new NameType("refunds"), "the workflow it belongs to, at most one; none for none")
    {
        Default = Default.Convention("\"none\"", "off: nothing is known of its owner, and nothing is noticed"),
    };

    /// <summary>What a key names; null for none.</summary>
    public static string? NameIn(Resolved value) => value.As<string>() is var text and not None ? text : null;

    private static Key Answer(string name, string doc) => new(name, new TextType(LongestText), $"{doc}; none for none")
    {
        Default = Default.Convention("\"none\""),
    };
}
