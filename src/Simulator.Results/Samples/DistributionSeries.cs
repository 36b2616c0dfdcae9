using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>A distribution a replication: any quantile of all their items, those that never came to a value included.</summary>
/// <param name="Metric">Id in the catalogue.</param>
/// <param name="Where">Restrictions.</param>
/// <param name="Recorded">One histogram a replication, in the unit of recording.</param>
/// <param name="UnitsPerOne">How many recorded units make one unit of the metric: 60,000,000 for minutes recorded in µs, 1 for items.</param>
/// <param name="HasMean">Whether a mean over those that came to a value is offered, <c>mean_decided</c>.</param>
public sealed record DistributionSeries(
    string Metric, IReadOnlyList<Dimension> Where, IReadOnlyList<HistogramSnapshot> Recorded, double UnitsPerOne, bool HasMean)
    : MetricSeries(Metric, Where)
{
    /// <inheritdoc/>
    public override int Replications => Recorded.Count;

    /// <inheritdoc/>
    public override string Offers => HasMean ? $"{Aggregate.MeanDecided}, p<0.001..99.999>" : "p<0.001..99.999>";

    /// <inheritdoc/>
    public override bool Has(Aggregate aggregate) => aggregate.Quantile is not null || (HasMean && aggregate == Aggregate.MeanDecided);

    /// <inheritdoc/>
    public override Estimate Estimate(Aggregate aggregate, double level)
    {
        if (!Has(aggregate))
        {
            throw NotOffered(aggregate);
        }

        return aggregate.Quantile is { } p
            ? PooledQuantileInterval.Of(Recorded, p, level).Scale(1 / UnitsPerOne)
            : RatioInterval.Of([.. Sums()], [.. Recorded.Select(each => (double)each.Count)], level);
    }

    /// <summary>The sum of the recorded values of each replication, in the metric's unit.</summary>
    public IEnumerable<double> Sums() => Recorded.Select(each => (double)each.Sum / UnitsPerOne);

    /// <inheritdoc/>
    public override MetricSeries First(int count) => this with { Recorded = [.. Recorded.Take(count)] };
}
