using Simulator.Results;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <content>Sums per 1,000 root requests, which are the same in both arms; and what both arms and their paired difference have.</content>
internal sealed partial class MetricList
{
    /// <summary>The aggregate of such a sum.</summary>
    public const string PerThousandRoots = "per_1000_roots";

    /// <summary>A sum per 1,000 root requests of one arm.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="results">The replications of the arm.</param>
    /// <param name="value">What a replication adds to the sum.</param>
    /// <param name="where">What restricts the metric.</param>
    public void PerRoots(string metric, IReadOnlyList<ReplicationResult> results, Func<ReplicationResult, double> value, params IReadOnlyList<Dimension> where) =>
        Ratio(metric, PerThousandRoots, results.Select(run => 1000 * value(run)), results.Select(RootsOf), where);

    /// <summary>The same of times in µs, in minutes.</summary>
    public void MinutesPerRoots(string metric, IReadOnlyList<ReplicationResult> results, Func<ReplicationResult, double> time, params IReadOnlyList<Dimension> where) =>
        Ratio(metric, PerThousandRoots, results.Select(run => 1000 * time(run) / MicrosPerMinute), results.Select(RootsOf), where);

    /// <summary>A sum per 1,000 root requests for both arms and their paired difference.</summary>
    public void PerRootsOfArms(string metric, Replications runs, Func<ReplicationResult, double> value) =>
        OfArms(metric, PerThousandRoots, runs, run => 1000 * value(run), RootsOf);

    /// <summary>The same of times in µs, in minutes.</summary>
    public void MinutesPerRootsOfArms(string metric, Replications runs, Func<ReplicationResult, double> time) =>
        OfArms(metric, PerThousandRoots, runs, run => 1000 * time(run) / MicrosPerMinute, RootsOf);

    /// <summary>A ratio of sums for both arms and their paired difference.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="aggregate">What it is per.</param>
    /// <param name="runs">The replications.</param>
    /// <param name="numerator">What may differ between the arms.</param>
    /// <param name="denominator">What is the same in both, roots or incidents from outside: the governed one serves all three.</param>
    public void OfArms(string metric, string aggregate, Replications runs, Func<ReplicationResult, double> numerator, Func<ReplicationResult, double> denominator)
    {
        double[] denominators = [.. runs.Governed.Select(denominator)];
        foreach (var (numerators, arm) in BothAndEffect([.. runs.Governed.Select(numerator)], [.. runs.AutoTwin.Select(numerator)]))
        {
            Ratio(metric, aggregate, numerators, denominators, arm);
        }
    }

    /// <summary>Times in µs of a part of the flow, in minutes per 1,000 of its root requests, for both arms and their paired difference; kept as <see cref="Keep(MetricSeries)"/> says.</summary>
    public void KeepMinutesPerRoots(string metric, FlowResult[] governed, FlowResult[] twin, Func<FlowResult, double> time, Dimension part)
    {
        double[] roots = [.. governed.Select(flow => (double)flow.Roots)];
        foreach (var (numerators, arm) in BothAndEffect([.. governed.Select(Minutes)], [.. twin.Select(Minutes)]))
        {
            Keep(metric, PerThousandRoots, numerators, roots, arm, part);
        }

        double Minutes(FlowResult flow) => 1000 * time(flow) / MicrosPerMinute;
    }

    private static double RootsOf(ReplicationResult run) => run.All.Roots;

    private static (double[] Numerators, Dimension Arm)[] BothAndEffect(double[] governed, double[] twin) =>
        [(governed, Where.GovernedArm), (twin, Where.AutoTwinArm), ([.. governed.Zip(twin, (left, right) => left - right)], Where.Effect)];
}
