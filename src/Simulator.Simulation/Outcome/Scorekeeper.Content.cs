using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What recommendations are worth beyond being right or wrong: noise, reach, hidden dependencies.</content>
internal sealed partial class Scorekeeper
{
    private readonly ConfidenceRanks ranks = new();

    private static void RoutedContent(in Work work, Outcome route, FlowScore flow)
    {
        if (route is Outcome.Single or Outcome.Dual)
        {
            flow.Content.Gated++;
            if (work.Recommendation.IsNoise)
            {
                flow.Content.NoiseGated++;
            }
        }
    }

    private static void ReviewedContent(in Work work, Duration time, FlowScore flow)
    {
        flow.Content.ReviewTime += time.Microseconds;
        if (work.Recommendation.IsNoise)
        {
            flow.Content.NoiseReviewTime += time.Microseconds;
        }
    }

    /// <summary>How far an action reaches in truth: more than was meant where its scope is wider, nowhere where it changes nothing.</summary>
    private static double ReachOf(in Work work, ActionClass kind) => work.Recommendation.IsNoise ? 0 : kind.BlastRadius * (1 + work.Recommendation.Excess);

    private void ExecutedContent(in Work work, ActionClass kind, FlowScore flow)
    {
        ExecutedDecay(work, kind);
        if (!work.Recommendation.IsNoise)
        {
            var intended = kind.BlastRadius;
            flow.Content.IntendedReach += intended;
            flow.Content.ExcessReach += intended * work.Recommendation.Excess;
        }

        if (work is { Recommendation: { IsWrong: false, HasHiddenDependency: true }, IsStaleEscape: false })
        {
            BreakDependency(work, flow);
        }
    }

    /// <summary>A right action breaks what nobody knew to depend on it, unless one of the people who approved it looked well enough to find that.</summary>
    private void BreakDependency(in Work work, FlowScore flow)
    {
        var node = work.Recommendation.Request.Node.Value;
        if (draws.Uniform(node, DrawPurpose.DependencyMissed) < work.Oversight)
        {
            return;
        }

        var length = KindOf(work).Content.HiddenDependency!.Outage.Quantile(draws.Uniform(node, DrawPurpose.CollateralOutage));
        var outage = Duration.Min(Duration.FromMicroseconds(length), scenario.Run.AccrualCap);
        flow.Content.Outages++;
        flow.Content.OutageTime += outage.Microseconds;
        Charge(work, outage);
    }

    /// <summary>Harm in force for a time: part of the wrong-action exposure of the root request's flow.</summary>
    private void Charge(in Work work, Duration inForce)
    {
        var kind = KindOf(work);
        var exposure = kind.Severity * ReachOf(work, kind) * inForce.Microseconds;
        var family = FamilyOf(work);
        family.WrongActionExposure += exposure;
        if (IsRerouted(work.Lineage))
        {
            family.WrongActionExposureRerouted += exposure;
        }
    }
}
