using Simulator.Statistics;

namespace Simulator.Coverage.Tests;

/// <summary>A model of items within replications whose pooled distribution is known.</summary>
/// <param name="name">As the table shows it.</param>
/// <param name="Items">Items of one replication, in the order of their arrival, appended to the list: (draws of the experiment, replication).</param>
/// <param name="Quantile">The p-quantile of all items.</param>
internal sealed record ItemModel(string Name, Action<KeyedDraws, int, List<double>> Items, Func<double, double> Quantile)
{
    /// <summary>Recorded units per unit of the model.</summary>
    public const double Unit = 1e6;

    /// <summary>The histograms of the replications of one experiment.</summary>
    public HistogramSnapshot[] Replications(KeyedDraws draws, int count)
    {
        var items = new List<double>();
        var histogram = new LogLinearHistogram();
        var replications = new HistogramSnapshot[count];
        for (var r = 0; r < count; r++)
        {
            items.Clear();
            histogram.Clear();
            Items(draws, r, items);
            foreach (var item in items)
            {
                histogram.Record((long)(Unit * item));
            }

            replications[r] = histogram.Snapshot();
        }

        return replications;
    }
}
