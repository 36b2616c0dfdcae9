using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The keys of the policy and its rows.</summary>
internal static class PolicyDefinition
{
    /// <summary>The word for "no condition".</summary>
    public const string Any = "any";

    private static readonly ShareType ShareOrThreshold = new("threshold", Any);

    private static readonly BlockShape When = new(
        new Key("access", Enums.AccessOrAny, "only reads or only writes") { Default = Default.Convention("\"any\"") },
        new Key("impactAtLeast", Enums.Impact, "the lowest impact that matches") { Default = Default.Convention("\"low\"") },
        new Key("impactAtMost", Enums.Impact, "the highest impact that matches") { Default = Default.Convention("\"critical\"") },
        new Key("reversible", new BooleanType(Any),
            "only actions that can be rolled back, or only the others")
        {
            Default = Default.Convention("\"any\""),
        },
        new Key("anyFlag", new ListShape(Enums.Flag, 0, 8, isSet: true),
            "at least one of these flags is set; an empty list asks for nothing")
        {
            Default = Default.Convention("[]"),
        },
        new Key("noFlag", new ListShape(Enums.Flag, 0, 8, isSet: true), "none of these flags is set") { Default = Default.Convention("[]") },
        new Key("confidenceAtLeast", ShareOrThreshold,
            "confidence is known and at least this; threshold for policy.threshold")
        {
            Default = Default.Convention("\"any\""),
        },
        new Key("confidenceBelow", ShareOrThreshold,
            "confidence is missing or below this; threshold for policy.threshold")
        {
            Default = Default.Convention("\"any\""),
        },
        new Key("containment", new BooleanType(Any),
            "only containment of an open incident, or only other work") { Default = Default.Convention("\"any\"") },
        Signs("anySign", "at least one of these signs was noticed; an empty list asks for nothing"),
        Signs("allSigns", "all of these signs were noticed"),
        Signs("noSign", "none of these signs was noticed"));

    private static readonly BlockShape Row = new(
        new Key("order", new CountType(0, 10_000),
            "position in the table; the outcome does not depend on it")
        {
            Default = Default.Convention("100"),
        },
        new Key("stage", Enums.Stage,
            "a stop denies finally; of all matching levels the highest holds; modifiers raise it by one step together; an emergency puts its own in the place of a level that asks people, only for containment of an incident that a second identity opened and where nobody can be hurt")
        {
            Default = Default.Convention("\"level\""),
        },
        new Key("when", When, "the condition; all parts must hold, an empty one always does") { Default = Default.Convention("{}") },
        new Key("then", Enums.Outcome, "what the row decides: auto, single or dual; deny for a stop, raise for a modifier, auto or single for an emergency"),
        new Key("credentialTtl", DurationType.PositiveOrNever, "the longest life of the execution credential") { Default = Default.Convention("\"never\"") },
        new Key("minimumReview", DurationType.NotNegative, "the shortest time a reviewer must spend") { Default = Default.Convention("\"0s\"") },
        new Key("approvalTtl", DurationType.PositiveOrNever,
            "how long after the last approval a credential may still be issued")
        {
            Default = Default.Convention("\"never\""),
        },
        new Key("factorTtl", DurationType.PositiveOrNever,
            "how long one factor's approval waits for the last one of its gate")
        {
            Default = Default.Convention("\"never\""),
        },
        new Key("sampleShare", ShareType.Plain, "the share of executions that somebody looks at afterwards") { Default = Default.Convention("\"0%\"") },
        new Key("postHocReviewers", new CountType(0, 8), "how many distinct people review the execution afterwards, whatever the sample")
        {
            Default = Default.Convention("0"),
        },
        new Key("postHocWithin", DurationType.PositiveOrNever, "how long after the execution the reviews afterwards are due") { Default = Default.Convention("\"never\"") },
        new Key("side", Enums.Side, "whose people are asked; of several rows that name one, emergency goes before owner") { Default = Default.Convention("\"default\"") },
        new Key("reason", new TextType(300), "why, for the person who reads the decision") { Default = Default.Convention("\"\"") },
        new Key("enabled", new BooleanType(), "whether the row is in force") { Default = Default.Convention("true") });

