using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The keys of rosters and of what happens when a duty ends.</summary>
internal static class WorkforceDefinition
{
    /// <summary>The entry of a rotation's cycle on which a crew is free; no shift can be called so.</summary>
    public const string DayOff = "off";

    private const string IPass = "Starmer et al. (2023), I-PASS handoff program in 32 hospitals";

    private static readonly BlockShape Shift = new(
        new Key("from", ClockTimeType.Plain, "its beginning on the wall clock"),
        new Key("to", ClockTimeType.Plain, "its end; at or before the beginning it lies on the next day"),
        new Key("days", new ListShape(Enums.WeekDay, 1, 7, isSet: true), "the days on which it begins; a crew of a rotation begins it whenever the cycle says")
        {
            Default = Default.Convention("""["mon", "tue", "wed", "thu", "fri", "sat", "sun"]""", "a convention of this format: every day"),
        },
        new Key("people", new CountType(0, 10_000), "people who always work this shift")
        {
            Default = Default.Convention("0", "nobody: for the shifts of a rotation"),
        },
        new Key("vacant", new CountType(0, 10_000), "how many of the people are missing because their positions are vacant, the last in number")
        {
            Default = Default.Convention("0", "off: every position is filled"),
        });

    private static readonly BlockShape Rotation = new(
        new Key("crews", new CountType(1, 100), "number of crews; each is the same number of days ahead of the one before it"),
        new Key("peoplePerCrew", new CountType(1, 1_000), "people of each crew"),
        new Key("cycle", new ListShape(new NameType("day"), 1, 366), "one shift a day, or off; day 0 of the first crew is Monday, 1970-01-05"));

    private static readonly BlockShape Break = new(
        new Key("from", ClockTimeType.Plain, "the earliest beginning on the wall clock"),
        new Key("to", ClockTimeType.Plain, "the latest end, on the same day"),
        new Key("length", DurationType.Positive, "how long it is; as long as from the beginning to the end when everybody goes at once"));

    private static readonly BlockShape Gap = new(
        new Key("from", InstantType.Plain, "its beginning"),
        new Key("to", InstantType.Plain, "its end"),
        new Key("people", new CountType(1, 10_000, "all"), "how many of the pool are missing") { Default = Default.Convention("\"all\"") });

    /// <summary>When the people of a pool are on duty.</summary>
    public static BlockShape Roster { get; } = new(
        new Key("zone", ZoneType.Plain, "the time zone of its clock times")
        {
            Default = Default.Convention("\"UTC\"", "a convention of this format: no daylight saving"),
        },
        new Key("shifts", new MapShape("shift", Shift, 50, 1), "the shifts, by name"),
        new Key("rotation", new OptionalShape("none", Rotation), "crews that move from shift to shift") { Default = Default.Convention("\"none\"") },
        new Key("breaks", new MapShape("break", Break, 20), "breaks that everybody on a shift takes, by name")
        {
            Default = Default.Convention("{}", "off: nobody takes a break"),
        },
        new Key("absence", ShareType.Plain, "probability that a person is absent on a day")
        {
            Default = Default.Of("\"2.8%\"", "U.S. Bureau of Labor Statistics (2017), absences from work of full-time workers: 2.8 %"),
        },
        new Key("gaps", new MapShape("gap", Gap, 100), "planned times at which people are missing, by name") { Default = Default.Convention("{}", "off: none") });

    /// <summary>What happens to work in hand at the end of a duty.</summary>
    public static BlockShape Handoff { get; } = new(
        new Key("overrunMaximum", DurationType.NotNegative, "work that needs no longer than this is finished in overtime")
        {
            Default = Default.Hypothesis("\"0s\"", "off; vary it from 0m to 30m"),
        },
        new Key("atShiftEnd", Enums.AtShiftEnd, "what happens to longer work: finish it in overtime, park it for the same person, transfer it to the next, requeue it from scratch")
        {
            Default = Default.Convention("\"transfer\"", "the rule of desks that are staffed around the clock"),
        },
        new Key("parkedRetention", ShareType.Plain, "the share of the work done that counts when the same person goes on with it")
        {
            Default = Default.Hypothesis("\"100%\"", "an assumption; vary it from 50% to 100%"),
        },
        new Key("briefing", Enums.Briefing,
            "how people hand over; structured needs a shift change with an overlap of briefingTime at each end of a shift, and only sets the defaults of completeProbability and dropProbability")
        {
            Default = Default.Convention("\"unstructured\"", "off: no agreed form"),
        },
        new Key("briefingTime", DurationType.NotNegative, "time a structured handoff of one item takes; everybody has at most one in hand")
        {
            Default = Default.Hypothesis("\"2m\"", "an assumption; used only to check the overlap of the shifts") with
            {
                IsHypothesis = context => context.Block.ValueOf<bool>("briefing") is true,
            },
        },
        new Key("completeProbability", ShareType.Plain, "probability that a transfer hands over everything")
        {
            Default = Default.ComputedHypothesis("20%; 70% for a structured briefing",
                $"{IPass}: all key elements in 20 % of spoken handoffs before the program, in 66 % (written: 74 %) after it; carried over from clinics",
                ByBriefing("\"20%\"", "\"70%\"")),
        },
        new Key("incompleteRetention", DistributionShapes.Unit, "what an incomplete transfer keeps of progress and context")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "beta", "a": 2, "b": 2}""", "an assumption: half on average"),
        },
        new Key("dropProbability", ShareType.Plain, "probability that a transfer drops the work until somebody notices")
        {
            Default = Default.ComputedHypothesis("2%; 0.5% for a structured briefing", "assumptions", ByBriefing("\"2%\"", "\"0.5%\"")),
        },
        new Key("rediscoveryDelay", DistributionShapes.Time, "time until dropped work is noticed; the pool's next shift start notices it too")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "exponential", "mean": "4h"}""", "an assumption: half a shift"),
        },
        new Key("setUp", DurationType.NotNegative, "time the next person needs to get into transferred work")
        {
            Default = Default.Hypothesis("\"2m\"", "an assumption; vary it from 0m to 10m"),
        },
        new Key("startGuardMargin", new DurationType(Duration.Zero, DurationType.Longest, words: "off"), "no review is started when its mean time does not fit before the end of the duty, less this margin; off starts always")
        {
            Default = Default.Hypothesis("\"off\"", "off; vary it from 0m to 30m"),
        });

    private static Func<DefaultContext, string?> ByBriefing(string unstructured, string structured) =>
        context => context.Block.ValueOf<bool>("briefing") is { } isStructured ? isStructured ? structured : unstructured : null;

    /// <summary>Whether a pool has work that changes hands.</summary>
    public static string? HandoffOf(DefaultContext context) =>
        !context.Block.Has("roster") || !context.Block.Has("pullAways") ? null
        : !context.Block["roster"].IsNone || context.Block["pullAways"].Members.Count > 0 
            ? context.Block.Has("visits") && !context.Block["visits"].IsNone ? "{\"atShiftEnd\": \"park\"}" : "{}"
            : "\"none\"";

    /// <summary>The people of the roster of a pool and on call; an empty text when it has none and must say how many it has.</summary>
    public static string? PeopleOf(DefaultContext context)
    {
        if (!context.Block.Has("roster"))
        {
            return null;
        }

        var roster = context.Block["roster"];
        return roster.IsNone ? string.Empty
            : roster.IsValid && context.Block.Find("onCall") is { } onCall ? FormattableString.Invariant($"{RosterBuilder.People(roster, onCall)}") : null;
    }
}
