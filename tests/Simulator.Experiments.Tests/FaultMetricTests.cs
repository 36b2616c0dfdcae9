using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>
/// What a run measures of its faults, reckoned by hand. Wrong requests come at minutes 50, 70 and 90; a review, which recognises nothing, takes 12
/// minutes; something is down from minute 60 to minute 90, half an hour of the ten that are counted.
/// </summary>
public class FaultMetricTests
{
    private const double EachOfThree = 1000 / 3.0;

    [Theory]
    [InlineData("policyEngine", "\"whileDown\": \"failClosedHold\"", "fault_time", 0.05)]
    [InlineData("policyEngine", "\"whileDown\": \"failClosedHold\"", "fault_count", 1)]
    [InlineData("policyEngine", "\"whileDown\": \"failClosedHold\"", "outage_held", EachOfThree)]
    [InlineData("policyEngine", "\"whileDown\": \"failClosedHold\"", "outage_hold_time", 20)] // minute 70 until minute 90
    [InlineData("policyEngine", "\"whileDown\": \"failOpenAuto\"", "outage_executions", EachOfThree)]
    [InlineData("policyEngine", "\"whileDown\": \"failOpenAuto\"", "outage_escapes", EachOfThree)]
    [InlineData("policyEngine", "\"whileDown\": \"failClosedDeny\"", "outage_executions", 0)]
    [InlineData("policyEngine", "\"whileDown\": \"slow\"", "slow_answers", EachOfThree)]
    [InlineData("policyRows", "\"rows\": [\"everything\"]", "misdecisions", 0)] // weaker
    [InlineData("policyRows", "\"rows\": [\"everything\"]", "misdecided_executions", 0)]
    [InlineData("policyRows", "\"rows\": [\"everything\"]", "fault_time", 0.05)]
    [InlineData("signIn", "", "fault_interruptions", EachOfThree)] // the review of minute 50
    [InlineData("credentialBroker", "\"delaysRevocation\": false", "broker_waits", 2 * EachOfThree)] // approved at minutes 62 and 82
    [InlineData("credentialBroker", "\"delaysRevocation\": false", "broker_wait_time", 18)] // 28 and 8 minutes
    [InlineData("credentialBroker", "\"delaysRevocation\": false, \"whileDown\": \"cached\"", "cached_credentials", 2 * EachOfThree)]
    public void Each_metric_of_a_fault_has_the_value_that_is_reckoned_by_hand(string target, string mode, string metric, double expected) =>
        Assert.Equal(expected, Measured(target, mode).First(each => each.Metric == metric).Estimate.Value, 9);

    [Theory]
    [InlineData("failOpenAuto", "auto")]
    [InlineData("failClosedDeny", "denied")]
    [InlineData("fallbackHuman", "single")]
    public void Each_stand_in_decides_as_it_says(string mode, string outcome)
    {
        var decisions = Measured("policyEngine", $"\"whileDown\": \"{mode}\"").Where(each => each.Metric == "outage_decisions").ToList();
        Assert.Equal(["denied", "auto", "single", "dual"], decisions.Select(each => each.Where[1].Value));
        Assert.All(decisions, each => Assert.Equal(each.Where[1].Value == outcome ? EachOfThree : 0, each.Estimate.Value, 9));
    }

    [Theory]
    [InlineData("late_notifications", EachOfThree)] // that of minute 70
    [InlineData("notification_delay", 20)] // sent at minute 90
    public void Notifications_are_late_by_what_is_left_of_the_outage(string metric, double expected) => Assert.Equal(
        expected, Measured("notifier", "", """ "pools": { "desk": { "notification": { "delay": "5m", "loss": "0%", "reminder": "20m" } } }, """).First(each => each.Metric == metric).Estimate.Value, 9);

    /// <summary>Nobody is there before 20:00, and after 15 minutes somebody else is asked: due at minutes 65, 85 and 105, of which two wait for minute 90.</summary>
    [Fact]
    public void Escalations_are_late_that_were_due_in_the_outage() => Assert.Equal(2 * EachOfThree, Found("late_escalations", Measured("notifier", "", """
        "pools": { "desk": { "roster": { "shifts": { "late": { "from": "20:00", "to": "23:00", "people": 1 } } } }, "boss": { "reviewers": 1 } },
        "gates": { "approval": { "factors": { "owner": { "escalation": { "boss": { "pool": "boss", "after": "15m" } } } } } },
        """)), 9);

