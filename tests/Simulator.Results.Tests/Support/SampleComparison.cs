using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.TestSupport;

/// <summary>Finished runs that were never simulated: two metrics whose true values are known.</summary>
internal static class SampleComparison
{
    public const int Replications = 64;
    private const ulong Key = 4711;

    /// <summary>A run whose latencies are exponential with a mean, and whose share has a probability.</summary>
    /// <param name="seed">Runs of one seed share their random numbers.</param>
    /// <param name="meanMinutes">Mean latency.</param>
    /// <param name="share">Probability that an item counts.</param>
    /// <param name="threshold">Written into the resolved scenario.</param>
    /// <param name="replications">Number of replications.</param>
    public static FinishedRun Run(ulong seed = 1, double meanMinutes = 30, double share = 0.2, string threshold = "80%", int replications = Replications) => new(
        "results/made-up",
        SampleRun.Create() with
        {
            Identity = SampleRun.Identity() with { Seed = seed, Replications = replications, TrailDigest = $"{seed}-{meanMinutes}-{share}", ScenarioDigest = threshold },
        },
        new SampleSet(replications,
        [
            new DistributionSeries("approval_latency", [new Dimension("arm", "governed")], [.. Enumerable.Range(0, replications).Select(r => Latencies(seed, r, meanMinutes))], 60_000_000, HasMean: true),
            Shares(seed, share, replications),
            new ValueSeries("root_requests", [new Dimension("arm", "governed")], "mean", [.. Enumerable.Repeat(200.0, replications)]),
        ]),
        $$"""{ "policy": { "threshold": "{{threshold}}" }, "run": { "horizon": "3d" } }""");

    private static HistogramSnapshot Latencies(ulong seed, int replication, double meanMinutes)
    {
        var histogram = new LogLinearHistogram();
        var draws = new KeyedDraws(KeyedDraws.KeyFromSeed(seed ^ Key, 1), replication);
        for (var item = 0; item < 200; item++)
        {
            histogram.Record((long)(-Math.Log(1 - draws.Uniform((ulong)item, 1, 0)) * meanMinutes * 60e6));
        }

        return histogram.Snapshot();
    }

    private static RatioSeries Shares(ulong seed, double share, int replications)
    {
        var counts = Enumerable.Range(0, replications).Select(replication =>
        {
            var draws = new KeyedDraws(KeyedDraws.KeyFromSeed(seed ^ Key, 1), replication);
            return (double)Enumerable.Range(0, 200).Count(item => draws.Uniform((ulong)item, 2, 0) < share);
        });
        return new RatioSeries("escape_rate", [new Dimension("arm", "governed")], "share", [.. counts], [.. Enumerable.Repeat(200.0, replications)]);
    }
}
