using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;
using Simulator.TestSupport;
using static Simulator.Simulation.LatencyPart;

namespace Simulator.Simulation.Tests;

/// <summary>
/// People who are taken away, called or missing, small enough to work out on paper, to the minute. The run starts on Monday, 2026-03-02,
/// at midnight; an item takes 12 minutes.
/// </summary>
public class StaffingHandCaseTests
{
    private const double MicrosPerMinute = 60_000_000;
    private const double Tuesday = 24 * 60;

    [Theory]
    [InlineData("finish", 12)] // in overtime
    [InlineData("park", 32)] // 5 of 12 minutes are done; 7 more from 25 on
    [InlineData("transfer", 34)] // and 2 to get into it
    [InlineData("requeue", 37)] // all 12
    public void Somebody_is_taken_away_in_the_middle_of_a_review(string atShiftEnd, double latency)
    {
        var result = Lab.Run(PulledAway(atShiftEnd, "5m", "20m"));
        Assert.Equal(latency, Latency(result));
        Assert.Equal((24 * 60) - 20, Minutes(result.Pools[0].OnDuty)); // a pool without a roster
        Assert.Equal(1, result.Pools[0].Handoffs[(int)Enum.Parse<AtShiftEnd>(atShiftEnd, ignoreCase: true)]);
        Assert.Equal(1, result.Pools[0].Handoffs.Sum());
        Assert.Equal(atShiftEnd == "finish" ? 7 : 0, Minutes(result.Pools[0].Overtime));
    }

    [Fact]
    public void The_time_somebody_is_away_is_off_duty_or_parked()
    {
        Assert.Equal([(Review, 12), (Parked, 20)], Parts(Lab.Run(PulledAway("park", "5m", "20m"))));
        Assert.Equal([(OffDuty, 20), (Review, 12), (SetUp, 2)], Parts(Lab.Run(PulledAway("transfer", "5m", "20m"))));
        Assert.Equal([(OffDuty, 20), (Review, 17)], Parts(Lab.Run(PulledAway("requeue", "5m", "20m"))));
    }

    [Fact]
    public void Being_away_for_no_time_interrupts_nothing()
    {
        var result = Lab.Run(PulledAway("requeue", "5m", "0s"));
        Assert.Equal(12, Latency(result));
        Assert.Equal(0, result.Pools[0].Handoffs.Sum());
    }

    [Fact]
    public void Whoever_comes_back_after_the_duty_has_ended_comes_the_next_morning()
    {
        // Taken away at 16:55 for half an hour; 5 of 12 minutes are done, and 7 are left for Tuesday 09:00.
        var scenario = Day(
            """
            "handoff": { "atShiftEnd": "park" },
            "pullAways": { "storm": { "arrivals": { "kind": "scripted", "at": ["16h55m"] }, "people": 1, "length": "30m" } }
            """,
            "classes.item.arrivals.at=16h50m");
        Assert.Equal([Tuesday + 540], Lab.Trail(scenario).Minutes(Fact.ReviewResumed));
        Assert.Equal([Tuesday + 547], Lab.Trail(scenario).Minutes(Fact.Approved));
        Assert.Equal(475, Minutes(Lab.Run(scenario).Pools[0].OnDuty));
    }

    [Fact]
    public void Whoever_is_away_when_a_duty_begins_comes_when_free()
    {
        // Taken away at 16:50 for 17 hours: back on Tuesday at 09:50.
        var scenario = Day(
            """
            "handoff": { "atShiftEnd": "park" },
            "pullAways": { "storm": { "arrivals": { "kind": "scripted", "at": ["16h50m"] }, "people": 1, "length": "17h" } }
            """,
            "classes.item.arrivals.at=20h");
        Assert.Equal([Tuesday + 590], Lab.Trail(scenario).Minutes(Fact.ReviewStarted));
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(2, 40)]
    [InlineData(3, 60)]
    [InlineData(9, 60)] // all when there are not that many
    public void So_many_people_are_taken_away_as_are_there(int people, double minutes)
    {
        var result = Lab.Run(Lab.Over(
            $$"""
            { "pools": { "desk": { "reviewers": 3,
                "pullAways": { "storm": { "arrivals": { "kind": "scripted", "at": ["5m"] }, "people": {{people}}, "length": "20m" } } } } }
            """));
        Assert.Equal((3 * 24 * 60) - minutes, Minutes(result.Pools[0].OnDuty));
    }

    [Fact]
    public void Two_surges_take_different_people_and_give_each_back_in_time()
    {
        // The first from 10 to 40, the second from 20 to 30, nobody left for the third at 25: 1,440 × 2 − 30 − 10.
        var result = Lab.Run(Lab.Over(
            """
            { "pools": { "desk": { "reviewers": 2, "pullAways": {
                "a": { "arrivals": { "kind": "scripted", "at": ["10m"] }, "people": 1, "length": "30m" },
                "b": { "arrivals": { "kind": "scripted", "at": ["20m", "25m"] }, "people": 1, "length": "10m" } } } } }
            """));
        Assert.Equal((2 * 24 * 60) - 40, Minutes(result.Pools[0].OnDuty));
    }

