using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;
using Simulator.TestSupport;
using static Simulator.Simulation.LatencyPart;

namespace Simulator.Simulation.Tests;

/// <summary>
/// Ladders, expiry, disciplines, notification and misrouting, small enough to work out on paper, to the minute. The run starts on Monday,
/// 2026-03-02, at midnight; unless a case says otherwise one item of 12 minutes arrives then before one person who is always there.
/// </summary>
public class OperationsHandCaseTests
{
    private const double MicrosPerMinute = 60_000_000;

    /// <summary>A pool that nobody attends before nine in the morning.</summary>
    private const string Morning = """{ "roster": { "absence": "0%", "shifts": { "day": { "from": "09:00", "to": "17:00", "people": 1 } } } }""";

    [Fact]
    public void A_task_that_nobody_took_goes_up_a_step_and_is_decided_there()
    {
        // Nobody of the first pool is there; after 15 minutes the second one has it and needs 10.
        var scenario = Ladder("""{ "up": { "after": "15m", "pool": "desk" } }""", "classes.item.review=10m");
        var trail = Lab.Trail(scenario);
        Assert.Equal([15], trail.Minutes(Fact.Escalated));
        Assert.Equal([25], trail.Minutes(Fact.Approved));
        Assert.Equal([25], trail.Minutes(Fact.Executed));
        Assert.Single(trail.Minutes(Fact.TaskOpened)); // one action, one place, two pools
        Assert.Empty(trail.Minutes(Fact.Expired));

        var result = Lab.Run(scenario);
        Assert.Equal([(OffDuty, 15), (Review, 10)], Parts(result));
        Assert.Equal([10.0, 15.0], result.Pools.Select(pool => Minutes(pool.Backlog)));
    }

    [Fact]
    public void A_ladder_is_gone_through_in_order_and_as_often_as_it_says()
    {
        // 15 minutes to the first step, 20 more to the second, and both once again; the desk is there but asked last.
        var scenario = Lab.Over(
            $$"""
            { "pools": { "absent": {{Morning}}, "away": {{Morning}} },
              "gates": { "approval": { "levels": ["single"], "factors": { "owner": { "pool": "absent", "escalation": {
                "b-first": { "order": 1, "after": "15m", "pool": "away" }, "a-then": { "order": 2, "after": "20m", "pool": "absent" },
                "last": { "order": 3, "after": "5m", "pool": "away" } }, "escalationLoops": 2 } } } } }
            """);
        Assert.Equal([15, 35, 40, 55, 75, 80], Lab.Trail(scenario).Minutes(Fact.Escalated));
    }

    [Fact]
    public void A_task_that_somebody_took_does_not_go_up()
    {
        // In review from minute 0 to 30, past the time of the ladder.
        var trail = Lab.Trail(Lab.Over(
            """
            { "pools": { "second": { "reviewers": 1 } }, "classes": { "item": { "review": "30m" } },
              "gates": { "approval": { "levels": ["single"], "factors": { "owner": { "pool": "desk", "escalation": { "up": { "after": "15m", "pool": "second" } } } } } } }
            """));
        Assert.Empty(trail.Minutes(Fact.Escalated));
        Assert.Equal([30], trail.Minutes(Fact.Approved));
    }

    [Fact]
    public void A_task_given_back_waits_anew_before_it_goes_up()
    {
        // Begun at 16:50, given back at 17:00; the timer of 17:05 is stale, and at 17:15 the second pool gets it.
        var trail = Lab.Trail(Lab.Over(
            $$"""
            { "pools": { "day": { "roster": {
                "absence": "0%", "shifts": { "day": { "from": "09:00", "to": "17:00", "people": 1 } } }, "handoff": { "atShiftEnd": "requeue" } } },
              "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["16h50m"] } } },
              "gates": { "approval": { "levels": ["single"], "factors": { "owner": { "pool": "day", "escalation": { "up": { "after": "15m", "pool": "desk" } } } } } } }
            """));
        Assert.Equal([1035], trail.Minutes(Fact.Escalated));
        Assert.Equal([1047], trail.Minutes(Fact.Approved));
    }

