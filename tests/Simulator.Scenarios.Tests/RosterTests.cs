using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios.Tests;

public sealed class RosterTests
{
    private const string Desk =
        """
        "pools": { "team": {
          "roster": {
            "zone": "Europe/Berlin",
            "shifts": {
              "early": { "from": "06:00", "to": "14:30", "days": ["mon", "tue", "wed", "thu", "fri"], "people": 3 },
              "night": { "from": "22:00", "to": "06:00" }
            },
            "rotation": { "crews": 4, "peoplePerCrew": 2, "cycle": ["night", "night", "off", "off"] },
            "breaks": { "lunch": { "from": "11:30", "to": "13:30", "length": "30m" } },
            "absence": "4%",
            "gaps": {
              "training": { "from": "2026-03-04T09:00:00Z", "to": "2026-03-04T12:00:00Z", "people": 2 },
              "party": { "from": "2026-03-05T14:00:00Z", "to": "2026-03-05T20:00:00Z" }
            }
          }
        } }
        """;

    [Fact]
    public void A_roster_has_what_the_file_says()
    {
        var pool = Texts.Valid(Texts.Over(Desk)).Pools.Single(one => one.Name == "team");
        var roster = Assert.IsType<Roster>(pool.Roster);

        Assert.Equal((11, 11), (pool.Reviewers, roster.People));
        Assert.Equal("Europe/Berlin", roster.Clock.Name);
        Assert.Equal(
            [
                new Shift("early", new ClockTime(360), new ClockTime(870), WeekDays.All & ~(WeekDays.Saturday | WeekDays.Sunday), 3),
                new Shift("night", new ClockTime(1320), new ClockTime(360), WeekDays.All, 0),
            ],
            roster.Shifts);
        Assert.Equal((4, 2), (roster.Rotation!.Crews, roster.Rotation.PeoplePerCrew));
        Assert.Equal([1, 1, -1, -1], roster.Rotation.Cycle);
        Assert.Equal([new ShiftBreak("lunch", new ClockTime(690), new ClockTime(810), Duration.FromMinutes(30))], roster.Breaks);
        Assert.Equal(0.04, roster.Absence);
        Assert.Equal(["party 11", "training 2"], roster.Gaps.Select(gap => $"{gap.Name} {gap.People}"));
        Assert.Equal(3, (roster.Gaps[1].To - roster.Gaps[1].From).TotalHours);
    }

    [Fact]
    public void A_roster_brings_the_default_handoff()
    {
        var handoff = Assert.IsType<HandoffPlan>(Texts.Valid(Texts.Over(Desk)).Pools.Single(one => one.Name == "team").Handoff);

        Assert.Equal((Duration.Zero, AtShiftEnd.Transfer, 1.0, 0.2), (handoff.OverrunMaximum, handoff.AtShiftEnd, handoff.ParkedRetention, handoff.CompleteProbability));
        Assert.Equal((0.02, Duration.FromMinutes(2), null), (handoff.DropProbability, handoff.SetUp, handoff.StartGuardMargin));
        Assert.Equal(0.5, handoff.IncompleteRetention.Mean, 1e-12);
        Assert.Equal(Duration.FromHours(4).Microseconds, handoff.RediscoveryDelay.Mean);
    }

    [Fact]
    public void A_handoff_has_what_the_file_says()
    {
        var pool = Texts.Valid(Texts.Over("""
            "pools": { "desk": {
              "roster": { "shifts": { "day": { "from": "00:00", "to": "24:00", "people": 3 } }, "absence": "0%" },
              "handoff": { "overrunMaximum": "20m", "atShiftEnd": "park", "parkedRetention": "70%", "completeProbability": "70%", "incompleteRetention": "50%",
                           "dropProbability": "0.5%", "rediscoveryDelay": "2h", "setUp": "0s", "startGuardMargin": "10m" }
            } }
            """)).Pools[0];

        Assert.Equal("UTC", pool.Roster!.Clock.Name);
        var handoff = pool.Handoff!;
        Assert.Equal((20.0, AtShiftEnd.Park, 0.7, 0.7), (handoff.OverrunMaximum.TotalMinutes, handoff.AtShiftEnd, handoff.ParkedRetention, handoff.CompleteProbability));
        Assert.Equal((0.005, Duration.Zero, Duration.FromMinutes(10)), (handoff.DropProbability, handoff.SetUp, handoff.StartGuardMargin));
        Assert.IsType<Fixed>(handoff.IncompleteRetention);
        Assert.Equal(Duration.FromHours(2).Microseconds, handoff.RediscoveryDelay.Mean);
    }

    [Fact]
    public void Without_a_roster_a_pool_is_always_on_duty()
    {
        var pool = Texts.Valid(Texts.Load(Texts.Minimal)).Pools[0];

        Assert.Null(pool.Roster);
        Assert.Null(pool.Handoff);
    }

    [Fact]
    public void A_roster_resolves_to_itself()
    {
        var first = Texts.Valid(Texts.Over(Desk)).ResolvedJson;

        Assert.Equal(first, Texts.Valid(Texts.Load(first)).ResolvedJson);
    }
}
