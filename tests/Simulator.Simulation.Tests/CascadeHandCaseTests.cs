using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Refused agents that try another way, and agents that make others act: minutes that a person can reckon, and the law of how many.</summary>
public class CascadeHandCaseTests
{
    /// <summary>A request that a stop always refuses, and another class that is reviewed for 12 minutes.</summary>
    private static Scenario Refused(string pivot, params string[] set) => Lab.Over(
        $$"""
        { "classes": {
            "item": { "content": { "connectorReviewed": false }, "pivot": {{pivot}} },
            "other": { "access": "write", "impact": "low", "wrong": "0%", "review": "12m", "execution": "0s", "credential": { "revokeDelay": "0s" }, "session": "none" } } }
        """,
        set);

    private static Scenario Triggering(string probability, string cascades, params string[] set) => Lab.Over(
        $$"""{ "cascades": {{cascades}}, "classes": { "item": { "triggers": { "item": { "probability": "{{probability}}" } } } } }""", set);

    [Fact]
    public void A_refused_agent_that_turns_to_another_class_gets_through_there()
    {
        var scenario = Refused("""{ "probability": "100%", "to": ["other"], "delay": "10m" }""");
        var trail = Lab.Trail(scenario);
        var run = Lab.Run(scenario);
        Assert.Equal([0, 10], trail.Minutes(Fact.Submitted));
        Assert.Equal([0], trail.Minutes(Fact.Denied));
        Assert.Equal([22], trail.Minutes(Fact.Executed));
        Assert.Equal([1, 0, 1, 0], run.FollowUps.Cascades.Pivots);
        Assert.Equal((1L, 1L, 0L), (run.All.Roots, run.All.TimeToExecuted.NeverCount, run.All.TimeToExecuted.Count)); // the root stays refused
    }

    [Fact]
    public void A_refused_agent_that_only_changes_the_system_is_refused_until_it_gives_in()
    {
        var scenario = Refused("""{ "probability": "100%", "delay": "10m", "limit": 2 }""");
        Assert.Equal([0, 10, 20], Lab.Trail(scenario).Minutes(Fact.Denied));
        Assert.Equal([2, 2, 0, 0], Lab.Run(scenario).FollowUps.Cascades.Pivots);
        Assert.Equal(Lab.Run(scenario).FollowUps.Cascades.Pivots, Lab.Run(scenario, Arm.AutoTwin).FollowUps.Cascades.Pivots);
    }

    [Theory]
    [InlineData("0%", Outcome.Auto, 0)]
    [InlineData("100%", Outcome.Single, 1)]
    public void A_token_of_another_kind_is_a_broad_identity_to_the_policy(string newToken, Outcome route, int tokens)
    {
        var scenario = Refused(
            $$"""{ "probability": "100%", "to": ["other"], "newToken": "{{newToken}}" }""",
            "policy.profile=risk_tiered", "policy.checks=off", """gates.approval.levels=["single", "dual"]""");
        Assert.Equal([1, 0, 1, tokens], Lab.Run(scenario).FollowUps.Cascades.Pivots);
        Assert.Equal(route == Outcome.Single ? 1 : 0, Lab.Trail(scenario).Minutes(Fact.GateEntered).Length);
    }

    [Theory]
    [InlineData("jit", 0)] // a token of its own for the task: nothing to raise
    [InlineData("inheritedUser", 1)]
    [InlineData("sharedBroad", 1)]
    public void The_kind_of_the_other_token_decides_what_the_policy_sees_of_it(string identity, int gated)
    {
        var scenario = Refused(
            $$"""{ "probability": "100%", "to": ["other"], "newToken": "100%", "identity": "{{identity}}" }""",
            "policy.profile=risk_tiered", "policy.checks=off", """gates.approval.levels=["single", "dual"]""");
        Assert.Equal([1, 0, 1, 1], Lab.Run(scenario).FollowUps.Cascades.Pivots); // a new token either way
        Assert.Equal(gated, Lab.Trail(scenario).Minutes(Fact.GateEntered).Length);
    }

    [Fact]
    public void An_agent_triggers_another_down_to_the_limit_of_depth()
    {
        var scenario = Triggering("100%", """{ "depth": 2, "delay": "5m" }""");
        var cascades = Lab.Run(scenario).FollowUps.Cascades;
        Assert.Equal([12, 29, 46], Lab.Trail(scenario).Minutes(Fact.Executed));
        Assert.Equal((2L, 1L, 2L, 2L), (cascades.Triggered, cascades.Cascades, cascades.Executed, cascades.Traceable));
        Assert.Equal(1, Lab.Run(scenario).All.Roots);
    }

    [Theory]
    [InlineData("no_gate", 2)]
    [InlineData("risk_tiered", 0)]
    public void What_names_no_owner_is_executed_only_where_no_stop_refuses_it(string profile, int executed)
    {
        var scenario = Triggering(
            "100%", """{ "depth": 2, "ownerLost": "100%" }""", "policy.profile=" + profile, "policy.checks=off", """gates.approval.levels=["single", "dual"]""");
        var cascades = Lab.Run(scenario).FollowUps.Cascades;
        Assert.Equal((executed, 0L), (cascades.Executed, cascades.Traceable));
        Assert.Equal(executed == 0 ? 1 : 0, Lab.Trail(scenario).Minutes(Fact.Denied).Length);
    }

    [Fact]
    public void Cascades_are_as_large_as_a_branching_process()
    {
        // Each executed request triggers one more with probability 1/2, two deep: 1/2 + 1/4 a root, 1.5 a root with any.
        var many = Lab.Over("""
            { "run": { "horizon": "1000h" }, "policy": { "profile": "no_gate" }, "cascades": { "depth": 2, "delay": "1h" },
              "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "10/h" }, "triggers": { "item": { "probability": "50%" } } } } }
            """);
        var run = Lab.Run(many);
        Assert.InRange(run.FollowUps.Cascades.Triggered / (double)run.All.Roots, 0.723, 0.777); // 3 standard errors of 10,000 roots
        Assert.InRange(run.FollowUps.Cascades.Cascades / (double)run.All.Roots, 0.485, 0.515);
        Assert.Equal(run.All.Executed, run.All.Roots + run.FollowUps.Cascades.Triggered);
    }

    [Theory]
    [InlineData("""{ "classes": { "item": { "triggers": { "nobody": { "probability": "10%" } } } } }""", "there is no class")]
    [InlineData("""{ "classes": { "item": { "pivot": { "to": ["nobody"] } } } }""", "there is no class")]
    [InlineData("""{ "classes": { "item": { "pivot": { "limit": 0 } } } }""", "no other way be tried")]
    [InlineData("""{ "cascades": { "depth": 16 }, "classes": { "item": { "arrivals": { "kind": "poisson", "rate": "1000/h" }, "triggers": { "item": { "probability": "100%" }, "other": { "probability": "100%" } } }, "other": { "access": "read", "impact": "low", "triggers": { "item": { "probability": "100%" }, "other": { "probability": "100%" } } } } }""", "what follows them are up to 3.146e+9 requests")]
    [InlineData("""{ "cascades": {} }""", "no class triggers another agent")]
    public void What_cannot_follow_is_refused(string layer, string problem) =>
        Assert.Contains(Lab.Load(layer, ScenarioOverrides.None).Errors, error => error.ToString().Contains(problem, StringComparison.Ordinal));
}