    [Fact]
    public void Dual_control_of_one_person_is_no_scenario_unless_it_is_allowed_and_then_it_expires()
    {
        const string layer = """{ "gates": { "approval": { "levels": ["single"], "factors": { "owner": { "pool": "desk" }, "risk": { "pool": "desk" } }, "expiry": "60m" } } }""";
        var refused = Lab.Load(layer, ScenarioOverrides.None);
        Assert.Contains("the gate 'approval' needs 2 distinct people of the pool 'desk', which has 1", Assert.Single(refused.Errors).ToString(), StringComparison.Ordinal);

        var allowed = Lab.Load(layer, new ScenarioOverrides { AllowUnsatisfiable = true });
        Assert.Equal(refused.Errors[0], Assert.Single(allowed.Warnings));
        var trail = Lab.Trail(allowed.Scenario!);
        Assert.Equal([12], trail.Minutes(Fact.Approved));
        Assert.Equal([60], trail.Minutes(Fact.Expired));
        Assert.Empty(trail.Minutes(Fact.Rejected));
        Assert.Empty(trail.Minutes(Fact.Executed));
    }

    [Fact]
    public void Silence_counts_as_consent_where_a_gate_says_so_but_not_as_a_decision()
    {
        var scenario = Lab.Over(
            $$"""
            { "pools": { "absent": {{Morning}} },
              "gates": { "approval": { "levels": ["single"], "factors": { "owner": { "pool": "absent" } }, "expiry": "30m", "onExpiry": "autoApprove" } } }
            """);
        var trail = Lab.Trail(scenario);
        Assert.Equal([30], trail.Minutes(Fact.ApprovedBySilence));
        Assert.Equal([30], trail.Minutes(Fact.Executed));
        Assert.Empty(trail.Minutes(Fact.Approved));

        var result = Lab.Run(scenario);
        Assert.Equal(1, result.All.ByGateEnd[(int)GateEnd.Silence]);
        Assert.Equal(1, result.All.ByGateEnd.Sum());
        Assert.Equal(1, result.All.ApprovalLatency.NeverCount);
        Assert.Equal(30, (double)result.All.TimeToAuthorisedGated.Sum / MicrosPerMinute);
        Assert.Empty(Parts(result));
    }

    [Fact]
    public void Consent_by_silence_takes_the_task_from_whoever_reviews_it()
    {
        // The second item is in review from 12 on when its time is up at 20; the third is taken then.
        var trail = Lab.Trail(Lab.Over(
            """{ "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["0s", "0s", "15m"] } } } }""",
            "gates.approval.expiry=20m", "gates.approval.onExpiry=autoApprove"));
        Assert.Equal([20], trail.Minutes(Fact.ApprovedBySilence));
        Assert.Equal([0, 12, 20], trail.Minutes(Fact.ReviewStarted));
        Assert.Equal([12, 32], trail.Minutes(Fact.Approved));
    }

    [Theory]
    [InlineData("desk", new double[] { 30 }, new double[] { 42 }, new double[] { })] // somebody is there: the gate's time began again at 30
    [InlineData("absent", new double[] { 30 }, new double[] { }, new double[] { 60 })] // nobody is, and there is no further step
    public void An_expiry_that_escalates_starts_the_time_again(string pool, double[] escalated, double[] approved, double[] expired)
    {
        var trail = Lab.Trail(Lab.Over(
            $$"""
            { "pools": { "absent": {{Morning}} },
              "gates": { "approval": { "levels": ["single"], "expiry": "30m", "onExpiry": "escalate", "factors": { "owner": {
                "pool": "absent", "escalation": { "up": { "after": "10h", "pool": "{{pool}}" } } } } } } }
            """,
            "run.horizon=48h"));
        Assert.Equal(escalated, trail.Minutes(Fact.Escalated));
        Assert.Equal(approved, trail.Minutes(Fact.Approved));
        Assert.Equal(expired, trail.Minutes(Fact.Expired));
    }

