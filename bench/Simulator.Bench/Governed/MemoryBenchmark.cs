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
        "result), what it allocated, and how far the memory of the whole process rose while it ran (on Linux, where its peak can be set back).";

    public IEnumerable<Figure> Run(Effort effort)
    {
        var small = Measure(effort.Of(Requests));
        var large = Measure(10L * effort.Of(Requests));
        foreach (var (size, measured) in new[] { ("1x", small), ("10x", large) })
        {
            yield return new Figure($"memory.{size}.requests", measured.Requests, "requests");
            yield return new Figure($"memory.{size}.kept", measured.Kept / Megabyte, "MB");
            yield return new Figure($"memory.{size}.allocated", measured.Allocated / Megabyte, "MB");
            yield return new Figure($"memory.{size}.process-rise", measured.Rise / Megabyte, "MB");
        }

        yield return new Figure("memory.kept.growth", large.Kept / (double)small.Kept, "ratio for ten times the requests", AtMost: 1.25);

        // Pages that the collector and the compiler happen to touch make it waver by some MB; 16 MB are 2 bytes for each request more.
        yield return new Figure("memory.process-rise.growth", (large.Rise - small.Rise) / Megabyte, "MB more for ten times the requests", AtMost: 16);
    }

    private static (long Requests, long Kept, long Allocated, long Rise) Measure(long requests)
    {
        var setup = Organisation.Of("week", requests);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true); // gives back what earlier benchmarks left
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var resident = ResidentFromNow();
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        var replication = new Replication(setup, Arm.Governed);
        var result = replication.Run(0);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(replication);
        using var process = Process.GetCurrentProcess();
        return (result.All.Roots, kept, allocated, process.PeakWorkingSet64 - resident);
    }

    /// <summary>The memory of the process, to which its peak is set back where the system can do so.</summary>
    private static long ResidentFromNow()
    {
        const string resetPeak = "/proc/self/clear_refs";
        if (File.Exists(resetPeak))
        {
            File.WriteAllText(resetPeak, "5"); // man 5 proc: resets the peak resident set size to the current one
        }

        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
