using Simulator.Bench.Harness;
using Simulator.Bench.Yardsticks;

namespace Simulator.Bench.Kernel;

/// <summary>M/M/10 bare and through the kernel.</summary>
internal sealed class QueueBenchmark : IBenchmark
{
    private const ulong Seed = 1;

    public string Name => "mm10";

    public string Report => "kernel";

    public string Description =>
        "M/M/10, lambda 9, mu 1, 1,000,000 customers, first come, first served; an event is an arrival or a departure. The bare loop is a sorted\n" +
        "array and a ring, without abstractions; both use xoshiro256++ and a ziggurat and must find the same waits. Expected mean wait 0.668732.";

    public IEnumerable<Figure> Run(Effort effort)
    {
        var customers = effort.Of(1_000_000);
        var kernel = new KernelQueue();
        double bareWait = 0, kernelWait = 0, peekWait = 0;
        var turns = new Alternation()
            .Add("bare", () => Count(customers, bareWait = BareQueue.Run(new Exponential(Seed), customers)))
            .Add("kernel", () => Count(customers, kernelWait = kernel.Run(new Exponential(Seed), customers, peek: false)))
            .Add("peek", () => Count(customers, peekWait = kernel.Run(new Exponential(Seed), customers, peek: true)))
            .Run(effort);
        if (bareWait != kernelWait || bareWait != peekWait)
        {
            throw new InvalidOperationException($"The same variates gave mean waits of {bareWait}, {kernelWait} and {peekWait}.");
        }

        yield return new Figure("mm10.bare", turns.Millions("bare"), "M events/s");
        yield return new Figure("mm10.kernel", turns.Millions("kernel"), "M events/s");
        yield return new Figure("mm10.kernel.of-bare", turns.SpeedRatio("kernel", "bare"), "ratio", 0.7);
        yield return new Figure("mm10.kernel-peeking", turns.Millions("peek"), "M events/s");
        yield return new Figure("mm10.kernel-peeking.of-bare", turns.SpeedRatio("peek", "bare"), "ratio");
        yield return new Figure("mm10.mean-wait", bareWait, "service times", Format: "F6");
        yield return new Figure("mm10.mean-wait.of-expected", bareWait / Mm10.ExpectedWait, "ratio");
    }

    private static long Count(int customers, double wait) => wait > 0 ? customers * 2L : throw new InvalidOperationException("Nobody waited.");
}
