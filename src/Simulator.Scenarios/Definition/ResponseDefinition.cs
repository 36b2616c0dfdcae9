namespace Simulator.Scenarios;

/// <summary>The keys that say how a leak becomes known and is contained; incidents from outside and leaks of requests share them.</summary>
internal static class Response
{
    /// <summary>How often a leak is noticed, unless its channel says otherwise.</summary>
    public const string Noticed = "\"80%\"";

    /// <summary>When it is, unless its channel says otherwise.</summary>
    public const string NoticedAfter = """{"kind": "lognormal", "median": "5m", "p95": "60m"}""";

    public static Key Containment { get; } = new(
        "containment", new NameType("rotate-secret"), "the class of the containment request, which takes the same way as all other work");

    /// <summary>The other keys, from the channel to the cost of a mistake.</summary>
    public static IReadOnlyList<Key> Keys { get; } =
    [
        new Key("channel", new NameType("chat"), "the channel through which the secret becomes known: one of channels, or default for the one under attack")
        {
            Default = Default.Convention($"\"{ThreatDefinition.DefaultChannel}\"", "the attacker under attack"),
        },
        new Key("detectionProbability", ShareType.Plain, "probability that the leak is noticed")
        {
            Default = OfChannel("detectionProbability", Noticed, "an assumption; vary it from 20% to 100%"),
        },
        new Key("detectionDelay", DistributionShapes.Time, "time from the leak until it is noticed")
        {
            LaysOverDefault = true,
            Default = OfChannel("detectionDelay", NoticedAfter, "an assumption; vary it from a fifth to ten times"),
        },
        new Key("summaryDelay", DistributionShapes.Time, "time an AI takes, once the leak is noticed, to draft its summary and the containment request")
        {
            LaysOverDefault = true,
            Default = Default.Convention("\"0s\"", "off: the request is drafted the moment the leak is noticed"),
        },
        new Key("propagation", DistributionShapes.Time, "time from the executed containment until the secret is dead everywhere")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "uniform", "from": "1s", "to": "60s"}""", "an assumption"),
        },
        new Key("outagePerWrongContainment", DurationType.NotNegative, "outage that an executed containment causes when it is wrong and changes something else")
        {
            Default = Default.Convention("\"0s\"", "off: a wrong containment costs nothing but time; vary it to 60m"),
        },
    ];

    /// <summary>What the channel says; without a channel of its own the value itself, which no source supports.</summary>
    private static Default OfChannel(string name, string json, string source) => new(
        $"{json}, or that of the channel",
        source,
        context => NameOf(context) is not { } channel ? null
            : channel == ThreatDefinition.DefaultChannel ? json
            : context.Root["channels"].Find(channel)?.Find(name) is { } value ? ScenarioBuilder.ToJson(value) : null,
        context => NameOf(context) == ThreatDefinition.DefaultChannel) { MayBeHypothesis = true };

    private static string? NameOf(DefaultContext context) => context.Block.Find("channel")?.As<string>();
}
