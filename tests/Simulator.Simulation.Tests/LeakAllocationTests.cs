using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

public class LeakAllocationTests
{
    [Fact]
    public void Leaking_credentials_allocate_nothing_once_warm()
    {
        // What is left is the result itself: nothing grows with the events or the leaks.
        var (shortBytes, shortEvents) = Measure("240h");
        var (longBytes, longEvents) = Measure("960h");
        Assert.True(longEvents > 3 * shortEvents);
        Assert.True(longBytes - shortBytes < longEvents / 4, $"{longBytes - shortBytes} bytes more for {longEvents - shortEvents} events more");
    }

    private static (long Bytes, long Events) Measure(string horizon)
    {
        // Enough people, so that the tables do not grow with a backlog.
        var scenario = Lab.Shipped("credential-leak", "run.horizon=" + horizon, "pools.desk.reviewers=9");
        var replication = new Replication(new ReplicationSetup(scenario), Arm.Governed);
        replication.Run(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = replication.Run(0);
        Assert.True(result.Leaks.Count > 0);
        return (GC.GetAllocatedBytesForCurrentThread() - before, result.Events);
    }
}