    [Fact]
    public void A_timer_of_a_step_that_expiry_has_left_does_nothing()
    {
        // The expiry at 50 moves the task before its own timer of 60; the next timer would be 110, and the expiry at 100 comes first.
        var trail = Lab.Trail(Lab.Over(
            $$"""
            { "pools": { "absent": {{Morning}}, "away": {{Morning}} },
              "gates": { "approval": { "levels": ["single"], "expiry": "50m", "onExpiry": "escalate", "factors": { "owner": {
                "pool": "absent", "escalation": { "up": { "after": "1h", "pool": "away" } }, "escalationLoops": 2 } } } } }
            """));
        Assert.Equal([50, 100], trail.Minutes(Fact.Escalated));
        Assert.Equal([150], trail.Minutes(Fact.Expired));
    }

    [Fact]
    public void The_earliest_deadline_goes_first_where_first_come_would_not()
    {
        // At 12 two wait: an item of minute 1 that is due at 121, and an urgent one of minute 2 that is due at 32.
        Assert.Equal(["item", "item", "urgent"], OrderOfService("fifo", "2h", "30m"));
        Assert.Equal(["item", "urgent", "item"], OrderOfService("deadline", "2h", "30m"));
        Assert.Equal(["item", "item", "urgent"], OrderOfService("deadline", "30m", "30m")); // due at 31 and at 32
        Assert.Equal(["item", "urgent", "item"], OrderOfService("deadline", "none", "1000h")); // without a promise last
    }

    [Fact]
    public void The_highest_cost_of_delay_per_minute_of_review_goes_first()
    {
        // 1 an hour and 2 minutes, 3 and 10, 1 and 10: the ratios are 0.5, 0.3 and 0.1.
        var byCost = Lab.Run(Costs("costAware"));
        var byHand = Lab.Run(Costs("priority"));
        Assert.Equal(byHand.TrailDigest, byCost.TrailDigest);
        Assert.NotEqual(Lab.Run(Costs("fifo")).TrailDigest, byCost.TrailDigest);
        Assert.NotEqual(Lab.Run(Costs("costAware", costOfThird: 0)).TrailDigest, byCost.TrailDigest);
    }

    [Fact]
    public void Deadlines_of_one_class_are_first_come_first_served_to_the_bit()
    {
        static ReplicationResult Run(string discipline) => Lab.Run(Lab.Shipped(
            "mm5", $"pools.desk.discipline={discipline}", "classes.item.serviceLevel=20m", "run.horizon=200h", "run.warmUp=20h"));
        Assert.Equal(Run("fifo").TrailDigest, Run("deadline").TrailDigest);
    }

    [Theory]
    [InlineData("12m", 1)]
    [InlineData("11m", 0)]
    [InlineData("24m", 2)]
    public void A_service_level_is_kept_by_those_who_are_decided_within_it(string level, long kept)
    {
        // Three at once, decided after 12, 24 and, because it expires at 30, never.
        var result = Lab.Run(Lab.Over(
            """{ "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["0s", "0s", "0s"] } } } }""",
            $"classes.item.serviceLevel={level}", "gates.approval.expiry=30m"));
        Assert.Equal((3L, kept), (result.All.ServicePromised, result.All.ServiceKept));
    }

    [Fact]
    public void A_notification_takes_its_time()
    {
        var scenario = Notified("4m", "0%");
        Assert.Equal([4], Lab.Trail(scenario).Minutes(Fact.ReviewStarted));
        Assert.Equal([(Review, 12), (Notify, 4)], Parts(Lab.Run(scenario)));
        Assert.Equal(16, Latency(Lab.Run(scenario)));
    }

    [Fact]
    public void An_expiry_comes_before_a_notification_that_is_still_on_its_way()
    {
        var trail = Lab.Trail(Notified("4m", "0%", "gates.approval.expiry=3m"));
        Assert.Equal([3], trail.Minutes(Fact.Expired));
        Assert.Empty(trail.Minutes(Fact.ReviewStarted));
    }

