using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>What compressed workflows leave no trace of; only where a scenario has any.</summary>
internal static class CompressionMetrics
{
    public static void AddTo(MetricList list, Scenario scenario, Replications runs)
    {
        int[] classes = [.. Enumerable.Range(0, scenario.Classes.Count).Where(index => scenario.CompressionOf(index) is not null)];
        if (classes.Length == 0)
        {
            return;
        }

        double[] executed = [.. runs.Governed.Select(run => classes.Sum(index => (double)run.Classes[index].Executed))];
        Add("all", flow => flow.ArtefactsLost.Sum());
        Add("ticket", flow => flow.ArtefactsLost[(int)Artefact.Ticket]);
        Add("reviewer", flow => flow.ArtefactsLost[(int)Artefact.Reviewer]);
        Add("handoff", flow => flow.ArtefactsLost[(int)Artefact.Handoff]);
        Add("pause", flow => flow.ArtefactsLost[(int)Artefact.Pause]);

        void Add(string part, Func<FlowResult, double> lost) => list.Ratio(
            "artefacts_lost", "mean", runs.Governed.Select(run => classes.Sum(index => lost(run.Classes[index]))), executed, Where.GovernedArm, Where.Part(part));
    }
}
