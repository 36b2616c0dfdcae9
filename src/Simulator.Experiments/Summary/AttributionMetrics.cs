using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>Whether identities tell whose action it was, and how many workflows one leak reaches; only where a scenario shares any.</summary>
internal static class AttributionMetrics
{
    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        var identities = new IdentitySharing(scenario);
        if (!identities.IsAnyShared)
        {
            return;
        }

        int[] telling = [.. Enumerable.Range(0, scenario.Classes.Count).Where(identities.IsTelling)];
        double[] executed = [.. runs.Governed.Select(run => (double)run.All.Executed)];
        list.Ratio(
            "attribution_rate", "share", runs.Governed.Select(run => telling.Sum(index => (double)run.Classes[index].Executed)), executed, Where.GovernedArm);
        list.Ratio(
            "attribution_entropy", "mean", runs.Governed.Select(run => identities.UnknownBits([.. run.Classes.Select(flow => flow.Executed)])), executed, Where.GovernedArm);
        if (scenario.Leaks.Any(source => source.IsOn))
        {
            AddReach(list, runs.Governed, Where.GovernedArm);
            AddReach(list, runs.AutoTwin, Where.AutoTwinArm);
        }
    }

    private static void AddReach(MetricList list, IReadOnlyList<ReplicationResult> runs, Dimension arm)
    {
        double[] leaks = [.. runs.Select(run => (double)run.Leaks.Count)];
        list.AddOrKeep(new RatioSeries("leak_reach", [arm], "mean", [.. runs.Select(run => (double)run.Leaks.WorkflowsReached)], leaks), leaks.Any(count => count > 0));
        list.AddOrKeep(
            new RatioSeries("compromised_workflow_minutes", [arm], "per_incident", [.. runs.Select(run => run.Leaks.CompromisedWorkflowTime / 60e6)], leaks),
            leaks.Any(count => count > 0));
    }
}
