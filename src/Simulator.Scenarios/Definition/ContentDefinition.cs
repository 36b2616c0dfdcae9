namespace Simulator.Scenarios;

/// <summary>The keys of what a class asks for beyond being right or wrong: what stops of a policy look at.</summary>
internal static class ContentDefinition
{
    /// <summary>The content of a class's recommendations.</summary>
    public static BlockShape Content { get; } = new(
        new Key("mayExecute", new BooleanType(), "whether an AI may do what it recommends; if not, a person carries the draft out unless the AI over-reaches")
        {
            Default = Default.Convention("true", "off: no class is draft-only"),
        },
        Share("overreach", "probability that the AI of a draft-only class asks to execute all the same"),
        new Key("playbook", Enums.Playbook, "whether the class runs inside a playbook, may only run inside it (bound), or lies in none")
        {
            Default = Default.Convention("\"inside\"", "off: nothing is noticed"),
        },
        Share("deviation", "probability that a recommendation deviates from its playbook; a deviation alone does not make it wrong"),
        Share("intentMismatch", "probability that what is asked for is not what was declared; such a recommendation is wrong"),
        new Key("mismatchSeen", ShareType.Plain, "share of such mismatches that is seen when the policy evaluates the request")
        {
            Default = Default.Hypothesis("\"80%\"", "an assumption; vary it from 0% to 100%"),
        },
        new Key("connectorReviewed", new BooleanType(), "whether the tool connector was reviewed")
        {
            Default = Default.Convention("true", "off: nothing is noticed"),
        },
        new Key("environment", Enums.Environment, "where the action takes effect") { Default = Default.Convention("\"production\"", "the cautious assumption") },
        new Key("identity", Enums.Identity, "the kind of identity it runs under; all but jit count as broad")
        {
            Default = Default.Convention("\"jit\"", "the subject of this simulator: access for the task only"),
        });

    private static Key Share(string name, string doc) => new(name, ShareType.Plain, doc) { Default = Default.Convention("\"0%\"", "off: never") };
}
