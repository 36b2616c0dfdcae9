using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The keys of the attacker, of channels and of incidents.</summary>
internal static class ThreatDefinition
{
    /// <summary>The channel that is described under <c>attack</c>.</summary>
    public const string DefaultChannel = AttackModel.DefaultName;

    private const string AsAttack = "what one channel does not say of its own is as under attack";

    /// <summary>What is known of an attacker: a key, what it says, and the default of the channel under <c>attack</c>.</summary>
    private static readonly Key[] Attacker =
    [
        new Key("firstAttempt", DistributionShapes.Time, "time from public exposure to the first attempt to use the secret")
        {
            LaysOverDefault = true,
            Default = Default.Of("""{"kind": "shifted", "by": "9m", "of": {"kind": "exponential", "mean": "8m"}}""",
                "Entro Security, honeypot study of exposed AWS keys: first use after 17 min on average, 9 min at the fastest; the fastest of a sample is no lower bound, and others report one minute"),
        },
        new Key("neverAttacked", ShareType.Plain, "probability that a leaked secret is never tried")
        {
            Default = Default.Hypothesis("\"0%\"", "an assumption for public exposure; vary it to 90% for private channels"),
        },
        new Key("publication", DistributionShapes.Time, "time from the leak to public exposure, when the attacker's clock starts")
        {
            LaysOverDefault = true,
            Default = Default.Convention("\"0s\"", "off: a leak is public at once"),
        },
        new Key("attemptSucceeds", ShareType.Plain, "probability that an attempt on a live secret succeeds, each attempt independently")
        {
            Default = Default.Convention("\"100%\"", "the worst case: the first attempt on a live secret succeeds"),
        },
        new Key("attemptGap", new DurationType(Duration.Zero, Duration.FromDays(3_650), isMinimumAllowed: false),
            "mean time between attempts after the first; they matter when an attempt may fail")
        {
            Default = When("\"60m\"", "an assumption: repeated validation goes on for days", context => context.Block.ValueOf<Share>("attemptSucceeds")?.Value < 1),
        },
        new Key("pivot", ShareType.Plain, "probability that a successful attacker mints a credential of his own, which outlives the leaked one")
        {
            Default = Default.Convention("\"0%\"", "off: a foothold ends with the secret; vary it to 50%"),
        },
        new Key("pivotSearch", DistributionShapes.Time, "time from an effective containment until the attacker's own credential is found and dead as well")
        {
            LaysOverDefault = true,
            Default = When("""{"kind": "lognormal", "median": "4h", "p95": "24h"}""", "an assumption; vary it from a tenth to ten times",
                context => context.Block.ValueOf<Share>("pivot")?.Value > 0),
        },
    ];

    public static BlockShape Attack { get; } = new(Attacker);

    /// <summary>A channel beside the one under <c>attack</c>.</summary>
    public static BlockShape Channel { get; } = new(
    [
        .. Attacker.Select(key => key with
        {
            Default = Default.Computed("that of attack", AsAttack, context => context.Root["attack"].Find(key.Name) is { } value ? ScenarioBuilder.ToJson(value) : null),
        }),
        new Key("detectionProbability", ShareType.Plain, "probability that a leak through this channel is noticed")
        {
            Default = Default.Hypothesis(Response.Noticed, "an assumption; vary it from 20% to 100%"),
        },
        new Key("detectionDelay", DistributionShapes.Time, "time from a leak through this channel until it is noticed")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis(Response.NoticedAfter, "an assumption; vary it from a fifth to ten times"),
        },
    ]);

    public static BlockShape Incident { get; } = new(
    [
        new Key("arrivals", ArrivalShapes.Arrivals, "when secrets leak"),
        Response.Containment,
        new Key("secondIdentity", new BooleanType(), "whether the incident record is opened by another identity than the one that asks for containment; only then emergency rows apply")
        {
            Default = Default.Convention("false", "off: a request that calls itself containment is treated as any other"),
        },
        new Key("preApprovedPlaybook", new BooleanType(), "whether containment follows a playbook that the control owner approved beforehand")
        {
            Default = Default.Convention("false", "off: somebody decides"),
        },
        new Key("remainingLife", new OptionalShape("never", DistributionShapes.Time),
            "validity left when the secret leaks; never for a standing one, which ends only by containment")
        {
            LaysOverDefault = true,
            Default = Default.Convention("\"never\"", "a standing secret: GitGuardian (2024) finds 90 % of leaked ones still valid after five days"),
        },
        new Key("scope", new FactorType(0, 1e6), "how much the secret opens, in scope units") { Default = Default.Convention("1", "the unit") },
        .. Response.Keys,
    ]);

    /// <summary>A hypothesis while another key makes it matter, else a value without effect.</summary>
    private static Default When(string json, string source, Func<DefaultContext, bool> matters) => new(json, source, _ => json, matters) { MayBeHypothesis = true };
}
