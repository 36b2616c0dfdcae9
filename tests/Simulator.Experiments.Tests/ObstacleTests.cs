using Simulator.Results;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

public sealed class ObstacleTests
{
    [Fact]
    public void A_sound_run_has_no_obstacle() =>
        Assert.Empty(Of("10/h", "run.horizon=15d", "run.warmUp=1d", "run.replications=8"));

    [Fact]
    public void A_desk_that_gets_more_than_it_can_do_is_overloaded()
    {
        var obstacle = Assert.Single(Of("40/h", "run.horizon=2d", "run.warmUp=0s", "run.replications=8", "run.runOnLimit=60d"));
        Assert.Equal((ObstacleKind.Overloaded, "desk"), (obstacle.Kind, obstacle.Pool));
    }

    [Fact]
    public void A_warm_up_that_misses_the_growth_of_the_queue_is_too_short() =>
        Assert.Contains(
            Of("24.9/h", "run.horizon=30d", "run.warmUp=1h", "run.replications=16"),
            obstacle => obstacle is { Kind: ObstacleKind.WarmUpTooShort, Pool: "desk" });

    [Fact]
    public void Open_requests_at_the_end_are_an_obstacle() =>
        Assert.Contains(
            Of("20/h", "run.horizon=1d", "run.warmUp=0s", "run.replications=4", "run.afterHorizon=cut"),
            obstacle => obstacle.Kind == ObstacleKind.Unresolved);

    /// <summary>Five reviewers who do 25 items an hour between them.</summary>
    private static IReadOnlyList<Obstacle> Of(string rate, params string[] run)
    {
        var scenario = Lab.Shipped("mm5", [$"classes.item.arrivals.rate={rate}", .. run]);
        return RunAssembler.Assemble(scenario, Replicator.Run(new ReplicationSetup(scenario), 2), "0.0.0", string.Empty).Obstacles;
    }
}
