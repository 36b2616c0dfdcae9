using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>One request that needs 12 minutes of review passes two stages of ticketing, of 10 and of 20 minutes, on its way there.</summary>
public sealed class TicketHandCaseTests
{
    private const long Minute = 60_000_000;

    [Fact]
    public void A_ticket_passes_its_stages_before_the_gate_and_the_time_is_none_of_the_gates()
    {
        var scenario = Over("");
        var trail = Lab.Trail(scenario);
        Assert.Equal([10, 30], trail.Minutes(Fact.TicketPassed));
        Assert.Equal((0, 30, 42), (trail.Minutes(Fact.TicketOpened)[0], trail.Minutes(Fact.GateEntered)[0], trail.Minutes(Fact.Executed)[0]));
        var flow = Lab.Run(scenario).All;
        Assert.Equal((30 * Minute, 12 * Minute, 0), (flow.TimeByStage[(int)Stage.Tickets], flow.TimeByStage[(int)Stage.Gates], flow.TimeByStage[(int)Stage.Hidden]));
        Assert.Equal(12 * Minute, flow.ApprovalLatency.Sum);
        Assert.Equal([10 * Minute, 20 * Minute], Lab.Run(scenario).Tickets.StageTimes);
    }

    [Fact]
    public void What_comes_while_a_stage_is_down_waits_for_its_end()
    {
        // The second stage is down from minute 5 to 65 and from 60 to 120, which is one outage; it takes 20 minutes then.
        var outages = """, "outages": { "starts": { "kind": "scripted", "at": ["5m", "60m"] }, "length": "60m" }""";
        Assert.Equal([10, 140], Lab.Trail(Over("", outages)).Minutes(Fact.TicketPassed));
        Assert.Equal([10, 30], Lab.Trail(Over("", outages.Replace("\"5m\", \"60m\"", "\"31m\"", StringComparison.Ordinal))).Minutes(Fact.TicketPassed));
        Assert.Equal([10, 30], Lab.Trail(Over("", outages.Replace("\"5m\", \"60m\"", "\"0m\"", StringComparison.Ordinal).Replace("60m", "10m", StringComparison.Ordinal))).Minutes(Fact.TicketPassed)); // up again at the instant at which it comes
    }

    [Fact]
    public void A_lost_ticket_is_sent_again_until_it_is_lost_for_good()
    {
        // All but surely lost each time: noticed after an hour, sent twice more.
        var scenario = Over(", \"loss\": \"99.999999%\", \"retryAfter\": \"1h\", \"retries\": 2");
        Assert.Equal([180], Lab.Trail(scenario).Minutes(Fact.TicketLost));
        var run = Lab.Run(scenario);
        Assert.Equal((1, 2, 1), (run.Tickets.Opened, run.Tickets.Resent, run.Tickets.Lost));
        Assert.Equal((0, 0, 0), (run.All.Executed, run.All.Unresolved, run.All.ByGateEnd.Sum()));
        Assert.True(run.All.Omission > 0);
        Assert.Equal((1, 0), (run.All.TimeToExecuted.Entered, run.All.TimeToExecuted.Sum));
    }

    [Fact]
    public void A_step_by_hand_takes_its_time_and_leaves_no_record()
    {
        var scenario = Over(", \"hidden\": { \"probability\": \"100%\", \"delay\": \"15m\" }");
        var trail = Lab.Trail(scenario);
        Assert.Equal([10, 45], trail.Minutes(Fact.TicketPassed));
        Assert.DoesNotContain(trail, entry => entry.Minute is > 10 and < 45);
        var run = Lab.Run(scenario);
        Assert.Equal((15 * Minute, 30 * Minute), (run.All.TimeByStage[(int)Stage.Hidden], run.All.TimeByStage[(int)Stage.Tickets]));
        Assert.Equal((15 * Minute, 57 * Minute), (run.Tickets.HiddenTime, run.All.TimeToExecuted.Sum));
    }

    [Fact]
    public void Second_tickets_hold_up_who_takes_the_request()
    {
        var scenario = Over(", \"duplicate\": \"100%\", \"duplicateHandling\": \"3m\"", ", \"duplicate\": \"100%\", \"duplicateHandling\": \"1m\"");
        Assert.Equal([46], Lab.Trail(scenario).Minutes(Fact.Executed));
        var run = Lab.Run(scenario);
        Assert.Equal((2, 4 * Minute, 12 * Minute), (run.Tickets.Doubled, run.All.LatencyByPart[(int)LatencyPart.SetUp], run.All.LatencyByPart[(int)LatencyPart.Review]));
    }

    [Fact]
    public void Where_nobody_is_asked_and_where_a_class_is_excepted_there_is_no_ticket()
    {
        Assert.Empty(Lab.Trail(Over(""), Arm.AutoTwin).Minutes(Fact.TicketOpened));
        Assert.Equal([12], Lab.Trail(Lab.Over(Layer("", "", ", \"except\": [\"item\"]"))).Minutes(Fact.Executed));
    }

    [Fact]
    public void Every_microsecond_of_the_time_to_executed_and_of_the_latency_has_its_place()
    {
        var scenario = Lab.Over(
            """
            {
              "run": { "horizon": "10d" },
              "pools": { "desk": { "reviewers": 3 } },
              "tickets": { "stages": {
                "create": { "order": 1, "loss": "10%", "duplicate": "20%", "hidden": {}, "outages": { "starts": { "kind": "poisson", "rate": "2/d" } } },
                "dispatch": { "order": 2, "loss": "5%", "retryAfter": "90m", "retries": 1, "hidden": { "probability": "50%" } }
              } },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "8/h" }, "wrong": "10%" } }
            }
            """);
        for (var replication = 0; replication < 5; replication++)
        {
            var run = Lab.Run(scenario, Arm.Governed, replication);
            Assert.True(run.Tickets.Lost > 0 && run.Tickets.HiddenTime > 0 && run.Tickets.Doubled > 0);
            Assert.Equal(run.All.TimeToExecuted.Sum, run.All.TimeByStage.Sum());
            Assert.Equal(run.All.ApprovalLatency.Sum, run.All.LatencyByPart.Sum());
            Assert.Equal(run.All.Roots, run.Tickets.Opened);
            Assert.Equal(run.All.Roots, run.Tickets.Lost + run.All.ByGateEnd.Sum());
        }
    }

    private static Scenario Over(string first, string second = "") => Lab.Over(Layer(first, second));

    private static string Layer(string first, string second, string more = "") => $$"""
        { "tickets": { "stages": { "create": { "order": 1, "delay": "10m"{{first}} }, "dispatch": { "order": 2, "delay": "20m"{{second}} } }{{more}} } }
        """;
}
