using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>The keys that say what AI leaves out of a workflow, and what stands in for it.</summary>
internal static class CompressionDefinition
{
    /// <summary>The word for no impact at all.</summary>
    public const string Never = "never";

    private static readonly EnumType From = new(
        ("low", Impact.Low), ("medium", Impact.Medium), ("high", Impact.High), ("critical", Impact.Critical), (Never, new Word(Never)));

    private static readonly BlockShape Check = new(
        new Key("flags", ShareType.Plain, "probability that it flags a wrong recommendation")
        {
            Default = Default.Hypothesis("\"50%\"", "an assumption; vary it from 0% to 90%"),
        },
        new Key("falseAlarm", ShareType.Plain, "probability that it flags a right one")
        {
            Default = Default.Hypothesis("\"5%\"", "an assumption; vary it from 0% to 30%"),
        });

    private static readonly BlockShape Replacements = new(
        new Key("reviewFrom", From, "from this impact on a person still decides, though without what else is left out; never for none")
        {
            Default = Default.Convention("\"never\"", "off: nothing stands in for the review"),
        },
        new Key("automaticCheck", new OptionalShape("none", Check), "a check by a machine: what it flags goes to people as the policy says; none for none")
        {
            Default = Default.Convention("\"none\"", "off: nothing stands in for the review"),
        },
        new Key("record", new BooleanType(), "whether the AI leaves a record that does for the ticket and the handoff note as evidence; reviewers see no more of the case for it")
        {
            Default = Default.Convention("false", "off: nothing stands in for them"),
        });

    /// <summary>What a workflow loses.</summary>
    public static BlockShape Compressed { get; } = new(
        Dropped("review", "whether nobody reviews: what the policy asks people about runs unasked, with the sign reviewDropped; ticket, handoff note and pause go with it"),
        Dropped("tickets", "whether a review that stays is asked for without a ticket, with the sign ticketDropped"),
        Dropped("handoff", "whether a review that stays is asked for without a handoff note, with the sign handoffDropped"),
        Dropped("pause", "whether a review that stays has no minimum time, with the sign pauseDropped"),
        new Key("contextLeft", ShareType.Plain, "how much of the evidence a reviewer sees without a handoff note: a factor on detection")
        {
            Default = Default.Hypothesis("\"70%\"", "an assumption; vary it from 30% to 100%"),
        },
        new Key("replacementControls", Replacements, "what stands in for what is left out") { Default = Default.Convention("{}", "off: nothing does") });

    private static Key Dropped(string name, string doc) => new(name, new BooleanType(), doc)
    {
        Default = Default.Convention("true", "what is compressed loses all four; write false for what stays"),
    };
}
