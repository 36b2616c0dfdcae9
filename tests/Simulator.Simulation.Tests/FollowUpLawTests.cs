using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

/// <summary>Everything that can follow at once: nothing is lost, nothing grows, and paired arms meet the same roots.</summary>
public class FollowUpLawTests
{
    private static Scenario Everything(string horizon) => Lab.Extending("chained-actions", $$"""
        { "run": { "horizon": "{{horizon}}", "warmUp": "6h" }, "review": { "falseRejection": "20%" }, "pools": { "desk": { "reviewers": 9 } },
          "chains": { "outOfOrder": "30%", "compositeWrong": "20%" }, "cascades": { "ownerLost": "10%" },
          "classes": {
            "copy-data": { "triggers": { "copy-data": { "probability": "10%" }, "open-share": { "probability": "10%" } } },
            "open-share": { "wrong": "10%", "resubmission": { "delay": "1h" }, "triggers": { "copy-data": { "probability": "5%" } } },
            "widen-access": { "resubmission": {}, "staleness": { "after": "4h" } },
            "call-partner": { "pivot": { "probability": "80%", "to": ["call-partner", "widen-access"], "newToken": "50%" } } } }
        """);

    [Theory]
    [InlineData(Arm.Governed)]
    [InlineData(Arm.AutoTwin)]
    public void Every_request_ends_once_and_no_name_is_used_twice(Arm arm)
    {
        var trail = Lab.Trail(Everything("10d"), arm);
        var byNode = trail.GroupBy(entry => entry.Fact.Node).ToList();
        var ended = byNode.Count(request => request.Any(entry => entry.Fact.Fact == Fact.Closed));
        Assert.All(byNode, request => Assert.Single(request, entry => entry.Fact.Fact == Fact.Submitted));
        Assert.All(byNode, request => Assert.True(request.Count(entry => entry.Fact.Fact is Fact.Denied or Fact.Rejected or Fact.Expired or Fact.Executed) <= 1));
        var open = byNode.Count - ended; // those that arrived after the horizon, which nobody waits for
        Assert.InRange(open, 0, 40);
        Assert.True(ended > 1_500);
    }

    [Fact]
    public void What_is_counted_is_what_the_trail_tells()
    {
        var scenario = Everything("10d");
        var run = Lab.Run(scenario);
        var result = run.All;
        Assert.Equal(0, result.Unresolved);
        Assert.Equal(result.Roots, result.ByRoute.Sum());
        Assert.Equal(result.Roots, result.TimeToExecuted.Entered);
        Assert.Equal(result.TimeToExecuted.Sum, (Int128)result.TimeByStage.Sum());
        Assert.Equal(result.ApprovalLatency.Sum, (Int128)result.LatencyByPart.Sum());
        Assert.Equal(result.ByGateEnd.Sum(), result.ApprovalLatency.Entered);
        var (chains, cascades) = (run.FollowUps.Chains, run.FollowUps.Cascades);
        Assert.All(
            new[] { run.FollowUps.Resubmissions, chains.WrongCompleted, chains.OutOfOrder, chains.OutOfScope[1], cascades.Triggered, cascades.Pivots[(int)PivotCount.NewToken] },
            count => Assert.True(count > 0));
        Assert.True(chains.WrongCompleted <= chains.WrongBegun && chains.Completed <= chains.Begun && cascades.Traceable <= cascades.Executed);
        Assert.Equal(cascades.Pivots[(int)PivotCount.Attempted], cascades.Pivots[(int)PivotCount.Blocked] + cascades.Pivots[(int)PivotCount.Succeeded]);
    }

    [Fact]
    public void Both_arms_have_the_same_roots_with_the_same_truth()
    {
        var scenario = Everything("5d");
        var (governed, twin) = (Lab.Run(scenario).All, Lab.Run(scenario, Arm.AutoTwin).All);
        Assert.Equal(governed.Roots, twin.Roots);
        Assert.Equal(Submitted(scenario, Arm.Governed), Submitted(scenario, Arm.AutoTwin));
    }

    [Fact]
    public void Follow_ups_allocate_nothing_once_warm()
    {
        var (shortBytes, shortEvents) = Measure("40d");
        var (longBytes, longEvents) = Measure("160d");
        Assert.True(longEvents > 3 * shortEvents);
        Assert.True(longBytes - shortBytes < longEvents / 4, $"{longBytes - shortBytes} bytes more for {longEvents - shortEvents} events more");
    }

    [Fact]
    public void A_replication_does_not_depend_on_what_was_simulated_before()
    {
        var setup = new ReplicationSetup(Everything("5d"));
        var used = new Replication(setup, Arm.Governed);
        used.Run(3);
        Assert.Equal(new Replication(setup, Arm.Governed).Run(1).TrailDigest, used.Run(1).TrailDigest);
    }

    private static IEnumerable<ulong> Submitted(Scenario scenario, Arm arm)
    {
        var end = scenario.Run.Horizon.TotalMinutes;
        var trail = Lab.Trail(scenario, arm);
        var source = trail[0].Fact.Node.Value >> 48; // roots carry their kind and source in the highest sixteen bits
        return trail.Where(entry => entry.Fact.Fact == Fact.Submitted && entry.Minute < end && entry.Fact.Node.Value >> 48 == source).Select(entry => entry.Fact.Node.Value);
    }

    private static (long Bytes, long Events) Measure(string horizon)
    {
        var replication = new Replication(new ReplicationSetup(Everything(horizon)), Arm.Governed);
        replication.Run(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = replication.Run(0);
        return (GC.GetAllocatedBytesForCurrentThread() - before, result.Events);
    }
}
