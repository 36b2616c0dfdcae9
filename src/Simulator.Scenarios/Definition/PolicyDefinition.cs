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
            "only containment of an open incident, or only other work") { Default = Default.Convention("\"any\"") });

    private static readonly BlockShape Row = new(
        new Key("order", new CountType(0, 10_000),
            "position in the table; the outcome does not depend on it")
        {
            Default = Default.Convention("100"),
        },
        new Key("stage", Enums.Stage,
            "a stop denies finally; of all matching levels the highest holds")
        {
            Default = Default.Convention("\"level\""),
        },
        new Key("when", When, "the condition; all parts must hold, an empty one always does") { Default = Default.Convention("{}") },
        new Key("then", Enums.Outcome, "what the row decides: auto, single or dual; deny for a stop"),
        new Key("credentialTtl", DurationType.PositiveOrNever, "the longest life of the execution credential") { Default = Default.Convention("\"never\"") },
        new Key("minimumReview", DurationType.NotNegative, "the shortest time a reviewer must spend") { Default = Default.Convention("\"0s\"") },
        new Key("approvalTtl", DurationType.PositiveOrNever,
            "how long after the last approval a credential may still be issued")
        {
            Default = Default.Convention("\"never\""),
        },
        new Key("reason", new TextType(300), "why, for the person who reads the decision") { Default = Default.Convention("\"\"") },
        new Key("enabled", new BooleanType(), "whether the row is in force") { Default = Default.Convention("true") });

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
        new Key("rows", new MapShape("row", Row, 64), "the rows, by id; laid over those of the profile, so that one key of one row can be changed")
        {
            LaysOverDefault = true,
            Default = Default.Computed("the rows of the profile", "the profile", PolicyRows.OfProfile),
        });
}
