using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;

namespace Simulator.Experiments;

/// <summary>Backlog over time, over replications.</summary>
internal static class BacklogFans
{
    public static IReadOnlyList<BacklogFan> Of(Scenario scenario, Replications runs)
    {
        var instants = Enumerable.Range(0, TimeGrid.Intervals + 1).ToArray();
        double[] minutes = [.. instants.Select(index => (TimeGrid.At(scenario.Run, index) - scenario.Run.Start).TotalMinutes)];
        return [.. scenario.Pools.Select((pool, index) =>
        {
            var sorted = instants.Select(instant => runs.Governed.Select(run => run.Pools[index].BacklogAt[instant]).Order().ToArray()).ToArray();
            return new BacklogFan(
                pool.Name,
                minutes,
                [.. sorted.Select(levels => levels.Average())],
                [.. sorted.Select(levels => Quantile(levels, 0.05))],
                [.. sorted.Select(levels => Quantile(levels, 0.5))],
                [.. sorted.Select(levels => Quantile(levels, 0.95))]);
        })];
    }

    /// <summary>The smallest level that at least a share p of the replications do not exceed.</summary>
    private static double Quantile(int[] sorted, double p) => sorted[Math.Clamp((int)Math.Ceiling(p * sorted.Length) - 1, 0, sorted.Length - 1)];
}
