using System.Diagnostics;
using Simulator.Bench.Harness;
using Simulator.Simulation;

namespace Simulator.Bench.Governed;

/// <summary>Whether memory follows the requests in flight or the requests ever made.</summary>
internal sealed class MemoryBenchmark : IBenchmark
{
    private const int Requests = 1_000_000;
    private const double Megabyte = 1 << 20;

    public string Name => "memory";

    public string Report => "simulation";

    public string Description =>
        "One replication of the large organisation over a horizon of so many requests: what it keeps on the managed heap when it is over (tables and\n" +
        "result), what it allocated, and the peak of the whole process (which never falls, so the smaller run comes first).";

    public IEnumerable<Figure> Run(Effort effort)
    {
        var small = Measure(effort.Of(Requests));
        var large = Measure(10L * effort.Of(Requests));
        foreach (var (size, measured) in new[] { ("1x", small), ("10x", large) })
        {
            yield return new Figure($"memory.{size}.requests", measured.Requests, "requests");
            yield return new Figure($"memory.{size}.kept", measured.Kept / Megabyte, "MB");
            yield return new Figure($"memory.{size}.allocated", measured.Allocated / Megabyte, "MB");
            yield return new Figure($"memory.{size}.process-peak", measured.Peak / Megabyte, "MB");
        }

        yield return new Figure("memory.kept.growth", large.Kept / (double)small.Kept, "ratio for ten times the requests", AtMost: 1.25);
        yield return new Figure("memory.process-peak.growth", large.Peak / (double)small.Peak, "ratio for ten times the requests", AtMost: 1.25);
    }

    private static (long Requests, long Kept, long Allocated, long Peak) Measure(long requests)
    {
        var setup = Organisation.Of("week", requests);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        var replication = new Replication(setup, Arm.Governed);
        var result = replication.Run(0);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(replication);
        using var process = Process.GetCurrentProcess();
        return (result.All.Roots, kept, allocated, process.PeakWorkingSet64);
    }
}
