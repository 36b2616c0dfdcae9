using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>The world moves on while requests wait; worked out on paper, to the minute.</summary>
public class RecheckHandCaseTests
{
    private const string Stale = """{ "classes": { "item": { "staleness": { "after": "20m", "noticed": "100%" } } }""";

    [Fact]
    public void A_right_action_that_turned_stale_before_its_second_approval_is_a_stale_escape_where_nobody_looks_again()
    {
        // Reviewed until 10, stale at 20, the second factor waits for a pull-away until 25, approved at 35 without detection.
        var result = Lab.Run(SecondFactorLate("\"policy\": { \"profile\": \"gate_everywhere\", \"recheck\": false }"));
        Assert.Equal((1, 0, 0), (result.All.StaleEscaped, result.All.Escaped, result.All.StaleCaught));
        Assert.Equal(1, result.All.Executed);
        Assert.True(result.All.WrongActionExposure > 0);
    }

    [Fact]
    public void The_second_look_catches_it_and_the_gate_ends_as_denied()
    {
        var scenario = SecondFactorLate("\"policy\": { \"profile\": \"gate_everywhere\" }");
        var result = Lab.Run(scenario);
        Assert.Equal((0, 0, 1), (result.All.StaleEscaped, result.All.Executed, result.All.StaleCaught));
        Assert.Equal(1, result.All.ByGateEnd[(int)GateEnd.DeniedAtRecheck]);
        Assert.Equal(1, result.All.ApprovalLatency.NeverCount);
        Assert.Equal([24], Lab.Trail(scenario).Minutes(Fact.Denied)); // 12 minutes each, one after the other
    }

    [Fact]
    public void What_turns_stale_before_the_review_begins_can_be_seen_by_the_reviewer()
    {
        // The second of two requests is reviewed from 12 to 24: stale at 10, it is wrong by then.
        var result = Lab.Run(Lab.Over(
            """
            { "review": { "detectionMaximum": "100%" },
              "classes": { "item": { "detectionTime": "1us", "staleness": { "after": "10m" }, "arrivals": { "kind": "scripted", "at": ["0s", "0s"] } } } }
            """,
            "policy.recheck=false"));
        Assert.Equal((1, 1), (result.All.WrongReviewed, result.All.Detected));
        Assert.Equal((1, 1), (result.All.ByGateEnd[(int)GateEnd.Rejected], result.All.StaleEscaped));
    }

    [Fact]
    public void The_auto_twin_executes_before_anything_turns_stale()
    {
        var result = Lab.Run(Lab.Over(Stale + "}"), Arm.AutoTwin);
        Assert.Equal((1, 0, 0), (result.All.Executed, result.All.StaleEscaped, result.All.StaleCaught));
    }

    [Fact]
    public void The_second_look_takes_its_time_as_a_stage_of_its_own()
    {
        var result = Lab.Run(Lab.Over(Stale + ", \"policy\": { \"latency\": \"3m\" } }"));
        Assert.Equal(3 * 60e6, result.All.TimeByStage[(int)Stage.Policy]);
        Assert.Equal(3 * 60e6, result.All.TimeByStage[(int)Stage.Recheck]);
        Assert.Equal((long)result.All.TimeToExecuted.Sum, result.All.TimeByStage.Sum());
    }

    [Fact]
    public void A_graver_context_asks_for_the_missing_approval_only()
    {
        // Auto at first (low impact); found high at execution: one owner is asked, 12 minutes.
        var trail = Lab.Trail(Lab.Over(
            """
            { "classes": { "item": { "contextChange": { "after": "0s", "impact": "high" } } },
              "gates": { "two": { "levels": ["dual"], "factors": { "owner": { "pool": "desk" }, "risk": { "pool": "desk" } } } },
              "pools": { "desk": { "reviewers": 2 } },
              "policy": { "profile": "risk_tiered" } }
            """));
        Assert.Equal([0, 12], trail.Minutes(Fact.Rechecked));
        Assert.Equal([12], trail.Minutes(Fact.Approved));
        Assert.Equal([12], trail.Minutes(Fact.Executed));
        Assert.Equal(2, trail.Minutes(Fact.Authorised).Length);
    }

    [Fact]
    public void Without_anything_that_changes_nobody_looks_again_and_nothing_differs()
    {
        var plain = Lab.Run(Lab.Shipped("baseline", "run.horizon=48h"));
        var never = Lab.Run(Lab.Shipped("baseline", "run.horizon=48h", "policy.recheck=false"));
        Assert.Equal(plain.TrailDigest, never.TrailDigest);
    }

    private static Scenario SecondFactorLate(string policy) => Lab.Over(
        Stale + """
        , "gates": { "approval": { "mode": "serial", "factors": { "owner": { "pool": "desk" }, "risk": { "pool": "desk" } } } },
          "roles": { "risk": { "timeFactor": 1 } },
          "pools": { "desk": { "reviewers": 2 } },
        """.TrimStart() + policy + "}",
        "classes.item.contextChange=never");
}
