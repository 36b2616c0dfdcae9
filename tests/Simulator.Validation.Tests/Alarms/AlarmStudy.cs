using Simulator.Experiments;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;
using Simulator.TestSupport;

namespace Simulator.Validation.Tests;

/// <summary>How often a comparison of two simulated runs calls a regression, over many experiments with seeds of their own.</summary>
internal static class AlarmStudy
{
    /// <summary>Replications of each run, as in the promise.</summary>
    public const int Replications = 30;

    /// <summary>By how much the 95th percentile of the approval latency is to be worse in the study of power.</summary>
    public const double Worse = 0.24;

    private const string Latency = "approval_latency";

    /// <summary>A busy day of the baseline's desk.</summary>
    public static Scenario Scenario(double workload = 1) => Lab.Shipped(
        "baseline",
        "run.horizon=24h",
        "run.warmUp=0s",
        FormattableString.Invariant($"roles.owner.timeFactor={workload:0.0000}"),
        FormattableString.Invariant($"roles.risk.timeFactor={0.6 * workload:0.0000}"));

    /// <summary>Experiments in which nothing changed but the seed: how many called any metric a regression.</summary>
    public static int FalseAlarms(int experiments, ulong seed, int threads)
    {
        var scenario = Scenario();
        return Count(experiments, threads, experiment => Any(Compare(
            Samples(scenario, seed + (2 * experiment)), Samples(scenario, seed + (2 * experiment) + 1), Pairing.Independent)));
    }

    /// <summary>Experiments with paired seeds against a desk that is slower by a factor: how many called the latency a regression.</summary>
    public static int Caught(int experiments, ulong seed, int threads, double workload)
    {
        var (before, after) = (Scenario(), Scenario(workload));
        return Count(experiments, threads, experiment => Compare(Samples(before, seed + experiment), Samples(after, seed + experiment), Pairing.Paired)
            .Any(metric => metric.Definition.Id == Latency && metric.Verdict == ComparisonVerdict.Regression));
    }

    /// <summary>The factor on review times that makes the 95th percentile worse by <see cref="Worse"/>, by bisection on one long paired run.</summary>
    public static (double Workload, double Change) Calibrate(int replications, ulong seed, int threads)
    {
        double Tail(double workload) => HistogramSnapshot.Merge(
            Run(Scenario(workload), seed, replications, threads).Select(run => run.All.ApprovalLatency)).Quantile(0.95);
        var before = Tail(1);
        var (low, high) = (1.0, 1.3);
        while (high - low > 0.002)
        {
            var middle = (low + high) / 2;
            (low, high) = Tail(middle) / before - 1 < Worse ? (middle, high) : (low, middle);
        }

        return (high, (Tail(high) / before) - 1);
    }

    private static int Count(int experiments, int threads, Func<ulong, bool> isAlarm)
    {
        var alarms = 0;
        Parallel.For(0, experiments, new ParallelOptions { MaxDegreeOfParallelism = threads }, experiment =>
        {
            if (isAlarm((ulong)experiment))
            {
                Interlocked.Increment(ref alarms);
            }
        });
        return alarms;
    }

    private static bool Any(IEnumerable<ComparedMetric> metrics) => metrics.Any(metric => metric.Verdict == ComparisonVerdict.Regression);

    private static IReadOnlyList<ComparedMetric> Compare(SampleSet left, SampleSet right, Pairing pairing) =>
        RunComparer.Compare(left, right, pairing, new ComparisonSettings()).Metrics;

    private static SampleSet Samples(Scenario scenario, ulong seed)
    {
        var runs = Run(scenario, seed, Replications, threads: 1);
        // Only the policy's own arm is compared, so the other need not be simulated.
        return RunAssembler.AssembleWithSamples(scenario, new Replications(runs, runs), string.Empty, string.Empty).Samples;
    }

    private static IReadOnlyList<ReplicationResult> Run(Scenario scenario, ulong seed, int replications, int threads)
    {
        var seeded = scenario with { Run = scenario.Run with { Seed = seed, Replications = replications } };
        return Replicator.Run(new ReplicationSetup(seeded), 0, replications, Arms.GovernedOnly, threads).Governed;
    }
}
