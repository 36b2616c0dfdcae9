using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Experiments.Tests;

/// <summary>Shared and separate queues of one scenario: three of an AI and one of a person, 12 minutes of review each, four reviewers in two pools.</summary>
public class QueueTopologyTests
{
    private const string Text = """
        {
          "pools": { "desk": { "reviewers": 4 }, "risk": { "reviewers": 2 }, "spare": { "reviewers": 9 } },
          "gates": { "approval": { "factors": { "owner": { "pool": "desk" }, "risk": { "pool": "risk" } } } },
          "classes": {
            "item": { "arrivals": { "at": ["0m", "0m", "0m"] } },
            "own": { "origin": "human", "arrivals": { "kind": "scripted", "at": ["1m"] }, "access": "write", "impact": "low", "wrong": "0%", "review": "12m", "execution": "0s", "session": "none" }
          }
        }
        """;

    [Fact]
    public void People_are_parted_by_the_time_that_peoples_own_work_takes()
    {
        var topology = QueueTopology.Of(Lab.Over(Text), null, 1);
        Assert.Equal(0.25, topology.PersonsShare, 12); // 24 of 96 minutes
        Assert.Equal(["pools.desk.queues.personsWork=25%", "pools.risk.queues.personsWork=50%"], topology.Separate); // one of four; of two each needs one; nobody asks the spare pool
        Assert.Empty(topology.Shared);
        Assert.All(new[] { topology.Separate, topology.Shared }, set => Assert.NotNull(Lab.Over(Text, [.. set])));
    }

    [Fact]
    public void A_scenario_with_separate_queues_is_shared_again_for_the_comparison()
    {
        var topology = QueueTopology.Of(Lab.Over(Text, "pools.desk.queues.personsWork=50%"), 0.75, 1);
        Assert.Equal(["pools.desk.queues=shared"], topology.Shared);
        Assert.Equal(["pools.desk.queues.personsWork=75%", "pools.risk.queues.personsWork=50%"], topology.Separate);
    }

    [Fact]
    public void The_latency_of_both_flows_is_told()
    {
        // One person of each pool for each flow: of the AI's three the last is decided after 36 minutes, the person's own after 12.
        var scenario = Lab.Over(Text, "pools.desk.reviewers=2", "pools.desk.queues.personsWork=50%", "pools.risk.queues.personsWork=50%");
        var run = RunAssembler.Assemble(scenario, Replicator.Run(new ReplicationSetup(scenario), 1), "test", string.Empty);
        Assert.Equal((24, 12), (Mean(run, "ai"), Mean(run, "human")));
    }

    private static double Mean(RunResult run, string origin) => run.Metrics
        .Single(metric => metric.Metric == "approval_latency" && metric.Aggregate == "mean_decided" && metric.Where.Contains(new Dimension("origin", origin))).Estimate.Value;
}
