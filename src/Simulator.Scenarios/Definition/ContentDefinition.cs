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
        new Key("drift", new OptionalShape("none", Drift), "a draft tool becomes an execution path: the share of drafts that the AI executes grows over time")
        {
            Default = Default.Convention("\"none\"", "off: what is a draft stays one"),
        },
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
        Share("noise", "probability that a recommendation is a duplicate or changes nothing; it is never wrong, and people review it all the same"),
        new Key("excessScope", new OptionalShape("none", ExcessScope), "scopes that are wider than was meant, which no policy sees")
        {
            Default = Default.Convention("\"none\"", "off: what is done is what was meant"),
        },
        new Key("hiddenDependency", new OptionalShape("none", HiddenDependency), "a right action breaks what nobody knew to depend on it, unless an approver looks well enough to find that")
        {
            Default = Default.Convention("\"none\"", "off: what is right breaks nothing"),
        },
        new Key("exception", new OptionalShape("none", Exception), "one-off exceptions: some of what the policy sends to a gate is waved through as a special case when it enters its first gate, as an override of breakGlass")
        {
            Default = Default.Convention("\"none\"", "off: what is sent to a gate waits for it"),
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

    private static BlockShape Drift => new(
        new Key("perWeek", ShareType.Plain, "by how much the probability that the AI executes a draft grows in a week from the start of the run, on top of overreach")
        {
            Default = Default.Hypothesis("\"2%\"", "an assumption; vary it from 0% to 20%"),
        },
        new Key("maximum", ShareType.Plain, "the largest probability it comes to")
        {
            Default = Default.Hypothesis("\"50%\"", "an assumption; vary it from 10% to 100%"),
        },
        new Key("seen", ShareType.Plain, "share of what has drifted that the policy sees as beyond what the AI may do; the rest it takes for drafts, so that nothing stops or gates it as an execution")
        {
            Default = Default.Hypothesis("\"0%\"", "an assumption: nobody told the policy that the tool was wired up; vary it from 0% to 100%"),
        });

    private static BlockShape ExcessScope => new(
        new Key("share", ShareType.Plain, "the share of recommendations whose scope is wider than was meant")
        {
            Default = Default.Hypothesis("\"10%\"", "an assumption; vary it from 0% to 50%"),
        },
        new Key("factor", new FactorType(1, 1e6), "the scope they have over the one that was meant: on the blast radius, and on the scope of the execution credential")
        {
            Default = Default.Hypothesis("3", "an assumption; vary it from 1 to 10"),
        });

    private static BlockShape HiddenDependency => new(
        new Key("share", ShareType.Plain, "the share of recommendations on which something depends that nobody knows of")
        {
            Default = Default.Hypothesis("\"5%\"", "an assumption; vary it from 0% to 20%"),
        },
        new Key("outage", DistributionShapes.Time, "how long the outage lasts; severity, blast radius and its minutes are wrong-action exposure")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "lognormal", "median": "30m", "p95": "4h"}""", "an assumption; vary it from a fifth to five times"),
        });

    private static BlockShape Exception => new(
        new Key("probability", ShareType.Plain, "probability that a request that enters a gate is waved through, so that nobody approves it")
        {
            Default = Default.Hypothesis("\"5%\"", "an assumption; vary it from 0% to 30%"),
        },
        new Key("unlogged", ShareType.Plain, "share of exceptions that go dark: no record of them reaches the audit trail; the others are recorded and reviewed as breakGlass says")
        {
            Default = Default.Hypothesis("\"50%\"", "an assumption; vary it from 0% to 100%"),
        });

    private static Key Share(string name, string doc) => new(name, ShareType.Plain, doc) { Default = Default.Convention("\"0%\"", "off: never") };
}
