using Simulator.Results;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>What reviewers do beside finding what is wrong.</summary>
internal static class OversightMetrics
{
    public static void AddTo(MetricList list, FlowResult[] flows)
    {
        Add(list, "interception", flows, flow => flow.Detected - flow.Suppressed, flow => flow.WrongReviewed);
        Add(list, "suppressed", flows, flow => flow.Suppressed, flow => flow.Detected);
        Add(list, "false_rejection", flows, flow => flow.FalselyRejected, flow => flow.RightReviewed);
        Add(list, "nominal_audit", flows, flow => flow.NominalInAudit, flow => flow.Approvals);
        Add(list, "nominal_true", flows, flow => flow.NominalInTruth, flow => flow.Approvals);
        Add(list, "planted_detection", flows, flow => flow.PlantedDetected, flow => flow.PlantedShown);
    }

    private static void Add(MetricList list, string metric, FlowResult[] flows, Func<FlowResult, long> numerator, Func<FlowResult, long> denominator)
    {
        double[] counts = [.. flows.Select(flow => (double)denominator(flow))];
        list.AddOrKeep(
            new RatioSeries(metric, [Where.GovernedArm], "share", [.. flows.Select(flow => (double)numerator(flow))], counts), counts.Any(count => count > 0));
    }
}
