namespace Simulator.Scenarios;

/// <summary>The keys of the ticketing before the gates.</summary>
internal static class TicketDefinition
{
    private const int MaximumStages = 8;

    private const string Assumed = "an assumption";

    private static readonly BlockShape Outages = new(
        new Key("starts", ArrivalShapes.Arrivals, "when it goes down; scripted times or a random process, from the start of the run"),
        new Key("length", DistributionShapes.Time, "for how long; what comes meanwhile waits for the end")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "exponential", "mean": "2h"}""", $"{Assumed}; vary it from 15m to 8h"),
        });

    private static readonly BlockShape Hidden = new(
        new Key("probability", ShareType.Plain, "probability that a ticket needs the step")
        {
            Default = Default.Hypothesis("\"10%\"", $"{Assumed}; vary it from 0% to 50%"),
        },
        new Key("delay", DistributionShapes.Time, "time it takes")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "lognormal", "median": "20m", "p95": "4h"}""", $"{Assumed}; vary it from a fifth to five times"),
        });

    private static readonly BlockShape Stage = new(
        new Key("order", new CountType(0, 10_000), "position among the stages; equal ones go by name") { Default = Default.Convention("100") },
        new Key("delay", DistributionShapes.Time, "time it takes")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "lognormal", "median": "5m", "cv": 1}""", $"{Assumed}; vary it from 1m to 60m"),
        },
        new Key("loss", ShareType.Plain, "probability that a ticket sent to it is lost") { Default = Default.Convention("\"0%\"", "off: none is lost") },
        new Key("retryAfter", DurationType.NotNegative, "how long it takes until somebody notices that")
        {
            Default = Default.Convention("\"4h\"", "half a working day"),
        },
        new Key("retries", new CountType(0, 20), "how often it is sent again; a ticket lost once more is lost for good, and the request with it") { Default = Default.Convention("3") },
        new Key("duplicate", ShareType.Plain, "probability that it makes a second ticket of one") { Default = Default.Convention("\"0%\"", "off: none is doubled") },
        new Key("duplicateHandling", DurationType.NotNegative, "how long whoever takes the request first is held up by a second ticket; counted as getting into the work")
        {
            Default = Default.Convention("\"2m\""),
        },
        new Key("outages", new OptionalShape("none", Outages), "when it takes no tickets") { Default = Default.Convention("\"none\"", "off: it is never down") },
        new Key("hidden", new OptionalShape("none", Hidden), "a step by hand after it that no record tells")
        {
            Default = Default.Convention("\"none\"", "off: all time is told"),
        });

    /// <summary>The ticketing.</summary>
    public static BlockShape Tickets { get; } = new(
        new Key("stages", new MapShape("stage", Stage, MaximumStages, 1), "its stages, by name"),
        new Key("except", new ListShape(new NameType("refund"), 0, 200, isSet: true), "classes whose requests come to their gates without it")
        {
            Default = Default.Convention("[]"),
        });
}
