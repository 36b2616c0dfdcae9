using Simulator.Results;
using Simulator.Scenarios;

namespace Simulator.Experiments;

/// <summary>
/// The series that a search needs of a block of replications. Replications are taken one by one: the interval that a summary shows of every metric
/// costs nothing for a single one.
/// </summary>
internal static class BlockSeries
{
    /// <summary>The series of each quantity; null where the block has none.</summary>
    public static IReadOnlyList<MetricSeries?> Of(Scenario scenario, Replications runs, IReadOnlyList<TuningQuantity> quantities)
    {
        var count = runs.Governed.Count;
        var parts = new MetricSeries?[quantities.Count][];
        for (var quantity = 0; quantity < parts.Length; quantity++)
        {
            parts[quantity] = new MetricSeries?[count];
        }

        for (var r = 0; r < count; r++)
        {
            AddReplication(scenario, One(runs, r), quantities, parts, r);
        }

        int[] ones = [.. Enumerable.Repeat(1, count)];
        return [.. parts.Select(each => SeriesParts.Join(each, ones))];
    }

    /// <summary>Whether both arms have to be simulated.</summary>
    public static Arms ArmsFor(IEnumerable<TuningQuantity> quantities) =>
        quantities.All(quantity => quantity.Where.Contains(Where.GovernedArm)) ? Arms.GovernedOnly : Arms.Both;

    /// <summary>The groups of metrics are made one after the other until every quantity is found: the first ones are the cheap ones.</summary>
    private static void AddReplication(
        Scenario scenario, Replications runs, IReadOnlyList<TuningQuantity> quantities, MetricSeries?[][] parts, int replication)
    {
        Action<MetricList>[] groups =
        [
            list => ExposureMetrics.AddTo(list, runs, scenario.Incidents.Count > 0),
            list => PoolMetrics.AddTo(list, scenario, runs),
            list => ThreatMetrics.AddTo(list, scenario, runs),
            list => FlowMetrics.AddTo(list, scenario, runs),
            list => ClassMetrics.AddTo(list, scenario, runs),
        ];
        var list = new MetricList();
        foreach (var group in groups)
        {
            group(list);
            var set = new SampleSet(1, list.Series);
            var missing = false;
            for (var index = 0; index < quantities.Count; index++)
            {
                parts[index][replication] ??= set.Find(quantities[index].Metric, quantities[index].Where, Aggregate.Parse(quantities[index].Aggregate));
                missing |= parts[index][replication] is null;
            }

            if (!missing)
            {
                return;
            }
        }

        for (var index = 0; index < quantities.Count; index++)
        {
            parts[index][replication] ??= SeriesParts.WithoutEvents(list.Series, quantities[index]);
        }
    }

    /// <summary>A single replication; an arm that was not simulated is stood in for, since nobody asks for its numbers.</summary>
    private static Replications One(Replications runs, int replication) =>
        new([runs.Governed[replication]], [runs.AutoTwin.Count > 0 ? runs.AutoTwin[replication] : runs.Governed[replication]]);
}
