using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Simulation.Tests;

/// <summary>Notifications take 5 minutes and are repeated after 20; a review takes 12 minutes; the notifier is down from minute 10 to minute 55.</summary>
public sealed class NotifierOutageHandCaseTests
{
    private const string Layer = """
        {
          "pools": { "desk": { "notification": { "delay": "5m", "loss": "0%", "reminder": "20m" } }, "boss": { "reviewers": 1 } },
          "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["20m"] } } },
          "faults": { "notifier": { "when": { "kind": "schedule", "at": ["10m"], "for": "45m" } } }
        }
        """;

    [Theory]
    [InlineData("delay", 60, 35)] // sent at minute 55
    [InlineData("lose", 65, 40)] // lost at minutes 20 and 40, sent again at minute 60
    public void A_notification_is_late_or_lost_until_a_reminder_comes_through(string mode, double begins, double late)
    {
        var scenario = Notifier("faults.notifier.whileDown=" + mode);
        Assert.Equal([begins], Lab.Trail(scenario).Minutes(Fact.ReviewStarted));
        var run = Lab.Run(scenario);
        Assert.Equal((1L, Minutes(late)), (run.Faults.NotificationsLate, run.Faults.NotificationLateTime));
        Assert.Equal(Minutes(begins - 20), run.All.LatencyByPart[(int)LatencyPart.Notify]);
    }

    [Fact]
    public void A_notification_that_was_sent_before_still_arrives_and_a_reminder_due_at_the_end_does_too()
    {
        Assert.Equal([14.0], Lab.Trail(Notifier("classes.item.arrivals.at=[\"9m\"]")).Minutes(Fact.ReviewStarted));
        Assert.Equal([60.0], Lab.Trail(Notifier("classes.item.arrivals.at=[\"15m\"]", "faults.notifier.whileDown=lose")).Minutes(Fact.ReviewStarted));
    }

    [Fact]
    public void A_pool_that_looks_by_itself_does_not_notice() =>
        Assert.Equal([20.0], Lab.Trail(Notifier("pools.desk.notification=none", "pools.boss.notification.delay=5m")).Minutes(Fact.ReviewStarted));

    [Theory]
    [InlineData("delay", 65)] // told at minute 55, looks 10 minutes later
    [InlineData("lose", 80)] // not told; reminded in vain at minute 50, in earnest at minute 80
    public void Who_visits_now_and_then_is_told_late(string mode, double begins) =>
        Assert.Equal(
            [begins],
            Lab.Trail(Notifier(
                "pools.desk.notification=none", "pools.desk.visits.rate=0.0001/h", "pools.desk.visits.spread=0", "pools.desk.visits.response=10m",
                "pools.desk.visits.reminder=30m", "faults.notifier.whileDown=" + mode)).Minutes(Fact.ReviewStarted));

    [Fact]
    public void Nobody_further_up_is_told_before_it_is_over()
    {
        const string roster = """
            { "pools": { "desk": { "roster": { "shifts": { "late": { "from": "20:00", "to": "23:00", "people": 1 } } } } },
              "gates": { "approval": { "factors": { "owner": { "escalation": { "boss": { "pool": "boss", "after": "15m" } } } } } } }
            """;
        var scenario = Lab.Over(Merge(roster), "pools.desk.notification=none");
        Assert.Equal([55.0], Lab.Trail(scenario).Minutes(Fact.Escalated)); // due at minute 35
        Assert.Equal(1L, Lab.Run(scenario).Faults.EscalationsLate);
        Assert.Equal([35.0], Lab.Trail(Lab.Over(Merge(roster), "pools.desk.notification=none", "faults=none")).Minutes(Fact.Escalated));
    }

    [Fact]
    public void A_fault_in_which_nothing_is_sent_changes_nothing()
    {
        var without = Lab.Trail(Notifier("faults=none"));
        var beside = Lab.Trail(Notifier("faults.notifier.when.at=[\"21m\"]"));
        Assert.Equal(without.Select(entry => (entry.Minute, entry.Fact.Fact)), beside.Select(entry => (entry.Minute, entry.Fact.Fact)));
    }

    private static long Minutes(double minutes) => Duration.FromMinutes(minutes).Microseconds;

    private static Scenario Notifier(params string[] set) => Lab.Over(Layer, set);

    /// <summary>Two texts as one: the second one's pools and gates beside the first one's.</summary>
    private static string Merge(string other) =>
        """{ "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["20m"] } } }, "faults": { "notifier": { "when": { "kind": "schedule", "at": ["10m"], "for": "45m" } } }, """
        + other.Trim()[1..].Replace("\"pools\": {", "\"pools\": { \"boss\": { \"reviewers\": 1 },", StringComparison.Ordinal);
}
