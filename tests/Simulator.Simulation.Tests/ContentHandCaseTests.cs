using Simulator.Governance;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>One request each, whose content is certain: what the policy sees of it and what becomes of it.</summary>
public class ContentHandCaseTests
{
    [Fact]
    public void An_AI_that_oversteps_its_boundary_is_refused_in_both_arms()
    {
        var scenario = Lab.Over(Content("""{ "mayExecute": false, "overreach": "100%" }"""));
        foreach (var arm in new[] { Arm.Governed, Arm.AutoTwin })
        {
            AssertCame(Lab.Run(scenario, arm).All, Trespass.Boundary, attempted: 1, blocked: 1, executed: 0);
            Assert.Equal([0], Lab.Trail(scenario, arm).Minutes(Fact.Denied));
        }
    }

    [Fact]
    public void Without_any_gate_or_stop_the_overstepping_AI_executes() =>
        AssertCame(
            Lab.Run(Lab.Over(Content("""{ "mayExecute": false, "overreach": "100%" }"""), "policy.profile=no_gate")).All,
            Trespass.Boundary,
            attempted: 1,
            blocked: 0,
            executed: 1);

    [Fact]
    public void A_draft_that_a_person_carries_out_oversteps_nothing()
    {
        var flow = Lab.Run(Lab.Over(Content("""{ "mayExecute": false }"""))).All;
        AssertCame(flow, Trespass.Boundary, attempted: 0, blocked: 0, executed: 0);
        Assert.Equal(1, flow.ByGateEnd[(int)GateEnd.Approved]);
    }

    [Theory]
    [InlineData("bound", 1, 0)]
    [InlineData("inside", 0, 1)]
    public void A_deviation_is_refused_only_where_the_class_is_bound_to_its_playbook(string playbook, int blocked, int executed) =>
        AssertCame(
            Lab.Run(Lab.Over(Content($$"""{ "playbook": "{{playbook}}", "deviation": "100%" }"""))).All,
            Trespass.Deviation,
            attempted: 1,
            blocked,
            executed);

    [Theory]
    [InlineData("100%", 1, 0)]
    [InlineData("0%", 0, 1)]
    public void A_mismatch_of_intent_is_wrong_and_escapes_where_nobody_sees_it(string seen, int blocked, int executed)
    {
        var flow = Lab.Run(Lab.Over(Content($$"""{ "intentMismatch": "100%", "mismatchSeen": "{{seen}}" }"""))).All;
        AssertCame(flow, Trespass.IntentMismatch, attempted: 1, blocked, executed);
        Assert.Equal((1, (long)executed), (flow.Wrong, flow.Escaped));
    }

    [Fact]
    public void A_connector_that_nobody_reviewed_is_refused() =>
        Assert.Equal([0], Lab.Trail(Lab.Over(Content("""{ "connectorReviewed": false }"""))).Minutes(Fact.Denied));

    [Theory]
    [InlineData("jit", Outcome.Auto)]
    [InlineData("sharedBroad", Outcome.Single)]
    public void A_write_under_a_broad_identity_needs_one_level_more(string identity, Outcome route)
    {
        var flow = Lab.Run(Lab.Over(Content($$"""{ "identity": "{{identity}}" }"""), "policy.profile=risk_tiered", "policy.checks=off", """gates.approval.levels=["single", "dual"]""")).All;
        Assert.Equal(1, flow.ByRoute[(int)route]);
    }

    private static string Content(string content) => $$"""{ "classes": { "item": { "content": {{content}} } } }""";

    private static void AssertCame(FlowResult flow, Trespass kind, long attempted, long blocked, long executed) =>
        Assert.Equal(
            (attempted, blocked, executed),
            (flow.Trespassed(kind, TrespassEnd.Attempted), flow.Trespassed(kind, TrespassEnd.Blocked), flow.Trespassed(kind, TrespassEnd.Executed)));
}
