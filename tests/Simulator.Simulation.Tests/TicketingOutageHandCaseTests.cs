using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.Simulation.Tests;

/// <summary>A ticket passes two stages of 10 minutes each; the ticketing is down from minute 5 to minute 35; a review takes 12 minutes.</summary>
public sealed class TicketingOutageHandCaseTests
{
    private const string Layer = """
        {
          "classes": { "item": { "arrivals": { "kind": "scripted", "at": ["0m", "6m", "40m"] } } },
          "pools": { "desk": { "reviewers": 3 } },
          "tickets": { "stages": {
            "create": { "order": 1, "delay": "10m", "retryAfter": "20m", "retries": 3 },
            "route": { "order": 2, "delay": "10m", "retryAfter": "20m", "retries": 3 } } },
          "faults": { "ticketing": { "when": { "kind": "schedule", "at": ["5m"], "for": "30m" } } }
        }
        """;

    [Theory]
    [InlineData("buffer", new[] { 45.0, 55, 60 })] // the first is stopped before its second stage, the second before its first one
    [InlineData("lose", new[] { 60.0, 60, 66 })] // the first sent again at minutes 30 and 50, the second at 26 and 46
    [InlineData("bypass", new[] { 6.0, 10, 60 })]
    public void Tickets_wait_or_are_lost_or_done_without(string mode, double[] gated)
    {
        var scenario = Ticketing("faults.ticketing.whileDown=" + mode);
        Assert.Equal(gated, Lab.Trail(scenario).Minutes(Fact.GateEntered));
        var run = Lab.Run(scenario);
        Assert.Equal((2L, mode == "bypass" ? 2L : 0L), (run.Faults.TicketsStopped, run.Faults.Bypassed));
        Assert.Equal(mode == "lose" ? 4L : 0L, run.Tickets.Resent);
    }

    /// <summary>Each stage that begins in the fault takes 15 minutes more: the first its second (minutes 10 to 35), the second both (6 to 31, 31 to 56).</summary>
    [Fact]
    public void A_ticketing_that_is_slow_takes_tickets_and_needs_longer()
    {
        var scenario = Ticketing("faults.ticketing.whileDown=slow", "faults.ticketing.slowBy=15m");
        Assert.Equal([35.0, 56, 60], Lab.Trail(scenario).Minutes(Fact.GateEntered));
        var run = Lab.Run(scenario);
        Assert.Equal((3L, 0L, 0L), (run.Faults.TicketsStopped, run.Faults.Bypassed, run.Tickets.Resent));
    }

    [Fact]
    public void A_ticket_lost_too_often_is_lost_for_good_and_its_request_with_it()
    {
        var scenario = Ticketing("faults.ticketing.whileDown=lose", "tickets.stages.route.retries=1");
        Assert.Equal([50.0], Lab.Trail(scenario).Minutes(Fact.TicketLost)); // sent at minutes 10 and 30
        Assert.Equal(1L, Lab.Run(scenario).Tickets.Lost);
    }

    [Fact]
    public void A_bypass_leaves_no_record_of_the_stages() =>
        Assert.Equal([10.0, 50, 60], Lab.Trail(Ticketing("faults.ticketing.whileDown=bypass")).Minutes(Fact.TicketPassed)); // none of the second request

    [Fact]
    public void The_auto_twin_opens_no_tickets_and_meets_nothing() =>
        Assert.Equal((0L, Minutes(30)), (Lab.Run(Ticketing(), Arm.AutoTwin).Faults.TicketsStopped, Lab.Run(Ticketing(), Arm.AutoTwin).Faults.DownTime[(int)FaultTarget.Ticketing]));

    private static long Minutes(double minutes) => Duration.FromMinutes(minutes).Microseconds;

    private static Scenario Ticketing(params string[] set) => Lab.Over(Layer, set);
}