    [Theory]
    [InlineData("0%", 0, 0)]
    [InlineData("30%", 0.26, 0.34)] // of 2,000 items; three standard errors
    [InlineData("90%", 0.88, 0.92)]
    public void A_lost_notification_is_followed_by_reminders(string loss, double least, double most)
    {
        // Everybody has somebody of his own: an item begins 4 minutes after its arrival and 30 more for each one lost.
        var times = string.Join(',', Enumerable.Range(0, 2_000).Select(_ => "\"0s\""));
        var trail = Lab.Trail(Lab.Over(
            $$"""
            { "pools": { "desk": { "reviewers": 2000, "notification": { "delay": "4m", "loss": "{{loss}}", "reminder": "30m" } } },
              "classes": { "item": { "arrivals": { "kind": "scripted", "at": [{{times}}] } } } }
            """,
            "run.horizon=30d"));
        var started = trail.Minutes(Fact.ReviewStarted);
        Assert.Equal(2_000, started.Length);
        Assert.All(started, minute => Assert.Equal(4, minute % 30));
        Assert.InRange(started.Count(minute => minute > 4) / 2_000.0, least, most);
        Assert.InRange(started.Count(minute => minute > 34) / 2_000.0, least * least - 0.02, most * most + 0.02); // reminders are lost as often
    }

    [Fact]
    public void A_misrouted_task_costs_a_look_there_and_then_begins_here()
    {
        // The other pool sees it after 4 minutes and looks for 3; the desk sees it 5 minutes later and reviews for 12.
        var scenario = Misrouted("""{ "delay": "5m" }""", """{ "delay": "4m" }""");
        var result = Lab.Run(scenario);
        Assert.Equal(24, Latency(result));
        Assert.Equal([(Review, 12), (Notify, 5), (LatencyPart.Misrouted, 7)], Parts(result));
        Assert.Equal([12.0, 3.0], result.Pools.Select(pool => Minutes(pool.Busy)));
        Assert.Equal([17.0, 7.0], result.Pools.Select(pool => Minutes(pool.Backlog)));
        Assert.Single(Lab.Trail(scenario).Minutes(Fact.ReviewStarted)); // a look is no review
    }

    [Fact]
    public void A_look_occupies_somebody_of_the_wrong_pool()
    {
        // Two at once: looks from 0 to 3 and from 3 to 6, reviews from 3 to 15 and from 15 to 27.
        var trail = Lab.Trail(Misrouted("\"none\"", "\"none\"", "classes.item.arrivals.at=0s,0s"));
        Assert.Equal([3, 15], trail.Minutes(Fact.ReviewStarted));
        Assert.Equal([15, 27], trail.Minutes(Fact.Approved));
    }

    [Fact]
    public void An_expiry_takes_a_task_from_the_wrong_pool_too()
    {
        // Both expire at 5: the first in review for 2 minutes, the second two minutes into its look.
        var scenario = Misrouted("\"none\"", "\"none\"", "classes.item.arrivals.at=0s,0s", "gates.approval.expiry=5m");
        Assert.Equal([5, 5], Lab.Trail(scenario).Minutes(Fact.Expired));
        Assert.Equal([2.0, 5.0], Lab.Run(scenario).Pools.Select(pool => Minutes(pool.Busy)));
    }

    [Fact]
    public void What_is_switched_to_zero_changes_no_bit()
    {
        var without = Lab.Run(Lab.Extending("baseline", """{ "pools": { "spare": { "reviewers": 1 } } }"""));
        var zero = Lab.Run(Lab.Extending(
            "baseline",
            """
            { "pools": { "spare": { "reviewers": 1 }, "desk": {
                "notification": { "delay": "0s", "loss": "0%" }, "misrouting": { "probability": "0%", "look": "5m" }, "minimumStaffing": 3 } },
              "classes": { "refund": { "serviceLevel": "1h", "delayCost": 7 } } }
            """));
        Assert.Equal(without.TrailDigest, zero.TrailDigest);
        Assert.Equal(without.Events, zero.Events);
        Assert.Equal(without.All.ApprovalLatency.Sum, zero.All.ApprovalLatency.Sum);
        Assert.Equal(without.All.LatencyByPart, zero.All.LatencyByPart);
    }

