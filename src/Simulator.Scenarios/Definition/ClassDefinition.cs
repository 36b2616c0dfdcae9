using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The keys of a class of actions and of its credentials.</summary>
internal static class ClassDefinition
{
    private const string Assumed = "an assumption";

    private const string AwsDefault = "Amazon Web Services, AWS STS AssumeRole documentation: a session lasts 3,600 s by default";

    /// <summary>A credential of one component.</summary>
    private static BlockShape Credential(string ttl, string source, string hypothesisOf) => new(
        new Key("ttl", DurationType.PositiveOrNever,
            $"life of the {hypothesisOf} from issue; never for a standing one")
        {
            Default = Default.Of($"\"{ttl}\"", source),
        },
        new Key("scope", new FactorType(0, 1e6), "how much it opens, in scope units; exposure is proportional to it")
        {
            Default = Default.Convention("1", "the unit"),
        },
        new Key("revokeOnCompletion", new BooleanType(), "whether it is revoked when the work ends")
        {
            Default = Default.Convention("true", "the aim of just-in-time access; switch it off to see what a lifetime alone does"),
        },
        new Key("revokeDelay", DurationType.NotNegative, "how long a revocation takes to be effective everywhere")
        {
            Default = Default.Hypothesis("\"5s\"", $"{Assumed}; vary it from 1s to 60s"),
        });

    private static readonly BlockShape Executor = Credential("15m",
        "Amazon Web Services, AWS STS AssumeRole documentation: 900 s is the shortest session", "execution credential");

    private static readonly BlockShape Session = Credential("60m", AwsDefault, "agent's session");

