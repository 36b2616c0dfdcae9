using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>A ratio of sums over replications: a ratio of means, never a mean of ratios.</summary>
/// <param name="Metric">Id in the catalogue.</param>
/// <param name="Where">Restrictions.</param>
/// <param name="Word">The one aggregate that it offers, such as <c>share</c> or <c>per_1000_roots</c>.</param>
/// <param name="Numerators">One a replication.</param>
/// <param name="Denominators">One a replication, at least 0.</param>
public sealed record RatioSeries(
    string Metric, IReadOnlyList<Dimension> Where, string Word, IReadOnlyList<double> Numerators, IReadOnlyList<double> Denominators)
    : MetricSeries(Metric, Where)
{
    /// <inheritdoc/>
    public override int Replications => Numerators.Count;

    /// <inheritdoc/>
    public override string Offers => Word;

    /// <inheritdoc/>
    public override bool Has(Aggregate aggregate) => aggregate.Word == Word;

    /// <inheritdoc/>
    public override Estimate Estimate(Aggregate aggregate, double level) =>
        Has(aggregate) ? RatioInterval.Of([.. Numerators], [.. Denominators], level) : throw NotOffered(aggregate);

    /// <inheritdoc/>
    public override MetricSeries First(int count) =>
        this with { Numerators = [.. Numerators.Take(count)], Denominators = [.. Denominators.Take(count)] };
}
