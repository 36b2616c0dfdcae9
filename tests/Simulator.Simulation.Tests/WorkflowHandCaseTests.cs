using Simulator.Governance;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>One request of a workflow each: who answers for it, what its label promises, and which way it takes.</summary>
public class WorkflowHandCaseTests
{
    private const string Owned = "\"process\": \"claims\", \"owner\": \"Head of claims\"";

    [Theory]
    [InlineData(Owned, 0, 0)]
    [InlineData("\"process\": \"claims\"", 1, 1)]
    [InlineData("\"owner\": \"Head of claims\"", 1, 1)]
    [InlineData(Owned + ", \"ownerMissing\": \"100%\"", 1, 1)]
    public void What_nobody_answers_for_is_refused_in_both_arms(string workflow, long attempted, long blocked)
    {
        foreach (var arm in new[] { Arm.Governed, Arm.AutoTwin })
        {
            AssertCame(Lab.Run(Lab.Over(Workflow(workflow)), arm).All, Trespass.Unowned, attempted, blocked, 0);
        }
    }

    [Fact]
    public void Without_the_stop_it_is_executed() =>
        AssertCame(Lab.Run(Lab.Over(Workflow("\"process\": \"claims\""), "policy.profile=no_gate")).All, Trespass.Unowned, 1, 0, 1);

    [Fact]
    public void Of_a_class_without_a_workflow_nothing_is_noticed() => AssertCame(Lab.Run(Lab.With()).All, Trespass.Unowned, 0, 0, 0);

    [Theory]
    [InlineData("auto", "no_gate", 0)]
    [InlineData("gated", "no_gate", 1)]
    [InlineData("gated", "gate_everywhere", 0)]
    [InlineData("suggest", "gate_everywhere", 1)]
    public void More_autonomy_than_the_label_promises_is_counted(string label, string profile, long executed) =>
        AssertCame(
            Lab.Run(Lab.Over(Workflow($"{Owned}, \"label\": \"{label}\""), $"policy.profile={profile}")).All, Trespass.BeyondLabel, 0, 0, executed);

    [Fact]
    public void A_draft_that_a_person_carries_out_keeps_the_label_suggest() =>
        AssertCame(
            Lab.Run(Lab.Over(Workflow($"{Owned}, \"label\": \"suggest\"", ", \"content\": { \"mayExecute\": false }"))).All, Trespass.BeyondLabel, 0, 0, 0);

    [Fact]
    public void Silence_is_no_approval_that_a_label_promises() =>
        AssertCame(
            Lab.Run(Lab.Over(Workflow($"{Owned}, \"label\": \"gated\""), "gates.approval.expiry=5m", "gates.approval.onExpiry=autoApprove")).All,
            Trespass.BeyondLabel, 0, 0, 1);

    [Fact]
    public void A_way_of_control_is_a_route_with_whose_people_are_asked()
    {
        // Low impact runs by itself; a final write is asked of the owner's people: two ways together, one each.
        var scenario = Lab.Over(
            """
            {
              "workflows": { "desk": { "process": "claims", "owner": "Head of claims" } },
              "classes": {
                "item": { "workflow": "desk" },
                "last": { "workflow": "desk", "arrivals": { "kind": "scripted", "at": ["0s", "1h"] }, "access": "write", "impact": "low", "reversible": false, "session": "none" }
              }
            }
            """,
            "policy.profile=risk_tiered", "policy.checks=off", """gates.approval.levels=["single", "dual"]""");
        var run = Lab.Run(scenario);
        Assert.Equal([1, 1], run.Classes.Select(flow => flow.ControlPathCount));
        Assert.Equal(2, run.All.ControlPathCount);
    }

    private static string Workflow(string workflow, string more = "") =>
        $$"""{ "workflows": { "desk": { {{workflow}} } }, "classes": { "item": { "workflow": "desk"{{more}} } } }""";

    private static void AssertCame(FlowResult flow, Trespass kind, long attempted, long blocked, long executed) =>
        Assert.Equal(
            (attempted, blocked, executed),
            (flow.Trespassed(kind, TrespassEnd.Attempted), flow.Trespassed(kind, TrespassEnd.Blocked), flow.Trespassed(kind, TrespassEnd.Executed)));
}
