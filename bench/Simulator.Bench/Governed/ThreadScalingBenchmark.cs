using System.Diagnostics;
using Simulator.Bench.Harness;
using Simulator.Bench.Yardsticks;
using Simulator.Experiments;

namespace Simulator.Bench.Governed;

/// <summary>The same run on one thread and on two.</summary>
internal sealed class ThreadScalingBenchmark : IBenchmark
{
    public string Name => "thread_scaling";

    public string Report => "simulation";

    public string Description =>
        "Replications of the shipped baseline, both arms, on one thread and on two, by elapsed time. `machine` is what two bare M/M/10\n" +
        "loops that share nothing gain over one: what the machine had to give at that moment, 2 when nothing else ran. The target of 1.9 on\n" +
        "an idle machine is 0.95 of that.";

    public IEnumerable<Figure> Run(Effort effort)
    {
        var rounds = effort with { WarmUps = Math.Min(effort.WarmUps, 2), Rounds = Math.Min(effort.Rounds, 9) };
        var replications = 2 * effort.Of(48); // even: an odd one out would leave a thread idle for its length
        var setup = Organisation.Of("baseline", replications: replications);
        var customers = effort.Of(20_000_000);
        var turns = new Alternation(() => Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency)
            .Add("1", () => Replicator.Run(setup, 1).Governed.Count)
            .Add("bare 1", () => Bare(1, customers))
            .Add("2", () => Replicator.Run(setup, 2).Governed.Count)
            .Add("bare 2", () => Bare(2, customers))
            .Run(rounds);
        yield return new Figure("thread_scaling.1", 1 / turns.Seconds("1"), "replications/s");
        yield return new Figure("thread_scaling.2", 1 / turns.Seconds("2"), "replications/s");
        var gain = turns.SpeedRatio("2", "1");
        var machine = turns.SpeedRatio("bare 2", "bare 1");
        yield return new Figure("thread_scaling.gain", gain, "ratio");
        yield return new Figure("thread_scaling.machine", machine, "ratio");
        yield return new Figure("thread_scaling.gain.of-machine", gain / machine, "ratio", 0.95);
    }

    private static long Bare(int threads, int customers)
    {
        var workers = new Thread[threads];
        for (var index = 0; index < threads; index++)
        {
            workers[index] = new Thread(() => BareQueue.Run(new Exponential(1), customers));
            workers[index].Start();
        }

        foreach (var worker in workers)
        {
            worker.Join();
        }

        return (long)threads * customers;
    }
}
