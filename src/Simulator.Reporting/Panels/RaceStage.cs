using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Reporting;

/// <summary>A stage of containment with the mean time from the leak, on both routes.</summary>
/// <param name="Name">What is reached.</param>
/// <param name="Governed">Under the policy; null when the result does not hold it.</param>
/// <param name="AutoTwin">Were everything automatic; null likewise.</param>
internal sealed record RaceStage(string Name, Estimate? Governed, Estimate? AutoTwin)
{
    /// <summary>The stages of incidents from outside, in order.</summary>
    public static IReadOnlyList<RaceStage> Of(RunResult result)
    {
        var all = result.Metrics.Where(metric => metric.Metric == "containment_time" && Value(metric, "incident") == "exogenous").ToList();
        return
        [
            .. all.Select(metric => Value(metric, "part")).OfType<string>().Distinct(StringComparer.Ordinal)
                .Select(stage => new RaceStage(PageText.Sentence(stage), In(all, stage, "governed"), In(all, stage, "auto_twin"))),
        ];
    }

    /// <summary>A mean time, or a dash.</summary>
    public static string Words(Estimate? mean) => mean is { } there ? HumanText.Value(there.Value, "min") : "–";

    private static Estimate? In(List<MetricResult> all, string stage, string arm) =>
        all.FirstOrDefault(metric => Value(metric, "part") == stage && metric.Where.Contains(new Dimension("arm", arm)))?.Estimate;

    private static string? Value(MetricResult metric, string dimension) => metric.Where.FirstOrDefault(where => where.Name == dimension)?.Value;
}
