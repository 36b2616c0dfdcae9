using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;
using Simulator.TestSupport;
using static Simulator.Simulation.LatencyPart;

namespace Simulator.Simulation.Tests;

/// <summary>
/// Shift ends small enough to work out on paper, to the minute. The run starts on Monday, 2026-03-02, at midnight, so 16:50 is minute 1010
/// and Tuesday 09:00 is minute 1980. One item of 30 minutes arrives at 16:50 before the one person who is there until 17:00.
/// </summary>
public class ShiftHandCaseTests
{
    private const double MicrosPerMinute = 60_000_000;
    private const double Arrival = 1010;
    private const double Tuesday = 24 * 60;
    private const string Evening = """, "evening": { "from": "17:00", "to": "01:00", "people": 1 } """;

    [Fact]
    public void Work_that_fits_the_overrun_is_finished_in_overtime()
    {
        var result = Lab.Run(Day("""{ "overrunMaximum": "20m", "atShiftEnd": "park" }"""));
        Assert.Equal(30, Latency(result));
        Assert.Equal(20, Minutes(result.Pools[0].Overtime));
        Assert.Equal(10, Minutes(result.Pools[0].Busy));
        Assert.Equal([1, 0, 0, 0], result.Pools[0].Handoffs);
    }

    [Theory]
    [InlineData("100%", 990)] // 10 of 30 minutes are done: Tuesday 09:20
    [InlineData("70%", 993)] // 7 of them count: 09:23
    [InlineData("0%", 1000)]
    public void Work_a_minute_beyond_the_overrun_is_parked_for_the_same_person(string retention, double latency)
    {
        var scenario = Day($$"""{ "overrunMaximum": "19m", "atShiftEnd": "park", "parkedRetention": "{{retention}}" }""");
        var result = Lab.Run(scenario);
        Assert.Equal(latency, Latency(result));
        Assert.Equal([0, 1, 0, 0], result.Pools[0].Handoffs);
        Assert.Equal(0, result.Pools[0].Overtime.Integral);
        Assert.Equal([(Review, latency - 960), (Parked, 960)], Parts(result)); // parked from 17:00 to 09:00

        var trail = Lab.Trail(scenario);
        Assert.Equal([1020], trail.Minutes(Fact.ReviewParked));
        Assert.Equal([1980], trail.Minutes(Fact.ReviewResumed));
        Assert.Single(trail.Minutes(Fact.ReviewStarted));
    }

    [Fact]
    public void Requeued_work_starts_from_scratch_the_next_morning()
    {
        var scenario = Day("""{ "atShiftEnd": "requeue" }""");
        var result = Lab.Run(scenario);
        Assert.Equal(1000, Latency(result)); // Tuesday 09:30
        Assert.Equal([0, 0, 0, 1], result.Pools[0].Handoffs);
        Assert.Equal([(OffDuty, 960), (Review, 40)], Parts(result)); // nobody was on duty for 16 hours
        Assert.Equal([Arrival, Tuesday + 540], Lab.Trail(scenario).Minutes(Fact.ReviewStarted));
    }

    [Fact]
    public void A_start_guard_begins_nothing_that_does_not_fit()
    {
        var result = Lab.Run(Day("""{ "startGuardMargin": "0s", "atShiftEnd": "finish" }"""));
        Assert.Equal(1000, Latency(result));
        Assert.Equal([0, 0, 0, 0], result.Pools[0].Handoffs);
        Assert.Equal([(OffDuty, 960), (Waiting, 10), (Review, 30)], Parts(result)); // 10 minutes beside somebody who will not begin, then the night
    }

    [Theory]
    [InlineData("16h30m", "0s", 30)] // fits exactly
    [InlineData("16h30m", "1m", 1020)] // Tuesday 09:30
    [InlineData("16h29m", "1m", 30)]
    public void The_margin_of_a_start_guard_is_kept_to_the_minute(string arrival, string margin, double latency)
    {
        var result = Lab.Run(Day($$"""{ "startGuardMargin": "{{margin}}" }""", $"classes.item.arrivals.at={arrival}"));
        Assert.Equal(latency, Latency(result));
    }

