namespace Simulator.LoadDriver;

/// <summary>
/// How often a simulated run parts from all others in as many figures as the live run does. Every run, the live one among them, is held against
/// the interval of all the others; were the live run a further simulated one, its number of parting figures would have any rank with equal
/// probability. That is exact for any number of runs and however the figures depend on each other (a permutation test; Phipson and Smyth, 2010).
/// </summary>
internal static class ChanceOfParting
{
    /// <summary>The share of runs, the live one included, that part in as many figures or more; NaN without figures.</summary>
    public static double Of(IReadOnlyList<ComparedFigure> figures)
    {
        if (figures.Count == 0)
        {
            return double.NaN;
        }

        var runs = figures[0].Simulated.Count;
        var parting = new int[runs + 1];
        foreach (var figure in figures)
        {
            double[] all = [.. figure.Simulated, figure.Row.Live];
            double[] sorted = [.. all.Where(value => !double.IsNaN(value)).Order()];
            for (var run = 0; run <= runs; run++)
            {
                parting[run] += IsOutside(sorted, all[run], figure.Rank) ? 1 : 0;
            }
        }

        return parting.Count(count => count >= parting[runs]) / (runs + 1.0);
    }

    /// <summary>Whether fewer than so many of the others lie at or below the value, or at or above it.</summary>
    private static bool IsOutside(double[] sorted, double value, int rank) =>
        !double.IsNaN(value)
        && (sorted.Count(other => other <= value) - 1 < rank || sorted.Count(other => other >= value) - 1 < rank);
}
