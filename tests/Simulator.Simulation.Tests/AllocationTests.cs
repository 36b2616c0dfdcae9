using Simulator.Simulation;
using Simulator.TestSupport;

namespace Simulator.Simulation.Tests;

public class AllocationTests
{
    [Fact]
    public void A_longer_replication_allocates_no_more_than_a_short_one_once_warm()
    {
        // What is left is the result itself, whose histograms may have a few more buckets in use: nothing grows with the events.
        // Both are longer than the week whose slots the result holds.
        var (shortBytes, shortEvents) = Measure("240h");
        var (longBytes, longEvents) = Measure("1440h");
        Assert.True(longEvents > 5 * shortEvents);
        Assert.True(longBytes - shortBytes < longEvents / 16, $"{longBytes - shortBytes} bytes more for {longEvents - shortEvents} events more");
    }

    private static (long Bytes, long Events) Measure(string horizon)
    {
        var replication = new Replication(new ReplicationSetup(Lab.Shipped("baseline", "run.horizon=" + horizon, "incidents.public-leak.arrivals.rate=1/d")), Arm.Governed);
        replication.Run(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = replication.Run(0);
        return (GC.GetAllocatedBytesForCurrentThread() - before, result.Events);
    }
}
