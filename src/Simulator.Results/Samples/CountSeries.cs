using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>A plain count over all replications; it has no sampling error.</summary>
/// <param name="Metric">Id in the catalogue.</param>
/// <param name="Where">Restrictions.</param>
/// <param name="Counts">One a replication.</param>
public sealed record CountSeries(string Metric, IReadOnlyList<Dimension> Where, IReadOnlyList<double> Counts)
    : MetricSeries(Metric, Where)
{
    /// <inheritdoc/>
    public override int Replications => Counts.Count;

    /// <inheritdoc/>
    public override string Offers => Aggregate.Count.Word;

    /// <inheritdoc/>
    public override bool Has(Aggregate aggregate) => aggregate == Aggregate.Count;

    /// <inheritdoc/>
    public override Estimate Estimate(Aggregate aggregate, double level)
    {
        var sum = Has(aggregate) ? Counts.Sum() : throw NotOffered(aggregate);
        return new Estimate(sum, sum, sum, level, Counts.Count, IntervalMethod.StudentT);
    }

    /// <inheritdoc/>
    public override MetricSeries First(int count) => this with { Counts = [.. Counts.Take(count)] };
}
