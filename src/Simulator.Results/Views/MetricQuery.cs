using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>Finds metrics of a result by id, aggregate, arm and the other dimensions.</summary>
internal static class MetricQuery
{
    /// <summary>Name of the dimension that tells the arms apart.</summary>
    public const string Arm = "arm";

    /// <summary>The run's own policy.</summary>
    public const string Governed = "governed";

    /// <summary>The same policy with every gate open.</summary>
    public const string AutoTwin = "auto_twin";

    /// <summary>Governed minus auto twin, paired by replication.</summary>
    public const string Effect = "effect";

    /// <summary>The arm of a metric; one without the dimension belongs to the run's own policy.</summary>
    public static string ArmOf(MetricResult metric) => metric.Where.FirstOrDefault(where => where.Name == Arm)?.Value ?? Governed;

    /// <summary>The restrictions other than the arm.</summary>
    public static IReadOnlyList<Dimension> Others(MetricResult metric) => [.. metric.Where.Where(where => where.Name != Arm)];

    /// <summary>The unrestricted estimate of a metric in an arm, in the first aggregate that exists; null when there is none.</summary>
    public static MetricResult? Overall(RunResult result, string metric, string arm, params ReadOnlySpan<string> aggregates)
    {
        foreach (var aggregate in aggregates)
        {
            foreach (var candidate in result.Metrics)
            {
                if (candidate.Metric == metric && candidate.Aggregate == aggregate && ArmOf(candidate) == arm && Others(candidate).Count == 0)
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    /// <summary>The same metric, aggregate and restrictions in another arm.</summary>
    public static Estimate? InArm(RunResult result, MetricResult metric, string arm)
    {
        var others = Others(metric);
        return result.Metrics.FirstOrDefault(candidate =>
            candidate.Metric == metric.Metric && candidate.Aggregate == metric.Aggregate &&
            ArmOf(candidate) == arm && Others(candidate).SequenceEqual(others))?.Estimate;
    }

    /// <summary>Restrictions in words: "pool reviewers, route gated"; "all" for none.</summary>
    public static string Describe(IReadOnlyList<Dimension> where) =>
        where.Count == 0 ? "all" : string.Join(", ", where.Select(one => $"{Words.Of(one.Name)} {Words.Of(one.Value)}"));
}