    [Theory]
    [InlineData("100%", "50%", 32)] // 20 minutes are left, 2 more to get into it: 17:22
    [InlineData("0%", "50%", 37)] // half of the 10 minutes done is lost: 17:27
    [InlineData("0%", "0%", 42)]
    public void Work_is_transferred_to_the_person_of_the_next_shift(string complete, string retention, double latency)
    {
        var result = Lab.Run(DayAndEvening(complete, retention));
        Assert.Equal(latency, Latency(result));
        Assert.Equal([0, 0, 1, 0], result.Pools[0].Handoffs);
        Assert.Equal([(Review, latency - 2), (SetUp, 2)], Parts(result));
    }

    [Fact]
    public void Transferred_work_changes_hands_in_the_trail()
    {
        var trail = Lab.Trail(DayAndEvening("100%", "50%"));
        Assert.Equal([1020], trail.Minutes(Fact.HandedBack));
        Assert.Equal([Arrival, 1020], trail.Minutes(Fact.ReviewStarted));
        Assert.Equal(2, trail.Where(entry => entry.Fact.Fact == Fact.ReviewStarted).Select(entry => entry.Fact.Actor).Distinct().Count());
    }

    [Fact]
    public void Transferred_work_goes_before_work_that_waits()
    {
        // The second item came at 16:55. The evening goes on with the first one until 17:22 and then takes the second.
        var trail = Lab.Trail(DayAndEvening("100%", "50%", "classes.item.arrivals.at=16h50m,16h55m"));
        Assert.Equal([Arrival, 1020, 1042], trail.Minutes(Fact.ReviewStarted));
        Assert.Equal([1042, 1072], trail.Minutes(Fact.Approved));
    }

    [Fact]
    public void Transferred_work_waits_for_the_morning_when_nobody_comes()
    {
        var result = Lab.Run(Day(
            """{ "atShiftEnd": "transfer", "completeProbability": "100%", "dropProbability": "0%", "setUp": "2m" }"""));
        Assert.Equal(992, Latency(result)); // Tuesday 09:22
        Assert.Equal([(OffDuty, 960), (Review, 30), (SetUp, 2)], Parts(result));
    }

    [Theory]
    [InlineData("finish")]
    [InlineData("park")]
    [InlineData("transfer")]
    [InlineData("requeue")]
    public void Work_that_ends_with_the_duty_is_complete(string atShiftEnd)
    {
        var result = Lab.Run(Day($$"""{ "atShiftEnd": "{{atShiftEnd}}" }""", "classes.item.arrivals.at=16h30m"));
        Assert.Equal(30, Latency(result));
        Assert.Equal([0, 0, 0, 0], result.Pools[0].Handoffs);
        Assert.Equal(0, result.Pools[0].Overtime.Integral);
    }

    [Fact]
    public void Duties_of_one_person_that_touch_are_one_duty()
    {
        // From midnight to midnight every day: an item of 30 minutes at 23:50 ends at 00:20 and never changes hands.
        var result = Lab.Run(Lab.Over(
            """
            { "pools": { "desk": { "reviewers": 1, "handoff": { "atShiftEnd": "requeue" },
                "roster": { "absence": "0%", "shifts": { "round": { "from": "00:00", "to": "24:00", "people": 1 } } } } },
              "classes": { "item": { "review": "30m", "arrivals": { "kind": "scripted", "at": ["23h50m"] } } } }
            """));
        Assert.Equal(30, Latency(result));
        Assert.Equal([0, 0, 0, 0], result.Pools[0].Handoffs);
    }

    [Theory]
    [InlineData("5m", 37)] // dropped at 17:00, noticed at 17:05, 2 + 20 minutes
    [InlineData("4h", 92)] // the night person, who comes at 18:00, notices first
    public void Dropped_work_lies_about_until_the_time_is_up_or_somebody_comes_on_duty(string delay, double latency)
    {
        // The day person, idle for longer than the evening person, takes the item.
        var result = Lab.Run(DayAnd(
            """, "evening": { "from": "16:00", "to": "24:00", "people": 1 }, "night": { "from": "18:00", "to": "24:00", "people": 1 } """,
            $$"""
            { "atShiftEnd": "transfer", "completeProbability": "100%", "dropProbability": "100%", "rediscoveryDelay": "{{delay}}", "setUp": "2m" }
            """,
            "pools.desk.reviewers=3"));
        Assert.Equal(latency, Latency(result));
        Assert.Equal(latency - 32, result.All.LatencyByPart[(int)Dropped] / MicrosPerMinute);
        Assert.Equal(latency - 32, Minutes(result.Pools[0].Dropped));
    }

