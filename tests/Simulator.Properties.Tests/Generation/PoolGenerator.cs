using FsCheck;
using FsCheck.Fluent;
using static Simulator.Properties.Tests.Text;

namespace Simulator.Properties.Tests;

/// <summary>Pools of four to six people, always there or on a roster; whatever may happen to work at the end of a duty.</summary>
internal static class PoolGenerator
{
    private static readonly string[] Shifts =
    [
        """{ "day": { "from": "08:00", "to": "16:00", "people": 2 }, "night": { "from": "16:00", "to": "08:00", "people": 2 } }""",
        """{ "early": { "from": "06:00", "to": "14:00", "people": 2 }, "late": { "from": "13:00", "to": "22:00", "people": 3 } }""",
        """{ "round": { "from": "00:00", "to": "24:00", "people": 4 } }""",
        """{ "a": { "from": "00:00", "to": "03:00", "people": 1 }, "b": { "from": "02:00", "to": "04:00", "people": 2 }, "c": { "from": "04:00", "to": "05:30", "people": 1 } }""",
        """{ "office": { "from": "09:00", "to": "17:00", "people": 4, "days": ["mon", "tue", "wed", "thu", "fri"] } }""",
    ];

    private static readonly string[] Rotations =
    [
        """{ "crews": 3, "peoplePerCrew": 2, "cycle": ["early", "late", "off"] }""",
        """{ "crews": 2, "peoplePerCrew": 2, "cycle": ["early", "early", "late", "off"] }""",
    ];

    /// <summary>Any pool.</summary>
    /// <param name="hasOthers">Whether there are other pools, into which a task could be misrouted.</param>
    public static Gen<string> Any(bool hasOthers) =>
        from rostered in Gen.Choose(1, 3)
        from pool in rostered == 1 ? Always(hasOthers) : WithRoster(hasOthers)
        select pool;

    private static Gen<string> Always(bool hasOthers) => Object(
        [Key("reviewers", Count(4, 6)), .. Common(hasOthers), Sometimes(20, "pullAways", PullAways)]);

    private static Gen<string> WithRoster(bool hasOthers) => Object(
    [
        Key("roster", Roster), Key("handoff", Handoff), .. Common(hasOthers),
        Sometimes(15, "pullAways", PullAways),
        Sometimes(15, "onCall", Object(Key("people", Count(1, 2)), Key("callOutDelay", Span("0s", "10m")), Key("priorityAtMost", Count(0, 9)))),
    ]);

    private static Gen<string>[] Common(bool hasOthers) =>
    [
        Key("discipline", Quoted("fifo", "fifo", "priority", "deadline", "costAware", "random", "aiAdvisory")),
        Sometimes(25, "waitingRoom", Count(0, 4)),
        Sometimes(30, "speedSpread", Text.Any("0.3", "1")),
        Sometimes(15, "notification", Object(Key("delay", Span("0s", "2m")), Key("loss", Quoted("0%", "40%")), Key("reminder", Quoted("5m")))),
        Sometimes(hasOthers ? 15 : 0, "misrouting", Object(Key("probability", Quoted("30%")), Key("look", Span("0s", "2m")))),
    ];

    private static Gen<string> Roster =>
        from shifts in Gen.OneOf(
            Text.Any(Shifts).Select(text => $"\"shifts\": {text}"),
            Text.Any(Rotations).Select(rotation =>
                $$"""
                "shifts": { "early": { "from": "05:00", "to": "13:00" }, "late": { "from": "13:00", "to": "23:00" } }, "rotation": {{rotation}}
                """))
        from rest in Object(
            Gen.Constant(shifts),
            Key("absence", Quoted("0%", "0%", "20%")),
            Sometimes(30, "zone", Quoted("Europe/Berlin", "America/New_York")),
            Sometimes(40, "breaks", Gen.Constant("""{ "lunch": { "from": "12:00", "to": "13:00", "length": "30m" }, "tea": { "from": "02:30", "to": "02:45", "length": "15m" } }""")),
            Sometimes(30, "gaps", Gen.Constant("""{ "training": { "from": "2026-03-02T03:00:00Z", "to": "2026-03-02T10:00:00Z", "people": 2 } }""")))
        select rest;

    private static Gen<string> Handoff => Object(
        Key("atShiftEnd", Quoted("finish", "park", "transfer", "requeue")),
        Sometimes(40, "overrunMaximum", Quoted("1m", "10m", "1h")),
        Sometimes(40, "parkedRetention", Quoted("0%", "50%")),
        Sometimes(50, "completeProbability", Quoted("0%", "100%")),
        Sometimes(50, "dropProbability", Quoted("0%", "50%", "100%")),
        Sometimes(50, "rediscoveryDelay", Span("0s", "20m")),
        Sometimes(50, "setUp", Quoted("0s", "2m", "15m")),
        Sometimes(20, "startGuardMargin", Quoted("0s", "5m")));

    private static Gen<string> PullAways => Object(Key("surge", Object(
        Key("arrivals", Text.Any("""{ "kind": "poisson", "rate": "0.3/h" }""", """{ "kind": "scripted", "at": ["2h", "150m"] }""")),
        Key("people", Count(1, 5)),
        Key("length", Span("0s", "30m", "2h")))));
}
