using Simulator.Bench.Governed;
using Simulator.Bench.Kernel;

namespace Simulator.Bench.Harness;

/// <summary>All benchmarks, in the order they run. A new one is added here.</summary>
internal static class BenchmarkSuite
{
    public static IReadOnlyList<IBenchmark> All { get; } =
    [
        new QueueBenchmark(),
        new HoldBenchmark(),
        new CancelBenchmark(),
        new GovernedRequestBenchmark(),
        new WeekBenchmark(),
        new ThreadScalingBenchmark(),
        new MemoryBenchmark(),
        new ReportBenchmark(),
    ];
}