    private static readonly BlockShape Confidence = new(
        new Key("right", DistributionShapes.Unit, "when the recommendation is right")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "beta", "a": 8, "b": 2}""", $"{Assumed}: mean 80 %; vary how sharp it is"),
        },
        new Key("wrong", DistributionShapes.Unit, "when it is wrong")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "beta", "a": 5, "b": 3}""",
                $"{Assumed}: mean 63 %, overconfident; vary it, also above the right ones"),
        });

    private static readonly BlockShape Staleness = new(
        new Key("after", DistributionShapes.Time, "time from the draft until a right recommendation turns wrong")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "exponential", "mean": "24h"}""", $"{Assumed}; try 2h to 7d"),
        },
        new Key("noticed", ShareType.Plain, "the share of such changes that the policy sees when it is asked again before the execution, as the sign contextChanged")
        {
            Default = Default.Hypothesis("\"80%\"", $"{Assumed}; try 0% to 100%"),
        });

    private static readonly BlockShape ContextChange = new(
        new Key("after", DistributionShapes.Time, "time from the draft until what the action touches becomes more important")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "exponential", "mean": "24h"}""", $"{Assumed}; try 2h to 7d"),
        },
        new Key("impact", Enums.Impact, "the impact that is found from then on; the policy sees it when it is asked again before the execution"));

    /// <summary>A class.</summary>
    public static BlockShape Class { get; } = new(
    [
        .. What(),
        .. Judgement(),
        .. Consequences(),
        .. Changes(),
        new Key("content", new OptionalShape("none", ContentDefinition.Content), "what its recommendations ask for beyond being right or wrong")
        {
            Default = Default.Convention("\"none\"", "off: nothing is noticed about any request"),
        },
        .. FollowUpDefinition.OfClass,
        new Key("credential", Executor,
            "the just-in-time credential of an execution; a policy row may shorten its life")
        {
            Default = Default.Convention("{}"),
        },
        new Key("session", new OptionalShape("none", Session), "the agent's session, alive while the request waits")
        {
            Default = Default.Computed("{} for origin ai, none for origin human", AwsDefault, context =>
                context.Block.ValueOf<Origin>("origin") is { } origin ? origin == Origin.Ai ? "{}" : "\"none\"" : null),
        },
    ]);

    private static IEnumerable<Key> What() =>
    [
        WorkflowDefinition.OfClass,
        new Key("arrivals", new OptionalShape("none", ArrivalShapes.Arrivals),
            "how recommendations of this class arrive; none when only incidents raise it")
        {
            Default = Default.Convention("\"none\""),
        },
        new Key("origin", Enums.Origin, "who drafts it") { Default = Default.Convention("\"ai\"", "the subject of this simulator") },
        new Key("access", Enums.Access, "whether it changes state"),
        new Key("impact", Enums.Impact, "how much harm it can do"),
        new Key("flags", new ListShape(Enums.Flag, 0, 8, isSet: true),
            "what it touches that calls for stronger control")
        {
            Default = Default.Convention("[]"),
        },
        new Key("reversible", new BooleanType(), "whether it can be rolled back") { Default = Default.Convention("true") },
        new Key("wrong", ShareType.Plain, "probability that a recommendation is wrong")
        {
            Default = Default.ComputedHypothesis("2% for reads, 10% for writes of high or critical impact, 5% for other writes",
                $"{Assumed} for routine work; hard diagnosis is far worse: Meta (2024) reports the right root cause among the first five in 42 % of investigations", WrongByClass),
        },
        new Key("priority", new CountType(0, 9), "urgency under the priority discipline, 0 is served first")
        {
            Default = Default.Computed("critical 0, high 1, medium 2, low 3", "the order of impact",
                context => context.Impact is { } impact ? $"{3 - (int)impact}" : null),
        },
        OrderDefinition.Bias,
        new Key("serviceLevel", new DurationType(Duration.Zero, DurationType.Longest, isMinimumAllowed: false, "none"),
            "the time within which a gated request should be decided; counted, and the deadline of the deadline discipline, where classes without one come last")
        {
            Default = Default.Convention("\"none\"", "off: nothing is promised"),
        },
    ];

    private static IEnumerable<Key> Judgement() =>
    [
        new Key("confidence", Confidence,
            "what the model says of its own confidence; nothing for origin human")
        {
            Default = Default.Convention("{}"),
        },
        new Key("review", DistributionShapes.Time, "time one review takes")
        {
            LaysOverDefault = true,
            Default = new Default(
                "low: lognormal, median 2m, cv 1.5; medium: lognormal, median 6m, cv 1.2; high: Weibull, shape 0.881, scale 15.51m; critical: lognormal, median 25m, cv 1",
                "high: fitted to the application assessments in the event log of the BPI Challenge 2012 (van Dongen, 2012), mean 16.4 min; the others: assumptions around it",
                context => context.Impact is { } impact ? ReviewByImpact[(int)impact] : null,
                context => context.Impact != Impact.High) { MayBeHypothesis = true },
        },
        new Key("detectionTime", DurationType.Positive,
            "time constant of the search law: a reviewer who looks this long finds 63 % of what can be found")
        {
            Default = Default.ByImpact($"{Assumed}; vary it by a factor of 2 both ways", "\"2m\"", "\"5m\"", "\"10m\"", "\"15m\""),
        },
        new Key("patience", new OptionalShape("none", DistributionShapes.Time), "how long a request waits before it is withdrawn")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("\"none\"", "off; to vary it: lognormal, median 4h to 48h"),
        },
    ];

    private static IEnumerable<Key> Consequences() =>
    [
        new Key("severity", new FactorType(0, 1e6), "harm of a wrong action, in severity units")
        {
            Default = Default.ByImpact($"{Assumed}: half an order of magnitude a step", "1", "3", "10", "30"),
        },
        new Key("blastRadius", new FactorType(0, 1e6),
            "how far a wrong action reaches, a factor on severity")
        {
            Default = Default.Hypothesis("1", "no effect"),
        },
        new Key("delayCost", new FactorType(0, 1e6), "cost of an hour of delay, in cost units; the cost-aware discipline weighs it")
        {
            Default = Default.ByImpact($"{Assumed}; vary it from 0 to ten times", "0.1", "0.3", "1", "3") with { IsHypothesis = IsWeighed },
        },
        new Key("execution", DistributionShapes.Time, "time the action itself takes")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "lognormal", "median": "90s", "cv": 1.5}""", Assumed),
        },
        new Key("discovery", DistributionShapes.Time, "time from execution until a wrong action is discovered")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "lognormal", "median": "6h", "p95": "3d"}""", $"{Assumed}; vary it from a fifth to five times"),
        },
        new Key("rollback", DurationType.NotNegative, "time to roll a discovered wrong action back")
        {
            Default = Default.ByImpact($"{Assumed}; vary it from half to four times", "\"5m\"", "\"15m\"", "\"60m\"", "\"240m\""),
        },
    ];

    private static IEnumerable<Key> Changes() =>
    [
        new Key("staleness", new OptionalShape("never", Staleness), "how a right recommendation turns wrong while it waits")
        {
            Default = Default.Convention("\"never\"", "off: what is right stays right"),
        },
        new Key("contextChange", new OptionalShape("never", ContextChange), "how the circumstances of an action become graver while it waits")
        {
            Default = Default.Convention("\"never\"", "off: circumstances stay as they are"),
        },
    ];

    private static readonly string[] ReviewByImpact =
    [
        """{"kind": "lognormal", "median": "2m", "cv": 1.5}""",
        """{"kind": "lognormal", "median": "6m", "cv": 1.2}""",
        """{"kind": "weibull", "shape": 0.881, "scale": "15.51m"}""",
        """{"kind": "lognormal", "median": "25m", "cv": 1}""",
    ];

    /// <summary>Costs of delay matter where a pool goes by them.</summary>
    private static bool IsWeighed(DefaultContext context) =>
        context.Root.Has("pools") && context.Root["pools"].Members.Any(pool => pool.ValueOf<Discipline>("discipline") == Discipline.CostAware);

    private static string? WrongByClass(DefaultContext context) =>
        (context.Block.ValueOf<Access>("access"), context.Impact) switch
        {
            (null, _) or (_, null) => null,
            (Access.Read, _) => "\"2%\"",
            (_, >= Impact.High) => "\"10%\"",
            _ => "\"5%\"",
        };
}
