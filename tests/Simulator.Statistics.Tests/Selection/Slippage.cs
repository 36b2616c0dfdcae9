using Simulator.Statistics;

namespace Simulator.Statistics.Tests.Selection;

/// <summary>Searches on normal systems whose best is known.</summary>
internal static class Slippage
{
    public const int FirstStage = 32;
    public const int Block = 8;
    private const int Longest = 20_000;

    /// <summary>A search to its end; null when nothing is left alive.</summary>
    /// <param name="means">The true objective of each system, smaller is better.</param>
    /// <param name="deviations">Its standard deviation.</param>
    /// <param name="excesses">The true mean of each constraint of each system, at most 0 when kept.</param>
    /// <param name="common">The share of the variance that all systems have in common, 0 to 1.</param>
    public static (int? Selected, int Replications) Search(
        double[] means, double[] deviations, double[][] excesses, double tolerance, double zone, double alpha, double common, ulong seed)
    {
        var constraints = excesses.Length == 0 ? 0 : excesses[0].Length;
        var selection = new ConstrainedSelection(means.Length, [.. Enumerable.Repeat(tolerance, constraints)], FirstStage, alpha, zone);
        var model = new Model(means, deviations, excesses, common, seed);
        var replications = FirstStage;
        var spent = 0;
        while (replications < Longest)
        {
            spent += selection.Alive.Count * (replications == FirstStage ? FirstStage : Block);
            selection.Look(system => model.Samples(system, replications));
            if (selection.IsDecided)
            {
                break;
            }

            replications += Block;
        }

        return (selection.Alive is [var only] && selection[only].Feasibility == Feasibility.Feasible ? only : null, spent);
    }

    private sealed class Model(double[] means, double[] deviations, double[][] excesses, double common, ulong seed)
    {
        private readonly List<double>[] objectives = [.. means.Select(_ => new List<double>())];
        private readonly List<double>[][] columns = [.. means.Select((_, i) => (excesses.Length == 0 ? [] : excesses[i]).Select(_ => new List<double>()).ToArray())];

        public SystemSamples Samples(int system, int replications)
        {
            for (var r = objectives[system].Count; r < replications; r++)
            {
                var draws = new KeyedDraws(seed, r);
                var shared = draws.StandardNormal(0, 1);
                objectives[system].Add(means[system] + (deviations[system]
                    * ((Math.Sqrt(common) * shared) + (Math.Sqrt(1 - common) * draws.StandardNormal((ulong)system + 1, 1)))));
                for (var c = 0; c < columns[system].Length; c++)
                {
                    columns[system][c].Add(excesses[system][c] + draws.StandardNormal((ulong)system + 1, (ushort)(c + 2)));
                }
            }

            return new SystemSamples([.. objectives[system]], [.. columns[system].Select(column => column.ToArray())]);
        }
    }
}
