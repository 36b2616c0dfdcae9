using Simulator.Governance;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Verdicts that decide nothing, and approvals that grow old, to the minute.</summary>
public class VerdictHandCaseTests
{
    [Fact]
    public void A_question_costs_its_wait_and_a_second_review()
    {
        // Reviewed until 12, informed at 42, reviewed until 54.
        var scenario = Lab.With("review.asksInformation=100%", "review.informationWait=30m");
        var result = Lab.Run(scenario);
        Assert.Equal([54], Lab.Trail(scenario).Minutes(Fact.Approved));
        Assert.Equal(30 * 60e6, result.All.LatencyByPart[(int)LatencyPart.Information]);
        Assert.Equal(24 * 60e6, result.All.LatencyByPart[(int)LatencyPart.Review]);
        Assert.Equal((long)result.All.ApprovalLatency.Sum, result.All.LatencyByPart.Sum());
        Assert.Equal([1, 0, 0, 1], result.Gates.Single(gate => gate.Name == "approval").Verdicts);
    }

    [Fact]
    public void A_question_that_outlasts_the_gate_expires_and_is_no_rejection()
    {
        var result = Lab.Run(Lab.With("review.asksInformation=100%", "review.informationWait=30m", "gates.approval.expiry=20m"));
        Assert.Equal((1, 0), (result.All.ByGateEnd[(int)GateEnd.Expired], result.All.ByGateEnd[(int)GateEnd.Rejected]));
    }

    [Fact]
    public void A_reviewer_passes_up_until_the_ladder_ends()
    {
        // 12 minutes at the desk, 12 at the lead, who has nobody further up.
        var trail = Lab.Trail(Lab.Over(
            """
            { "pools": { "lead": { "reviewers": 1 } },
              "gates": { "approval": { "factors": { "owner": { "escalation": { "lead": { "after": "10h", "pool": "lead" } } } } } } }
            """,
            "review.escalates=100%"));
        Assert.Equal([12], trail.Minutes(Fact.Escalated));
        Assert.Equal([24], trail.Minutes(Fact.Approved));
    }

    [Theory]
    [InlineData("24h", 24)] // 12 + 12 minutes, one after the other
    [InlineData("10m", 36)] // the first approval is 12 minutes old when the second comes; asked again, 12 minutes
    public void A_factor_older_than_its_ttl_is_asked_again(string ttl, double approved)
    {
        var scenario = Lab.Over(
            """
            { "pools": { "desk": { "reviewers": 2 } },
              "gates": { "approval": { "mode": "serial", "factors": { "owner": { "pool": "desk" }, "risk": { "pool": "desk" } } } },
              "roles": { "risk": { "timeFactor": 1 } } }
            """,
            "policy.rows.everything.factorTtl=" + ttl,
            "run.horizon=40m",
            "run.afterHorizon=cut");
        var trail = Lab.Trail(scenario);
        Assert.Equal(ttl == "24h" ? [] : [24.0], trail.Minutes(Fact.FactorLapsed).Take(1));
        Assert.Equal(approved, trail.Minutes(Fact.Approved).Last());
    }

    [Fact]
    public void Two_rejections_are_wanted_and_come_from_two_people()
    {
        var scenario = Lab.Over("""{ "pools": { "desk": { "reviewers": 2 } } }""", "gates.approval.denyThreshold=2", "review.falseRejection=100%");
        var trail = Lab.Trail(scenario);
        Assert.Equal([12], trail.Minutes(Fact.Objected));
        Assert.Equal([24], trail.Minutes(Fact.Rejected));
        var result = Lab.Run(scenario);
        Assert.Equal((long)result.All.ApprovalLatency.Sum, result.All.LatencyByPart.Sum());
    }

    /// <summary>The first reviewer passes up; who reviews beside and copies, from where nobody can pass anything up, approves.</summary>
    [Fact]
    public void Who_copies_the_first_review_copies_no_second_thoughts()
    {
        var scenario = Lab.Over(
            """
            { "pools": { "desk": { "reviewers": 2 }, "lead": { "reviewers": 1 } },
              "gates": { "approval": { "mode": "parallel", "factors": {
                "owner": { "pool": "desk", "escalation": { "lead": { "after": "10h", "pool": "lead" } } },
                "risk": { "pool": "desk" } } } },
              "roles": { "risk": { "timeFactor": 1 } } }
            """,
            "review.escalates=100%",
            "review.copyProbability=100%");
        var trail = Lab.Trail(scenario);
        Assert.Equal([12.0], trail.Minutes(Fact.Escalated));
        Assert.Equal([12.0, 24], trail.Minutes(Fact.Approved));
        Assert.Equal([24.0], trail.Minutes(Fact.Executed));
    }
}
