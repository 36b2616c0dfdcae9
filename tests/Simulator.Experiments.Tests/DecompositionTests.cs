using Simulator.Results;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>The policy effect is the sum over rerouted requests and what they do to the others.</summary>
public sealed class DecompositionTests
{
    private static readonly RunResult Result = Assemble(Arms.Both);

    [Theory]
    [InlineData("exploitable_credential_minutes")]
    [InlineData("wrong_action_exposure")]
    public void The_parts_add_up_to_the_effect(string metric)
    {
        var whole = Effect(metric, null);
        Assert.NotEqual(0, whole);
        Assert.Equal(whole, Effect(metric, "rerouted") + Effect(metric, "spillover"), Math.Abs(whole) * 1e-9);
    }

    [Fact]
    public void Requests_that_wait_for_nobody_meet_the_same_world_in_both_arms_so_nothing_spills_over() =>
        Assert.Equal(0, Effect("wrong_action_exposure", "spillover"));

    [Fact]
    public void As_many_requests_are_rerouted_in_both_arms_as_the_policy_sends_to_people()
    {
        var setup = Setup();
        var runs = Replicator.Run(setup, 2);
        Assert.All(runs.Governed.Zip(runs.AutoTwin), pair =>
        {
            Assert.Equal(pair.First.All.ByRoute[2] + pair.First.All.ByRoute[3], pair.First.All.Rerouted);
            Assert.Equal(pair.First.All.Rerouted, pair.Second.All.Rerouted);
        });
    }

    private static double Effect(string metric, string? part)
    {
        Dimension[] where = part is null ? [new("arm", "effect")] : [new("arm", "effect"), new("part", part)];
        return Result.Metrics.Single(each => each.Metric == metric && each.Where.SequenceEqual(where)).Estimate.Value;
    }

    private static RunResult Assemble(Arms arms)
    {
        var setup = Setup();
        return RunAssembler.Assemble(setup.Scenario, Replicator.Run(setup, 0, setup.Scenario.Run.Replications, arms, 2), "0.0.0", string.Empty);
    }

    private static ReplicationSetup Setup() => new(Lab.Shipped("baseline", "run.replications=4", "run.horizon=30h"));
}