    private static readonly BlockShape Chain = new(
        new Key("enabled", new BooleanType(),
            "whether a chain whose points exceed the approved ceiling is decided as one action, by one person at least")
        {
            Default = Default.Computed("true for the profiles risk_tiered, dual_control and widened, otherwise false", "these judge by risk", _ => "true"),
        },
        Points("low", "1", "points of a step of low impact, times its blast radius"),
        Points("medium", "3", "points of a step of medium impact"),
        Points("high", "10", "points of a step of high impact"),
        Points("critical", "30", "points of a step of critical impact"),
        Points("initialCeiling", "3", "the sum of points a chain may reach before anybody approved one"));

    public static BlockShape Policy { get; } = new(
        new Key("profile", Enums.Profile,
            "the named policy to start from")
        {
            Default = Default.Convention("\"risk_tiered\"", "the subject of this simulator: a gate where the risk is"),
        },
        new Key("threshold", ShareType.Plain, "the confidence from which reversible writes of medium impact without flags run on their own")
        {
            Default = Default.Hypothesis("\"80%\"", "an assumption; vary it from 50% to 99%"),
        },
        new Key("latency", DistributionShapes.Time, "time one evaluation takes")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "lognormal", "median": "5ms", "cv": 1}""", "an assumption: a local policy engine"),
        },
        new Key("issueDelay", DistributionShapes.Time, "time the credential broker takes to issue a credential")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("\"500ms\"", "an assumption: one call to a token service"),
        },
        new Key("checks", Enums.PolicyChecking,
            "what happens when the rows leave a request undecided, decide a worse one more leniently, hold a row that changes nothing, or let what cannot be undone run unasked")
        {
            Default = Default.Computed("error, but off for the profile no_gate", "no_gate breaks the rules on purpose", OfProfile(profile => PolicyProfiles.IsDeliberatelyLax(profile) ? "\"off\"" : "\"error\"")),
        },
        new Key("recheck", new BooleanType(), "whether the policy is asked again when an action is about to be executed")
        {
            Default = Default.Computed("true, but false for the profile template_only", "a template is approved once", OfProfile(profile => PolicyProfiles.Settings(profile).Rechecks ? "true" : "false")),
        },
        new Key("identityRaises", new BooleanType(), "whether modifier rows that ask for the sign broadIdentity are in force; switch it off to compare identities alone")
        {
            Default = Default.Convention("true", "on: broad identities are an exception"),
        },
        new Key("chain", Chain, "steps of a chain weighed together")
        {
            LaysOverDefault = true,
            Default = Default.Computed("{}", "the profile", OfProfile(profile => PolicyProfiles.Settings(profile).Chain is null ? """{"enabled": false}""" : """{"enabled": true}""")),
        },
        new Key("widening", new OptionalShape("none", WideningDefinition.Widening),
            "while the backlog is long, R5 runs unasked, and so does R6 except for secrets, roles and what cannot be undone; what waits already goes on waiting")
        {
            Default = Default.Convention("\"none\"", "off: the policy stays as it is"),
        },
        new Key("rows", new MapShape("row", Row, 64), "the rows, by id; laid over those of the profile, so that one key of one row can be changed")
        {
            LaysOverDefault = true,
            Default = Default.Computed("the rows of the profile", "the profile", PolicyRows.OfProfile),
        });

    /// <summary>What a default is for the profile in force; nothing when that is in error.</summary>
    private static Func<DefaultContext, string?> OfProfile(Func<string, string> json) =>
        context => context.Block.Find("profile") is { } profile ? json(profile.As<string>()) : null;

    private static Key Signs(string name, string doc) =>
        new(name, new ListShape(Enums.Sign, 0, 13, isSet: true), doc) { Default = Default.Convention("[]") };

    /// <summary>Points are a hypothesis wherever there are chains to weigh.</summary>
    private static Key Points(string name, string value, string doc) => new(name, new FactorType(0, 1e6), doc)
    {
        Default = Default.Hypothesis(value, "an assumption: half an order of magnitude a step of impact; vary the ceiling from 1 to 30") with
        {
            IsHypothesis = context => context.Root.Find("chains") is { IsNone: false },
        },
    };
}
