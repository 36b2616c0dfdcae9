using System.Collections.Immutable;
using Simulator.Results;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>What the audit trail has of what happened: only where a scenario lets it lack anything.</summary>
internal static class EvidenceMetrics
{
    private static readonly ImmutableArray<string> Kinds = EnumWords.Of<RecordKind>();

    public static void AddTo(MetricList list, Replications runs)
    {
        EvidenceResult[] all = [.. runs.Governed.Select(run => run.Evidence).OfType<EvidenceResult>()];
        if (all.Length == 0)
        {
            return;
        }

        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            double[] required = [.. all.Select(each => (double)each.Required[kind])];
            list.AddOrKeep(
                new RatioSeries(
                    "records_kept", [Where.GovernedArm, Where.Part(Kinds[kind])], "share", [.. all.Select(each => (double)each.Kept[kind])], required),
                required.Any(count => count > 0));
        }

        double[] executed = [.. all.Select(each => (double)each.Executed)];
        list.Ratio("trace_link_completeness", "share", all.Select(each => (double)each.Linked), executed, Where.GovernedArm);
        list.Ratio("evidence_completeness", "share", all.Select(each => (double)each.Complete), executed, Where.GovernedArm);
    }
}
