namespace Simulator.Scenarios;

/// <summary>The keys of break-glass overrides.</summary>
internal static class BreakGlassDefinition
{
    public static BlockShape BreakGlass { get; } = new(
        new Key("hazard", RateType.Positive,
            "h0: a request of a class with a service level that stands in a gate is overridden at the rate h0 × max(0, age − serviceLevel)/serviceLevel, its age counted from the entry into its first gate")
        {
            Default = Default.Hypothesis("\"0.02/h\"", "an assumption: friction breeds bypass; vary it from 0.001/h to 0.1/h; without the section nobody overrides anything"),
        },
        new Key("unlogged", ShareType.Plain, "share of overrides that go dark: no record of them reaches the audit trail")
        {
            Default = Default.Hypothesis("\"20%\"", "an assumption; vary it from 0% to 100%"),
        },
        new Key("withoutReason", ShareType.Plain, "share of the recorded overrides whose record names no reason")
        {
            Default = Default.Convention("\"0%\"", "off: whoever writes a record says why"),
        },
        new Key("expiry", DurationType.Positive, "how long after it was made an execution may begin on an override; one that is not used by then lapses")
        {
            Default = Default.Convention("\"1h\"", "a convention of this format: as long as a request waits at a gate"),
        },
        new Key("reviewWithin", DurationType.Positive, "how long after it was made somebody has to have reviewed a recorded override")
        {
            Default = Default.Convention("\"24h\"", "a convention of this format: the next day"),
        },
        new Key("reviewPool", new NameType("reviewers"), "the pool whose people review it afterwards")
        {
            Default = Default.Computed("the first pool by name", "the pools", context =>
                context.Root.Has("pools") && context.Root["pools"].Members.Count > 0 ? $"\"{context.Root["pools"].Members[0].Name}\"" : null),
        },
        new Key("reviewDelay", DistributionShapes.Time, "time from a recorded override until somebody has looked at it")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "lognormal", "median": "8h", "cv": 1}""", "an assumption; try 1h to 3d"),
        });
}
