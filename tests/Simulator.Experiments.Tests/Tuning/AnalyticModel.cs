using System.Collections.Concurrent;
using System.Globalization;
using Simulator.Experiments;
using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments.Tests.Tuning;

/// <summary>
/// A stand-in for the simulator with a known answer, in closed form: a threshold t from 0.70 to 0.99 trades exposure against latency. Raising it
/// lowers the exposure of what runs unseen, until the desk is so busy that reviews suffer; latency grows like that of a queue.
/// </summary>
/// <remarks>Replications share a normal demand (common random numbers) and have noise of their own.</remarks>
internal sealed class AnalyticModel(ulong seed) : ITuningModel
{
    public const string Path = "policy.threshold";
    public const string People = "pools.desk.reviewers";
    private const double MicrosPerMinute = 60e6;
    private const int Roots = 200;

    private static readonly Dimension[] Governed = [new("arm", "governed")];

    /// <summary>Every task that was simulated.</summary>
    public ConcurrentBag<TuningTask> Tasks { get; } = [];

    /// <summary>Stops the search at that task, as a power cut would.</summary>
    public int? FailsAt { get; init; }

    /// <summary>How much of the spread all settings have in common.</summary>
    public double Common { get; init; } = 0.8;

    public TuningSubject Subject { get; } = new("analytic", "A known answer", "d1ge57", seed);

    /// <summary>Exposure per 1,000 roots at a threshold: smallest at 0.86.</summary>
    public static double Exposure(double threshold, double factor = 1) => factor * (10 + (600 * (threshold - 0.86) * (threshold - 0.86)));

    /// <summary>Mean latency in minutes at a threshold with so many people.</summary>
    public static double Latency(double threshold, int people, double factor = 1) => factor * 8 / (1 - (threshold * 5 / people * 0.85));

    public IReadOnlyList<string> Problems(IReadOnlyList<string> set) =>
        [.. set.Select(line => line.Split('=')[0]).Where(path => path is not (Path or People or "load")).Select(path => $"--set {path}: unknown key '{path}'; see the reference of keys")];

    public SampleSet Survey(IReadOnlyList<string> set) => new(2, [Exposures(set, 1, 0, 2), Latencies(set, 1, 0, 2), Empty(2)]);

    public IReadOnlyList<MetricSeries?> Simulate(TuningTask task, IReadOnlyList<TuningQuantity> quantities, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Tasks.Add(task);
        if (Tasks.Count == FailsAt)
        {
            throw new OperationCanceledException("The power went off.");
        }

        var load = task.Assumptions.Count == 0 ? 1 : double.Parse(task.Assumptions[0].Split('=')[1], CultureInfo.InvariantCulture);
        var set = new SampleSet(task.Count, [Exposures(task.Set, load, task.First, task.Count), Latencies(task.Set, load, task.First, task.Count), Empty(task.Count)]);
        return [.. quantities.Select(each => set.Find(each.Metric, each.Where, Aggregate.Parse(each.Aggregate)))];
    }

    public (IReadOnlyList<TuningHypothesis> Varied, IReadOnlyList<string> Left) Hypotheses() => ([new TuningHypothesis("load", 0.5, 2, "assumed")], ["words"]);

    public IReadOnlyList<string> Scaled(IReadOnlyList<(TuningHypothesis Hypothesis, double Factor)> factors) =>
        [.. factors.Select(each => FormattableString.Invariant($"load={each.Factor:R}"))];

    private static (double Threshold, int People) Of(IReadOnlyList<string> set)
    {
        var threshold = 0.8;
        var people = 5;
        foreach (var line in set)
        {
            var value = line.Split('=')[1];
            threshold = line.StartsWith(Path, StringComparison.Ordinal) ? double.Parse(value.TrimEnd('%'), CultureInfo.InvariantCulture) / 100 : threshold;
            people = line.StartsWith(People, StringComparison.Ordinal) ? int.Parse(value, CultureInfo.InvariantCulture) : people;
        }

        return (threshold, people);
    }

    private double Noise(IReadOnlyList<string> set, int replication, ushort purpose)
    {
        var draws = new KeyedDraws(seed, replication);
        var own = string.Join(',', set).Aggregate(7UL, (hash, letter) => unchecked((hash * 31) + letter));
        return (Math.Sqrt(Common) * draws.StandardNormal(0, purpose)) + (Math.Sqrt(1 - Common) * draws.StandardNormal(own | 1, purpose));
    }

    private RatioSeries Exposures(IReadOnlyList<string> set, double load, int first, int count) => new(
        "wrong_action_exposure", Governed, "per_1000_roots",
        [.. Enumerable.Range(first, count).Select(r => Roots * (Exposure(Of(set).Threshold, load) + (1.5 * Noise(set, r, 1))))],
        [.. Enumerable.Repeat((double)Roots, count)]);

    /// <summary>Two hundred exponential latencies a replication around a mean that moves with the day.</summary>
    private DistributionSeries Latencies(IReadOnlyList<string> set, double load, int first, int count) => new(
        "approval_latency", Governed, [.. Enumerable.Range(first, count).Select(r => Items(set, load, r))], MicrosPerMinute, HasMean: true);

    private HistogramSnapshot Items(IReadOnlyList<string> set, double load, int replication)
    {
        var (threshold, people) = Of(set);
        var mean = Latency(threshold, people, load) * Math.Exp(0.1 * Noise(set, replication, 2));
        var histogram = new LogLinearHistogram();
        for (var item = 0; item < Roots; item++)
        {
            histogram.Record((long)(mean * MicrosPerMinute * new KeyedDraws(seed, replication).StandardExponential(3, 3, item)));
        }

        return histogram.Snapshot();
    }

    private static RatioSeries Empty(int count) => new("detection", Governed, "share", new double[count], new double[count]);
}
