using Simulator.Governance;
using Simulator.Simulation;
using Simulator.TestSupport;
using static Simulator.Simulation.LatencyPart;

namespace Simulator.Simulation.Tests;

/// <summary>Visits, reactions, distractions and addressees, small enough to work out on paper. Items of 12 minutes arrive as each case says.</summary>
public class EngagementHandCaseTests
{
    private const double MicrosPerMinute = 60_000_000;

    /// <summary>So seldom that nobody looks at the queue within the run unless something makes them.</summary>
    private const string Seldom = """ "rate": "0.0001/h", "spread": 0 """;

    [Fact]
    public void Somebody_looks_at_the_queue_a_response_time_after_the_task_came()
    {
        var result = Lab.Run(Desk($$""" "reviewers": 1, "visits": { {{Seldom}}, "response": "10m" } """));
        Assert.Equal(22, Latency(result));
        Assert.Equal([(Review, 12), (Absent, 10)], Parts(result));
    }

    [Fact]
    public void One_look_takes_everything_or_only_so_much()
    {
        const string three = """["0s", "1m", "2m"]""";
        var all = Lab.Trail(Desk($$""" "reviewers": 1, "visits": { {{Seldom}}, "response": "10m" } """, three));
        Assert.Equal([10, 22, 34], all.Minutes(Fact.ReviewStarted));
        var two = Lab.Trail(Desk($$""" "reviewers": 1, "visits": { {{Seldom}}, "response": "10m", "items": 1 } """, """["0s", "1m", "40m"]"""));
        Assert.Equal([10, 22, 50], two.Minutes(Fact.ReviewStarted)); // the look that the second task causes comes during the first review
    }

    [Fact]
    public void A_task_that_waits_too_long_reminds_somebody_again_and_again()
    {
        var trail = Lab.Trail(Desk($$""" "reviewers": 1, "visits": { {{Seldom}}, "items": 1, "reminder": "60m" } """, """["0s", "1m"]"""));
        Assert.Equal([60, 72], trail.Minutes(Fact.ReviewStarted)); // at 61 the second one reminds somebody who is at work
        var result = Lab.Run(Desk($$""" "reviewers": 1, "visits": { {{Seldom}}, "reminder": "60m" } """));
        Assert.Equal([(Review, 12), (Absent, 60)], Parts(result));
    }

    [Fact]
    public void A_notification_in_the_night_is_looked_at_when_the_duty_begins()
    {
        var result = Lab.Run(Desk($$""" {{Day}}, "visits": { {{Seldom}}, "response": "10m" } """, """["60m"]"""));
        Assert.Equal((8 * 60) + 12, Latency(result)); // 01:00 to 09:12
        Assert.Equal([(OffDuty, 480), (Review, 12)], Parts(result));
        var absent = Lab.Run(Desk($$""" {{Day}}, "visits": { {{Seldom}}, "reminder": "9h" } """, """["60m"]"""));
        Assert.Equal([(OffDuty, 480), (Review, 12), (Absent, 60)], Parts(absent)); // 10:00 is nine hours after 01:00
    }

    [Fact]
    public void A_distraction_makes_work_in_hand_rest_and_new_work_wait()
    {
        var result = Lab.Run(Desk(""" "reviewers": 1, "distraction": { "every": "10m", "length": "5m" } """, """["0s", "11m"]"""));
        // Worked at 0-10 and 15-17; the second arrives at 11, waits absent until 15, then for the first until 17, is worked at 17-25 and 30-34.
        Assert.Equal(17 + 23, Sum(result));
        Assert.Equal([(Waiting, 2), (Review, 24), (Parked, 10), (Absent, 4)], Parts(result));
        Assert.Equal(24, Minutes(result.Pools[0].Busy));
    }

    [Fact]
    public void Work_that_rests_at_the_end_of_a_duty_is_parked_like_any_other()
    {
        // 16:50 to 17:00, of which 16:55 to 17:00 distracted: the duty begins at 9:00 and every 475 minutes something comes.
        var scenario = Desk(
            $$""" {{Day}}, "handoff": { "overrunMaximum": "0s", "atShiftEnd": "park" }, "distraction": { "every": "475m", "length": "30m" } """,
            """["1010m"]""");
        var trail = Lab.Trail(scenario);
        Assert.Equal([1020], trail.Minutes(Fact.ReviewParked));
        Assert.Equal([1980], trail.Minutes(Fact.ReviewResumed));
        Assert.Equal([(Review, 12), (Parked, 965)], Parts(Lab.Run(scenario))); // 5 of 12 minutes are done before 16:55
    }

    [Fact]
    public void Pushed_work_goes_to_the_person_with_the_fewest_tasks_and_stays_there()
    {
        // Four items of 12 minutes at once, then one of the two gets another at 1 minute: two queues, not one.
        var trail = Lab.Trail(Desk(""" "reviewers": 2, "assignment": "push" """, """["0s", "0s", "0s"]"""));
        Assert.Equal([0, 0, 12], trail.Minutes(Fact.ReviewStarted));
        var first = trail.First(entry => entry.Fact.Fact == Fact.ReviewStarted).Fact.Actor;
        Assert.Equal(first, trail.Last(entry => entry.Fact.Fact == Fact.ReviewStarted).Fact.Actor);
    }

    [Fact]
    public void A_named_person_is_waited_for_even_when_others_are_free()
    {
        var scenario = Desk(""" "reviewers": 4, "assignment": "named" """, """["0s", "0s", "0s", "0s"]""");
        var starts = Lab.Trail(scenario).Where(entry => entry.Fact.Fact == Fact.ReviewStarted).ToList();
        var byPerson = starts.GroupBy(entry => entry.Fact.Actor).Select(group => group.Select(entry => entry.Minute).ToArray()).ToList();
        Assert.True(byPerson.Count < 4, "with this seed two of the four have the same addressee");
        Assert.All(byPerson, minutes => Assert.Equal(Enumerable.Range(0, minutes.Length).Select(index => 12.0 * index), minutes));
    }

    [Fact]
    public void Two_approvals_of_one_request_have_two_addressees()
    {
        var scenario = Lab.Over("""
            { "pools": { "desk": { "reviewers": 2, "assignment": "named" } },
              "gates": { "approval": { "factors": { "owner": { "pool": "desk", "approvals": 2 } } } } }
            """);
        Assert.Equal([0, 0], Lab.Trail(scenario).Minutes(Fact.ReviewStarted));
    }

    private const string Day = """ "reviewers": 1, "roster": { "absence": "0%", "shifts": { "day": { "from": "09:00", "to": "17:00", "people": 1 } } } """;

    private static Scenarios.Scenario Desk(string pool, string at = """["0s"]""") => Lab.Over(
        $$"""{ "pools": { "desk": { {{pool}} } }, "classes": { "item": { "arrivals": { "kind": "scripted", "at": {{at}} } } } }""");

    private static double Sum(ReplicationResult result) => (double)result.All.ApprovalLatency.Sum / MicrosPerMinute;

    private static double Latency(ReplicationResult result) => Sum(result) / result.All.ApprovalLatency.Count;

    private static double Minutes(Statistics.LevelTimes times) => (double)times.Integral / MicrosPerMinute;

    private static (LatencyPart Part, double Minutes)[] Parts(ReplicationResult result) =>
        [.. result.All.LatencyByPart.Select((time, part) => ((LatencyPart)part, time / MicrosPerMinute)).Where(entry => entry.Item2 != 0)];
}