    /// <summary>The first, approved at minute 57, ends at minute 62: its credential is revoked at minute 90. The second waits for its credential, the third meets nothing.</summary>
    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", null)]
    public void Revocations_are_delayed_by_what_is_left_of_the_outage_unless_they_go_another_way(string delays, int? delayed)
    {
        var measured = Measured(
            "credentialBroker", $"\"delaysRevocation\": {delays}", "", "classes.item.arrivals.at=[\"45m\",\"70m\",\"90m\"]", "classes.item.execution=5m",
            "classes.item.credential.revokeOnCompletion=true");
        if (delayed is null)
        {
            Assert.DoesNotContain(measured, each => each.Metric is "delayed_revocations" or "revocation_delay");
            return;
        }

        Assert.Equal(delayed.Value * EachOfThree, Found("delayed_revocations", measured), 9);
        Assert.Equal(28, Found("revocation_delay", measured), 9);
    }

    /// <summary>Each of two stages takes 15 minutes: the first ticket comes to its second stage at minute 65, the second to its first one at minute 70.</summary>
    [Theory]
    [InlineData("buffer", 0)]
    [InlineData("bypass", 2)]
    public void Tickets_stop_at_a_stage_that_is_down_or_are_done_without(string mode, int bypassed)
    {
        var measured = Measured("ticketing", $"\"whileDown\": \"{mode}\"", """
            "tickets": { "stages": { "create": { "order": 1, "delay": "15m" }, "route": { "order": 2, "delay": "15m" } } },
            """);
        Assert.Equal(2 * EachOfThree, Found("stopped_tickets", measured), 9);
        Assert.Equal(bypassed * EachOfThree, Found("ticket_bypasses", measured), 9);
    }

    private static double Found(string metric, IReadOnlyList<Results.MetricResult> measured) => Assert.Single(measured, each => each.Metric == metric).Estimate.Value;

    /// <summary>A stop of writes that the older version lacks: the request of minute 70 is reviewed and executed, and wrong.</summary>
    [Theory]
    [InlineData("misdecisions", "weaker", EachOfThree)]
    [InlineData("misdecisions", "stricter", 0)]
    [InlineData("misdecided_executions", null, EachOfThree)]
    [InlineData("misdecided_escapes", null, EachOfThree)]
    public void What_an_older_version_of_the_policy_lets_pass_is_counted(string metric, string? how, double expected)
    {
        const string Stop = "\"policy\": { \"checks\": \"off\", \"rows\": { \"freeze\": { \"stage\": \"stop\", \"when\": { \"access\": \"write\" }, \"then\": \"deny\", \"reason\": \"no writes\" } } },";
        var found = Measured("policyBundle", "\"lacks\": [\"freeze\"]", Stop)
            .Where(each => each.Metric == metric && each.Where.Any(where => where.Value == "policyBundle") && (how is null || each.Where.Any(where => where.Value == how))).ToList();
        Assert.Equal(expected, found[0].Estimate.Value, 9);
        Assert.Equal(how is null ? 2 : 1, found.Count); // in both arms what is executed
    }

    /// <summary>Reviewed for five minutes, executed for ten: the one of minute 50 has its credential from minute 55 to 70, and its revocation of minute 65 is lost.</summary>
    [Theory]
    [InlineData("lost_revocations", EachOfThree)]
    [InlineData("lost_revocation_time", 5)]
    [InlineData("delayed_revocations", 0)]
    public void A_revocation_that_is_lost_is_counted_with_the_life_that_is_left(string metric, double expected) => Assert.Equal(
        expected,
        Of(Lab.Over(Text("credentialBroker", "\"lostRevocation\": \"100%\"", string.Empty), "classes.item.review=5m", "classes.item.execution=10m")).Metrics
            .First(each => each.Metric == metric).Estimate.Value,
        9);

    private static Results.RunResult Of(Scenarios.Scenario scenario) =>
        RunAssembler.Assemble(scenario, Replicator.Run(new ReplicationSetup(scenario), 1), "test", string.Empty);

    private static IReadOnlyList<Results.MetricResult> Measured(string target, string mode, string more = "", params string[] set) =>
        Of(Lab.Over(Text(target, mode, more), set)).Metrics;

    private static string Text(string target, string mode, string more) =>
        $$"""
        {
          "run": { "horizon": "10h" }, {{more}}
          "classes": { "item": { "wrong": "100%", "arrivals": { "kind": "scripted", "at": ["50m", "70m", "90m"] } } },
          "review": { "detectionMaximum": "0%" },
          "faults": { "{{target}}": { "when": { "kind": "schedule", "at": ["60m"], "for": "30m" }{{(mode.Length > 0 ? ", " + mode : string.Empty)}} } }
        }
        """;
}