    private static Scenario Ladder(string steps, params string[] set) => Lab.Over(
        $$"""
        { "pools": { "first": {{Morning}} },
          "gates": { "approval": { "levels": ["single"], "factors": { "owner": { "pool": "first", "escalation": {{steps}} } } } } }
        """,
        set);

    /// <summary>The classes in the order in which their reviews begin: items of minutes 0 and 1, an urgent one of minute 2.</summary>
    private static string[] OrderOfService(string discipline, string item, string urgent)
    {
        var scenario = Lab.Over(
            $$"""
            { "pools": { "desk": { "discipline": "{{discipline}}" } },
              "classes": {
                "item": { "serviceLevel": "{{item}}", "arrivals": { "kind": "scripted", "at": ["0s", "1m"] } },
                "urgent": { "serviceLevel": "{{urgent}}", "access": "write", "impact": "low", "wrong": "0%", "review": "12m", "execution": "0s",
                  "session": "none", "arrivals": { "kind": "scripted", "at": ["2m"] } } } }
            """);
        var order = new List<string>();
        new Replication(new ReplicationSetup(scenario), Arm.Governed).Run(0, (in AuditEvent fact, in ActionRequest request) =>
        {
            if (fact.Fact == Fact.ReviewStarted)
            {
                order.Add(scenario.Classes[request.Action.Class.Index].Name);
            }
        });
        return [.. order];
    }

    /// <summary>Three classes; the priorities are the ranks of cost over mean time when the third costs 1.</summary>
    private static Scenario Costs(string discipline, double costOfThird = 1)
    {
        static string Kind(string review, double cost, int priority) =>
            $$"""
            { "priority": {{priority}}, "delayCost": {{cost}}, "access": "write", "impact": "low", "wrong": "0%", "execution": "0s", "session": "none",
              "review": { "kind": "exponential", "mean": "{{review}}" }, "arrivals": { "kind": "poisson", "rate": "2/h" } }
            """;
        return Lab.Over(
            $$"""
            { "pools": { "desk": { "discipline": "{{discipline}}" } },
              "classes": { "a": {{Kind("10m", 1, 2)}}, "b": {{Kind("10m", 3, 1)}}, "c": {{Kind("2m", costOfThird, 0)}} } }
            """,
            "run.horizon=200h");
    }

    private static Scenario Notified(string delay, string loss, params string[] set) => Lab.Over(
        $$"""{ "pools": { "desk": { "notification": { "delay": "{{delay}}", "loss": "{{loss}}", "reminder": "30m" } } } }""", set);

    /// <summary>The desk's tasks all land in the other pool first.</summary>
    private static Scenario Misrouted(string notification, string othersNotification, params string[] set) => Lab.Over(
        $$"""
        { "pools": { "desk": { "misrouting": { "probability": "100%", "look": "3m" }, "notification": {{notification}} },
            "other": { "reviewers": 1, "notification": {{othersNotification}} } } }
        """,
        set);

    private static double Latency(ReplicationResult result) => (double)result.All.ApprovalLatency.Sum / MicrosPerMinute;

    private static double Minutes(LevelTimes times) => (double)times.Integral / MicrosPerMinute;

    /// <summary>Where the latency went, in minutes; parts without time left out.</summary>
    private static (LatencyPart Part, double Minutes)[] Parts(ReplicationResult result) =>
        [.. result.All.LatencyByPart.Select((time, part) => ((LatencyPart)part, time / MicrosPerMinute)).Where(entry => entry.Item2 != 0)];
}