    [Fact]
    public void People_on_call_come_after_the_call_and_go_when_nothing_waits()
    {
        var scenario = OnCall("classes.item.arrivals.at=20h");
        var result = Lab.Run(scenario);
        Assert.Equal([1215], Lab.Trail(scenario).Minutes(Fact.ReviewStarted));
        Assert.Equal([(OffDuty, 15), (Review, 12)], Parts(result));
        Assert.Equal(480 + 12, Minutes(result.Pools[0].OnDuty));
    }

    [Fact]
    public void Nobody_is_called_while_somebody_is_on_duty()
    {
        var scenario = OnCall("classes.item.arrivals.at=10h,10h");
        Assert.Equal([612, 624], Lab.Trail(scenario).Minutes(Fact.Approved));
        Assert.Equal(480, Minutes(Lab.Run(scenario).Pools[0].OnDuty));
    }

    [Theory]
    [InlineData(2, 2, 1227)]
    [InlineData(3, 2, Tuesday + 552)] // not urgent enough: the next morning
    public void Nobody_is_called_for_what_can_wait(int priority, int atMost, double approved)
    {
        var scenario = OnCall("classes.item.arrivals.at=20h", $"classes.item.priority={priority}", $"pools.desk.onCall.priorityAtMost={atMost}");
        Assert.Equal([approved], Lab.Trail(scenario).Minutes(Fact.Approved));
    }

    [Fact]
    public void Those_called_stay_for_what_came_meanwhile_and_are_not_called_twice()
    {
        // Called at 20:00; 20:15 to 20:27, to 20:39 and to 20:51. Called anew at 22:00 and there at 22:15.
        var scenario = OnCall("classes.item.arrivals.at=20h,20h5m,20h30m,22h");
        Assert.Equal([1215, 1227, 1239, 1335], Lab.Trail(scenario).Minutes(Fact.ReviewStarted));
        Assert.Equal(480 + 36 + 12, Minutes(Lab.Run(scenario).Pools[0].OnDuty));
    }

    [Fact]
    public void Those_called_for_nothing_go_at_once()
    {
        // Expired at 20:10, they come at 20:15; the next call is answered as ever.
        var scenario = OnCall("classes.item.arrivals.at=20h,23h", "gates.approval.expiry=30m", "pools.desk.onCall.callOutDelay=31m");
        Assert.Equal([1230, 1410], Lab.Trail(scenario).Minutes(Fact.Expired));
        Assert.Equal(480, Minutes(Lab.Run(scenario).Pools[0].OnDuty));
    }

    [Fact]
    public void Those_called_leave_the_rest_to_the_morning_shift_when_nothing_waits()
    {
        // Called at 08:40 and there at 08:55; the day person takes the second item at 09:00, the called one ends the first at 09:07.
        var scenario = OnCall("classes.item.arrivals.at=8h40m,8h56m");
        Assert.Equal([535, 540], Lab.Trail(scenario).Minutes(Fact.ReviewStarted));
        Assert.Equal(480 + 12, Minutes(Lab.Run(scenario).Pools[0].OnDuty));
    }

    [Fact]
    public void A_vacant_position_is_never_on_duty()
    {
        var result = Lab.Run(Lab.Over(
            """
            { "pools": { "desk": { "reviewers": 5, "minimumStaffing": 2, "roster": { "absence": "0%", "shifts": {
                "day": { "from": "09:00", "to": "17:00", "people": 3, "vacant": 2 }, "late": { "from": "13:00", "to": "21:00", "people": 2 } } } } } }
            """));
        Assert.Equal((1 + 2) * 480, Minutes(result.Pools[0].OnDuty));
        Assert.Equal(3, result.Pools[0].OnDuty.Maximum);
        Assert.Equal(16 / 24.0, result.Pools[0].OnDuty.ShareAtOrBelow(1), 12); // two and more are there from 13 to 21
    }

    private static Scenario PulledAway(string atShiftEnd, string at, string length) => Lab.Over(
        $$"""
        { "pools": { "desk": {
            "handoff": { "atShiftEnd": "{{atShiftEnd}}", "completeProbability": "100%", "dropProbability": "0%", "setUp": "2m" },
            "pullAways": { "storm": { "arrivals": { "kind": "scripted", "at": ["{{at}}"] }, "people": 1, "length": "{{length}}" } } } } }
        """);

    /// <summary>One person from 09:00 to 17:00 and one on call.</summary>
    private static Scenario OnCall(params string[] set) => Day(
        """ "reviewers": 2, "onCall": { "people": 1, "callOutDelay": "15m", "priorityAtMost": 3 } """, ["run.horizon=24h", .. set]);

    private static Scenario Day(string more, params string[] set) => Lab.Over(
        $$"""
        { "pools": { "desk": { {{more}}, "roster": { "absence": "0%", "shifts": { "day": { "from": "09:00", "to": "17:00", "people": 1 } } } } } }
        """,
        set);

    private static double Latency(ReplicationResult result) => (double)result.All.ApprovalLatency.Sum / MicrosPerMinute;

    private static double Minutes(LevelTimes times) => (double)times.Integral / MicrosPerMinute;

    private static (LatencyPart Part, double Minutes)[] Parts(ReplicationResult result) =>
        [.. result.All.LatencyByPart.Select((time, part) => ((LatencyPart)part, time / MicrosPerMinute)).Where(entry => entry.Item2 != 0)];
}
