using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>What recommendations were worth: what the model's confidence tells, and, where a scenario has any of it, noise, wider reach and hidden dependencies.</summary>
internal static class ContentMetrics
{
    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        ContentResult[] governed = [.. runs.Governed.Select(run => run.All.Content)];
        AddConfidence(list, runs, governed);
        if (scenario.Classes.Any(kind => kind.Content.Noise > 0))
        {
            AddNoise(list, governed);
        }

        AddArm(list, scenario, runs.Governed, Where.GovernedArm);
        AddArm(list, scenario, runs.AutoTwin, Where.AutoTwinArm);
    }

    /// <summary>Confidence is drafted before any policy: it is the same in both arms.</summary>
    private static void AddConfidence(MetricList list, Replications runs, ContentResult[] governed)
    {
        if (governed.All(flow => flow.Confident == 0))
        {
            return;
        }

        if (runs.Governed.Any(run => run.ConfidencePairs > 0))
        {
            list.Ratio("confidence_auc", "share", runs.Governed.Select(run => run.ConfidenceOrdered), runs.Governed.Select(run => run.ConfidencePairs), Where.GovernedArm);
        }

        double[] confident = [.. governed.Select(flow => (double)flow.Confident)];
        list.Ratio("brier_score", "share", governed.Select(flow => flow.SquaredError), confident, Where.GovernedArm);
        list.Ratio("calibration_gap", "share", governed.Select(flow => flow.Confidence - flow.ConfidentRight), confident, Where.GovernedArm);
    }

    private static void AddNoise(MetricList list, ContentResult[] flows)
    {
        Add("drafted", flow => flow.Noise, flow => flow.Drafted);
        Add("gated", flow => flow.NoiseGated, flow => flow.Gated);
        Add("review", flow => flow.NoiseReviewTime / 60e6, flow => flow.ReviewTime / 60e6);

        void Add(string part, Func<ContentResult, double> noise, Func<ContentResult, double> all) =>
            list.Ratio("noise_share", "share", flows.Select(noise), flows.Select(all), Where.GovernedArm, Where.Part(part));
    }

    private static void AddArm(MetricList list, Scenario scenario, IReadOnlyList<ReplicationResult> runs, Dimension arm)
    {
        if (scenario.Classes.Any(kind => kind.Content.ExcessScope is not null))
        {
            list.Ratio(
                "excess_blast_radius", "share", runs.Select(run => run.All.Content.ExcessReach), runs.Select(run => run.All.Content.IntendedReach), arm);
        }

        if (scenario.Classes.Any(kind => kind.Content.HiddenDependency is not null))
        {
            list.PerRoots("collateral_outages", runs, run => run.All.Content.Outages, arm);
            list.MinutesPerRoots("collateral_outage_minutes", runs, run => run.All.Content.OutageTime, arm);
        }
    }
}