    [Fact]
    public void Nobody_else_goes_on_with_parked_work()
    {
        // The evening person is idle from 17:00 on and takes the second item at once; the first waits for its own reviewer.
        var trail = Lab.Trail(DayAnd(
            Evening,
            """{ "atShiftEnd": "park" }""",
            "classes.item.arrivals.at=16h50m,17h10m", "pools.desk.reviewers=2"));
        Assert.Equal([1060, Tuesday + 560], trail.Minutes(Fact.Approved));
    }

    [Fact]
    public void Parked_work_goes_before_work_that_waits_since_longer()
    {
        // The second item came at 16:40 but waited for the first; on Tuesday the parked one is finished first, at 09:20.
        var trail = Lab.Trail(Day("""{ "atShiftEnd": "park" }""", "classes.item.arrivals.at=16h50m,16h50m"));
        Assert.Equal([1980], trail.Minutes(Fact.ReviewResumed));
        Assert.Equal([Tuesday + 560, Tuesday + 590], trail.Minutes(Fact.Approved));
    }

    [Fact]
    public void A_person_in_overtime_takes_nothing_new()
    {
        var result = Lab.Run(Day("""{ "atShiftEnd": "finish" }""", "classes.item.arrivals.at=16h50m,16h55m"));
        var trail = Lab.Trail(Day("""{ "atShiftEnd": "finish" }""", "classes.item.arrivals.at=16h50m,16h55m"));
        Assert.Equal([1040, Tuesday + 570], trail.Minutes(Fact.Approved));
        Assert.Equal(20, Minutes(result.Pools[0].Overtime));
    }

    [Fact]
    public void Overtime_that_runs_into_the_next_duty_becomes_duty()
    {
        // Off from 12:00 to 13:00: the item of 11:50 takes 90 minutes, an hour of it in overtime.
        var result = Lab.Run(Lab.Over(
            """
            { "pools": { "desk": { "reviewers": 1, "handoff": { "atShiftEnd": "finish" },
                "roster": { "absence": "0%", "shifts": { "day": { "from": "09:00", "to": "17:00", "people": 1 } },
                  "breaks": { "lunch": { "from": "12:00", "to": "13:00", "length": "60m" } } } } },
              "classes": { "item": { "review": "90m", "arrivals": { "kind": "scripted", "at": ["11h50m"] } } } }
            """));
        Assert.Equal(90, Latency(result));
        Assert.Equal(60, Minutes(result.Pools[0].Overtime));
        Assert.Equal(30, Minutes(result.Pools[0].Busy));
        Assert.Equal(7 * 60, Minutes(result.Pools[0].OnDuty));
    }

    [Fact]
    public void A_weekend_passes_before_parked_work_goes_on()
    {
        // Friday 16:50 to Monday 09:20: 64 h 30 min.
        var result = Lab.Run(Day("""{ "atShiftEnd": "park" }""", "classes.item.arrivals.at=112h50m", "run.horizon=200h"));
        Assert.Equal((64 * 60) + 30, Latency(result));
    }

    [Fact]
    public void A_planned_gap_ends_a_duty_like_a_shift_end()
    {
        // Missing from 16:55 to 17:00: requeued there, and 30 minutes on Tuesday.
        var result = Lab.Run(Lab.Over(
            """
            { "pools": { "desk": { "reviewers": 1, "handoff": { "atShiftEnd": "requeue" },
                "roster": { "absence": "0%", "shifts": { "day": { "from": "09:00", "to": "17:00", "people": 1 } },
                  "gaps": { "leave": { "from": "2026-03-02T16:55:00Z", "to": "2026-03-02T18:00:00Z" } } } } },
              "classes": { "item": { "review": "30m", "arrivals": { "kind": "scripted", "at": ["16h50m"] } } } }
            """));
        Assert.Equal(1000, Latency(result));
        Assert.Equal([(OffDuty, 965), (Review, 35)], Parts(result));
    }

    [Theory]
    [InlineData("7h", 0)] // the night of the change to summer time has only seven hours between 22:00 and 06:00
    [InlineData("7h1m", 1)]
    [InlineData("8h", 60)]
    public void A_night_shift_over_the_change_to_summer_time_is_an_hour_shorter(string review, double overtime)
    {
        var result = Lab.Run(Lab.Over(
            $$"""
            { "run": { "start": "2026-03-28T00:00:00Z", "horizon": "48h" },
              "pools": { "desk": { "reviewers": 1, "handoff": { "atShiftEnd": "finish" },
                "roster": { "zone": "Europe/Berlin", "absence": "0%", "shifts": { "night": { "from": "22:00", "to": "06:00", "people": 1 } } } } },
              "classes": { "item": { "review": "{{review}}", "arrivals": { "kind": "scripted", "at": ["21h"] } } } }
            """)); // 21:00 UTC is 22:00 in Berlin that evening
        Assert.Equal(overtime, Minutes(result.Pools[0].Overtime));
        Assert.Equal(1, result.All.ByGateEnd[(int)GateEnd.Approved]);
    }

