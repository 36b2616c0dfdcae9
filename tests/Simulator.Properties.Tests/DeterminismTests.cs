using System.Text.Json;
using Simulator.Experiments;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Properties.Tests;

/// <summary>The same scenario and seed give the same bits: on any number of threads, again in the same process, watched or not.</summary>
public class DeterminismTests
{
    [Fact]
    public void The_number_of_threads_changes_no_bit() => Property.Holds(
        text =>
        {
            var scenario = text.Load("run.replications=5");
            var one = Result(scenario, 1);
            Assert.Equal(one, Result(scenario, 2));
            Assert.Equal(one, Result(scenario, 4));
        },
        times: 40);

    [Fact]
    public void A_replication_gives_the_same_bits_again_after_others_and_watched() => Property.Holds(text =>
    {
        var scenario = text.Load();
        var used = new Replication(new ReplicationSetup(scenario), Arm.Governed);
        var first = used.Run(1);
        used.Run(2);
        var again = used.Run(1);
        var watched = RecordedRun.Of(scenario, Arm.Governed, 1).Result;
        Assert.Equal(first.TrailDigest, again.TrailDigest);
        Assert.Equal(Json(first), Json(again));
        Assert.Equal(Json(first), Json(watched));
    });

    [Fact]
    public void A_replication_after_one_of_another_scenario_s_end_leaves_nothing_behind() => Property.Holds(text =>
    {
        // The second instance has run a longer replication first: open work, parked work and timers of it must be gone.
        var scenario = text.Load();
        var fresh = new Replication(new ReplicationSetup(scenario), Arm.Governed).Run(7);
        var used = new Replication(new ReplicationSetup(scenario), Arm.Governed);
        for (var replication = 0; replication < 3; replication++)
        {
            used.Run(replication);
        }

        Assert.Equal(Json(fresh), Json(used.Run(7)));
    });

    /// <summary>Every number of the result, and the digest over all trails.</summary>
    private static string Result(Scenario scenario, int threads) =>
        JsonSerializer.Serialize(RunAssembler.Assemble(scenario, Replicator.Run(new ReplicationSetup(scenario), threads), "test", string.Empty), Options);

    private static string Json(ReplicationResult result) => JsonSerializer.Serialize(
        new
        {
            result.TrailDigest,
            result.Events,
            Flows = result.Classes.Select(flow => new
            {
                flow.Roots, flow.Unresolved, flow.ByRoute, flow.ByGateEnd, flow.Wrong, flow.Escaped, flow.WrongReviewed, flow.Detected, flow.LatencyByPart,
                Latency = flow.ApprovalLatency.GetHashCode(), LatencySum = (double)flow.ApprovalLatency.Sum, Executed = (double)flow.TimeToExecuted.Sum,
                flow.ExploitableCredentialTime, flow.WrongActionExposure,
            }),
            Pools = result.Pools.Select(pool => new
            {
                Backlog = pool.Backlog.ToArray(), Busy = pool.Busy.ToArray(), Overtime = pool.Overtime.ToArray(), OnDuty = pool.OnDuty.ToArray(),
                Dropped = pool.Dropped.ToArray(), pool.Handoffs, Waiting = (double)pool.Waiting.Sum, pool.BacklogAt,
            }),
            result.Incidents.Count, result.Incidents.AttackerFirst, result.Incidents.Contained, result.Incidents.Expired, result.Incidents.Unresolved,
            result.Incidents.CompromisedTime,
        },
        Options);

    private static readonly JsonSerializerOptions Options = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };
}
