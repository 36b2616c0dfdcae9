using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The keys of the sink that keeps the audit trail, where it is not perfect.</summary>
internal static class AuditSinkDefinition
{
    private static readonly EnumType WhileDown = new(("block", SinkMode.Block), ("buffer", SinkMode.Buffer));

    private static readonly EnumType WhenFull = new(("dropOldest", FullBuffer.DropOldest), ("dropNew", FullBuffer.DropNew));

    public static BlockShape AuditSink { get; } = new(
        new Key("outages", ArrivalShapes.Arrivals, "when it fails; an outage that begins in another one goes on with it"),
        new Key("length", DistributionShapes.Time, "how long an outage lasts")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "lognormal", "median": "30m", "cv": 1}""", "an assumption; try 5m to 8h"),
        },
        new Key("whileDown", WhileDown,
            "block: no execution begins while it is down, and what is recorded meanwhile waits without limit; buffer: the work goes on, and what is recorded meanwhile waits in a buffer")
        {
            Default = Default.Convention("\"block\"", "the safe one: nothing is done that cannot be recorded"),
        },
        new Key("bufferSize", new CountType(0, 1_000_000), "the most records that wait; without effect under block")
        {
            Default = Default.Hypothesis("1000", "an assumption; vary it from 0 to 10000"),
        },
        new Key("whenFull", WhenFull, "which record is lost when the buffer is full: the one that waits longest, or the one that comes")
        {
            Default = Default.Convention("\"dropOldest\""),
        },
        new Key("crash", ShareType.Plain, "share of outages that end with the loss of all that waits")
        {
            Default = Default.Convention("\"0%\"", "off: what waits is written"),
        },
        new Key("declareGaps", new BooleanType(), "whether the sink writes down which numbers are missing")
        {
            Default = Default.Convention("true", "the honest one; undeclared gaps are findings"),
        },
        new Key("clockSkew", DurationType.NotNegative, "by how much at most its clock is off after an outage, to either side, the same for all that is recorded until it is set")
        {
            Default = Default.Convention("\"0s\"", "off: its clock is right"),
        },
        new Key("clockSet", DurationType.Positive, "how long after an outage its clock is set")
        {
            Default = Default.Convention("\"1h\""),
        });
}