    [Fact]
    public void An_expiry_takes_parked_work_from_its_reviewer()
    {
        // Expires at 20:50, while it lies parked: the reviewer starts Tuesday with something else.
        var trail = Lab.Trail(Day("""{ "atShiftEnd": "park" }""", "gates.approval.expiry=4h", "classes.item.arrivals.at=16h50m,33h", "run.horizon=48h"));
        Assert.Equal([Arrival + 240], trail.Minutes(Fact.Expired));
        Assert.Equal([Tuesday + 570], trail.Minutes(Fact.Approved));
        Assert.Empty(trail.Minutes(Fact.ReviewResumed));
    }

    [Fact]
    public void An_expiry_takes_dropped_work_for_good()
    {
        var result = Lab.Run(Day(
            """{ "atShiftEnd": "transfer", "dropProbability": "100%", "rediscoveryDelay": "10h", "setUp": "2m" }""", "gates.approval.expiry=1h"));
        Assert.Equal(1, result.All.ByGateEnd[(int)GateEnd.Expired]);
        Assert.Equal(50, Minutes(result.Pools[0].Dropped)); // 17:00 to 17:50
        Assert.Equal(10, Minutes(result.Pools[0].Backlog)); // dropped work is shown apart
    }

    [Fact]
    public void A_review_whose_gate_expires_is_lost_time()
    {
        // Review begins after 50 of 60 minutes and needs 15: expired at 60 with 10 minutes of work lost, and no rejection.
        var scenario = Lab.Over(
            """
            { "pools": { "desk": { "reviewers": 1, "handoff": { "atShiftEnd": "finish" },
                "roster": { "absence": "0%", "shifts": { "day": { "from": "09:00", "to": "17:00", "people": 1 } } } } },
              "classes": { "item": { "review": "15m", "arrivals": { "kind": "scripted", "at": ["8h10m"] } } } }
            """,
            "gates.approval.expiry=1h");
        var result = Lab.Run(scenario);
        Assert.Equal([550], Lab.Trail(scenario).Minutes(Fact.Expired));
        Assert.Equal(0, result.All.ByGateEnd[(int)GateEnd.Rejected]);
        Assert.Equal(10, Minutes(result.Pools[0].Busy));
    }

    /// <summary>One person from 09:00 to 17:00, Monday to Friday, and the item of 16:50.</summary>
    private static Scenario Day(string handoff, params string[] set) => DayAnd(string.Empty, handoff, set);

    private static Scenario DayAnd(string moreShifts, string handoff, params string[] set) => Lab.Over(
        $$"""
        { "pools": { "desk": {
            "reviewers": 1, "handoff": {{handoff}},
            "roster": { "absence": "0%", "shifts": {
              "day": { "from": "09:00", "to": "17:00", "people": 1, "days": ["mon", "tue", "wed", "thu", "fri"] } {{moreShifts}} } } } },
          "classes": { "item": { "review": "30m", "arrivals": { "kind": "scripted", "at": ["16h50m"] } } } }
        """,
        set);

    private static Scenario DayAndEvening(string complete, string retention, params string[] set) => DayAnd(
        Evening,
        $$"""
        { "atShiftEnd": "transfer", "completeProbability": "{{complete}}", "incompleteRetention": "{{retention}}",
          "dropProbability": "0%", "setUp": "2m" }
        """,
        ["pools.desk.reviewers=2", .. set]);

    private static double Latency(ReplicationResult result) => (double)result.All.ApprovalLatency.Sum / MicrosPerMinute;

    private static double Minutes(LevelTimes times) => (double)times.Integral / MicrosPerMinute;

    /// <summary>Where the latency went, in minutes; parts without time left out.</summary>
    private static (LatencyPart Part, double Minutes)[] Parts(ReplicationResult result) =>
        [.. result.All.LatencyByPart.Select((time, part) => ((LatencyPart)part, time / MicrosPerMinute)).Where(entry => entry.Item2 != 0)];
}
