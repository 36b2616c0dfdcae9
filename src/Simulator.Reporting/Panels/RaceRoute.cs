using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Reporting;

/// <summary>Leaks whose containment went one way: how many of all, and how many were contained before the first attempt.</summary>
/// <param name="Name">What the policy answered to the containment, in words.</param>
/// <param name="Arm">The arm's id.</param>
/// <param name="Taken">Share of all leaks.</param>
/// <param name="Contained">Share of these that were contained first.</param>
internal sealed record RaceRoute(string Name, string Arm, Estimate Taken, Estimate Contained)
{
    private const string NotRaised = "Not raised";

    /// <summary>The ways of leaks from outside in both arms; empty where there were none.</summary>
    public static IReadOnlyList<RaceRoute> Of(RunResult result)
    {
        var rows = new List<RaceRoute>();
        foreach (var taken in result.Metrics.Where(metric => metric.Metric == "containment_route" && !metric.Where.Contains(new Dimension("incident", "endogenous"))))
        {
            if (result.Metrics.FirstOrDefault(metric => metric.Metric == "contained_first" && metric.Where.SequenceEqual(taken.Where)) is { } contained)
            {
                rows.Add(new RaceRoute(Words(Value(taken, "route")), Value(taken, "arm"), taken.Estimate, contained.Estimate));
            }
        }

        return rows.Any(row => row.Name != NotRaised) ? rows : []; // where nobody contains, there is no way to compare
    }

    private static string Value(MetricResult metric, string dimension) => metric.Where.FirstOrDefault(where => where.Name == dimension)?.Value ?? string.Empty;

    private static string Words(string route) => route switch
    {
        "none" => NotRaised,
        "denied" => "Denied by the policy",
        "auto" => "Automatic",
        "single" => "One approval",
        "dual" => "Two approvals",
        _ => PageText.Sentence(route),
    };
}
