using FsCheck;
using FsCheck.Fluent;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Properties.Tests;

/// <summary>Random scenarios with nearly all that a scenario file knows: no crash, the ground truth holds, the same bits from an instance that ran before.</summary>
public class GrownTests
{
    /// <summary>Where requests follow others not every one is a root, and where people have several reviews in hand, or look back at executions, tasks cannot be rebuilt from facts alone: what is counted there is held elsewhere.</summary>
    [Fact]
    public void The_ground_truth_holds_in_both_arms() => Holds(text =>
    {
        var scenario = text.Load();
        HashSet<string> apart = [.. scenario.Classes.Any(kind => kind.FollowUps.IsOn) ? ["I26"] : (string[])[], .. scenario.Pools.Any(pool => pool.Concurrency > 1) || scenario.PostHocPool is not null ? ["I18", "I27", "I28"] : (string[])[]];
        Assert.Empty(GroundTruth.Breaches(RecordedRun.Of(scenario)).Except(apart));
        Assert.Empty(GroundTruth.Breaches(RecordedRun.Of(scenario, Arm.AutoTwin)).Except(apart));
    });

    [Fact]
    public void An_instance_that_ran_before_gives_the_bits_of_a_new_one() => Holds(text =>
    {
        var setup = new ReplicationSetup(text.Load());
        var used = new Replication(setup, Arm.Governed);
        used.Run(1);
        Assert.Equal(ResultText.Of(new Replication(setup, Arm.Governed).Run(0)), ResultText.Of(used.Run(0)));
    });

    [Fact]
    public void Everything_that_is_laid_over_is_among_the_scenarios()
    {
        var texts = RandomScenario.GrownGenerator.Sample(300, new Rnd(20_261_122, 17), 20).Select(scenario => scenario.Json).ToList();
        Assert.All(GrownGenerator.Names, name => Assert.True(texts.Count(text => text.Contains($"\"{name}\"", StringComparison.Ordinal)) >= 5, name));
    }

    private static void Holds(Action<RandomScenario> check) =>
        Prop.ForAll(RandomScenario.Grown, check).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20_261_122, 7));
}
