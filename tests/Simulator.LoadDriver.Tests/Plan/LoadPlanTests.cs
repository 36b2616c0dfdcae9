using Simulator.Governance;
using Simulator.Simulation;
using Simulator.TestSupport;
using Simulator.Time;

namespace Simulator.LoadDriver.Tests;

/// <summary>The plan sends what the simulator's arrivals are, when they are, at another pace.</summary>
public class LoadPlanTests
{
    [Fact]
    public void A_plan_has_the_nodes_and_instants_of_the_simulated_replication()
    {
        var scenario = Lab.Shipped("baseline", "run.horizon=12h", "run.warmUp=0s", "run.afterHorizon=cut");
        var simulated = new List<(Instant At, NodeId Node)>();
        new Replication(new ReplicationSetup(scenario), Arm.Governed).Run(3, (in AuditEvent fact, in ActionRequest request) =>
        {
            if (fact.Fact == Fact.Submitted && !request.Context.Containment)
            {
                simulated.Add((fact.At, request.Node));
            }
        });
        var plan = new LoadPlan(scenario, PhaseSchedule.AsItIs(scenario.Run.Horizon, 3600), Duration.Zero, replication: 3);
        Assert.InRange(simulated.Count, 1000, 1300); // 93 an hour
        Assert.Equal(simulated, plan.Sends().Select(send => (send.ScenarioTime, send.Node)));
    }

    [Fact]
    public void Scripted_arrivals_go_out_at_their_compressed_times()
    {
        var scenario = Lab.With("classes.item.arrivals.at=1m,2m,2m,30m");
        var plan = new LoadPlan(scenario, PhaseSchedule.AsItIs(Duration.FromHours(1), 60), Duration.FromSeconds(2));
        Assert.Equal([1, 2, 2, 30], plan.Sends().Select(send => send.Due.TotalSeconds));
        Assert.Equal([true, false, false, false], plan.Sends().Select(send => send.IsWarmUp));
        Assert.Equal([0, 1, 2, 3], plan.Sends().Select(send => send.Number));
    }

    [Fact]
    public void A_spike_sends_the_same_requests_sooner()
    {
        var scenario = Lab.With("classes.item.arrivals.at=1s,2s,3s,4s,5s,6s");
        var plan = new LoadPlan(scenario, new PhaseSchedule([LoadPhase.Hold(Duration.FromSeconds(2)), LoadPhase.Spike(Duration.FromSeconds(1), 4)], 1), Duration.Zero);
        Assert.Equal([1, 2, 2.25, 2.5, 2.75], plan.Sends().Select(send => send.Due.TotalSeconds)); // the sixth is due at 3, when the plan is over
        Assert.Equal([0, 1, 1, 1, 1], plan.Sends().Select(send => send.Phase));
    }

    [Fact]
    public void A_plan_of_a_century_is_not_held_in_memory()
    {
        var scenario = Lab.Shipped("baseline");
        var plan = new LoadPlan(scenario, PhaseSchedule.AsItIs(Duration.FromDays(36_500), 1), Duration.Zero);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var sends = plan.Sends().Take(200_000).Select(send => send.Due).ToArray();
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 4_000_000, "the plan keeps what it has given");
        Assert.Equal(sends.Order(), sends);
    }

    [Fact]
    public void A_warm_up_must_leave_something() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new LoadPlan(Lab.With(), PhaseSchedule.AsItIs(Duration.FromHours(1), 60), Duration.FromMinutes(1)));
}
