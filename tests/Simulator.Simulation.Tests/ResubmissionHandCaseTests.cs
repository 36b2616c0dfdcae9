using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Rejected requests are asked for again: minutes that a person can reckon, and the law of how often.</summary>
public class ResubmissionHandCaseTests
{
    private const double Minute = 60e6;

    /// <summary>What is wrong is always recognised; the new draft comes 30 minutes after the rejection.</summary>
    private static Scenario Recognised(string wrongAgain, params string[] set) => Lab.Over(
        $$"""
        { "classes": { "item": { "wrong": "100%", "detectionTime": "1s", "delayCost": 6,
          "resubmission": { "probability": "100%", "delay": "30m", "wrong": "{{wrongAgain}}", "limit": 2 } } },
          "review": { "detectionMaximum": "100%" } }
        """,
        set);

    [Fact]
    public void A_better_second_draft_is_executed_and_counts_from_the_first_one()
    {
        var scenario = Recognised("0%");
        var run = Lab.Run(scenario);
        var flow = run.All;
        Assert.Equal([0, 42], Lab.Trail(scenario).Minutes(Fact.Submitted)); // rejected at 12
        Assert.Equal((1L, 1L), (run.FollowUps.Resubmitted, run.FollowUps.Resubmissions));
        Assert.Equal((1L, 1L, 0L, 1L), (flow.Roots, flow.Wrong, flow.Escaped, flow.Executed));
        Assert.Equal((1L, 1L, 1L), (flow.ByRoute.Sum(), flow.ByGateEnd[(int)GateEnd.Rejected], flow.ByGateEnd[(int)GateEnd.Approved]));
        Assert.Equal(1, flow.TimeToExecuted.Entered);
        Assert.Equal(54, flow.TimeToExecuted.Mean / Minute);
        Assert.Equal((42.0, 12.0), (flow.TimeByStage[(int)Stage.Rework] / Minute, flow.TimeByStage[(int)Stage.Gates] / Minute));
        Assert.Equal(flow.TimeToExecuted.Sum, (Int128)flow.TimeByStage.Sum());
        Assert.Equal(6 * 54, flow.Omission / Minute); // the last draft was right, and 54 minutes late
    }

    [Fact]
    public void After_the_last_attempt_the_root_is_never_executed_and_counts_once()
    {
        var scenario = Recognised("same");
        var run = Lab.Run(scenario);
        Assert.Equal([0, 42, 84], Lab.Trail(scenario).Minutes(Fact.Submitted));
        Assert.Equal((1L, 2L), (run.FollowUps.Resubmitted, run.FollowUps.Resubmissions));
        Assert.Equal((1L, 3L, 0L, 0L), (run.All.Roots, run.All.Wrong, run.All.Executed, run.All.Unresolved));
        Assert.Equal(3, run.All.ApprovalLatency.Entered);
        Assert.Equal((1L, 1L), (run.All.TimeToExecuted.Entered, run.All.TimeToExecuted.NeverCount));
        Assert.Equal(0, run.All.Omission); // a wrong action that is not done is no omission
    }

    [Fact]
    public void A_root_whose_next_attempt_lies_beyond_the_end_is_unresolved_once_and_never_executed()
    {
        var run = Lab.Run(Recognised("same", "run.horizon=30m", "run.afterHorizon=cut"));
        Assert.Equal((1L, 1L, 1L), (run.All.Roots, run.All.Unresolved, run.All.TimeToExecuted.NeverCount));
    }

    [Fact]
    public void The_simulation_runs_on_until_the_last_attempt_is_closed()
    {
        var trail = Lab.Trail(Recognised("same", "run.horizon=30m"));
        Assert.Equal(3, trail.Minutes(Fact.Closed).Length);
    }

    [Fact]
    public void Attempts_follow_the_geometric_law_up_to_the_limit()
    {
        // Everything right is rejected: 0.4 + 0.4² + 0.4³ = 0.624 resubmissions a root.
        var run = Lab.Run(Lab.Over("""
            { "run": { "horizon": "1000h" }, "pools": { "desk": { "reviewers": 50 } }, "review": { "falseRejection": "100%" },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "10/h" }, "resubmission": { "delay": "1h", "limit": 3 } } } }
            """));
        Assert.Equal(0, run.All.Unresolved);
        Assert.Equal(run.All.Roots, run.All.TimeToExecuted.NeverCount);
        Assert.Equal(run.All.ByGateEnd.Sum(), run.All.Roots + run.FollowUps.Resubmissions);
        Assert.InRange((double)run.FollowUps.Resubmissions / run.All.Roots, 0.594, 0.654); // 3 standard errors of 10,000 roots
        Assert.InRange((double)run.FollowUps.Resubmitted / run.All.Roots, 0.385, 0.415);
    }

    [Fact]
    public void Attempts_keep_their_draws_when_they_come_at_another_time()
    {
        var quick = Truths(Recognised("50%", "classes.item.resubmission.limit=20"));
        var slow = Truths(Recognised("50%", "classes.item.resubmission.limit=20", "classes.item.resubmission.delay=3h", "pools.desk.reviewers=3"));
        Assert.Equal(quick, slow);
    }

    [Theory]
    [InlineData("baseline", "refund")]
    [InlineData("queue-pressure", "access-change")]
    public void Every_request_of_every_family_is_closed_and_every_attempt_has_an_end(string name, string kind)
    {
        var scenario = Lab.Extending(name, $$$"""
            { "run": { "horizon": "48h" }, "review": { "falseRejection": "30%" }, "classes": { "{{{kind}}}": { "resubmission": { "wrong": "1%" } } } }
            """);
        var trail = Lab.Trail(scenario);
        var run = Lab.Run(scenario);
        Assert.True(run.FollowUps.Resubmissions > 0);
        Assert.Equal(0, run.All.Unresolved);
        Assert.Equal(run.All.Roots, run.All.TimeToExecuted.Entered);
        Assert.Equal(run.All.TimeToExecuted.Sum, (Int128)run.All.TimeByStage.Sum());
        Assert.Equal(run.All.ByGateEnd.Sum(), run.All.ApprovalLatency.Entered);
        Assert.Equal(trail.Select(entry => entry.Fact.Node).Distinct().Count(), trail.Count(entry => entry.Fact.Fact == Fact.Submitted));
    }

    [Fact]
    public void A_limit_of_zero_is_refused_with_a_remedy()
    {
        var loaded = Lab.Load("""{ "classes": { "item": { "resubmission": { "limit": 0 } } } }""", ScenarioOverrides.None);
        Assert.Contains("write a limit of 1 or more", Assert.Single(loaded.Errors).ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<NodeId> Truths(Scenario scenario) => Lab.Trail(scenario).Where(entry => entry.Fact.Fact == Fact.Submitted).Select(entry => entry.Fact.Node);
}
