using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>One value a replication; the estimate is their mean.</summary>
/// <param name="Metric">Id in the catalogue.</param>
/// <param name="Where">Restrictions.</param>
/// <param name="Word">The one aggregate that it offers, such as <c>mean</c> or <c>max</c>.</param>
/// <param name="Values">One a replication; <see cref="double.NaN"/> where there is none.</param>
public sealed record ValueSeries(string Metric, IReadOnlyList<Dimension> Where, string Word, IReadOnlyList<double> Values)
    : MetricSeries(Metric, Where)
{
    /// <inheritdoc/>
    public override int Replications => Values.Count;

    /// <inheritdoc/>
    public override string Offers => Word;

    /// <inheritdoc/>
    public override bool Has(Aggregate aggregate) => aggregate.Word == Word;

    /// <inheritdoc/>
    public override Estimate Estimate(Aggregate aggregate, double level)
    {
        if (!Has(aggregate))
        {
            throw NotOffered(aggregate);
        }

        return Values.Any(double.IsNaN)
            ? new Estimate(double.NaN, double.NaN, double.NaN, level, Values.Count, IntervalMethod.StudentT)
            : MeanInterval.Of([.. Values], level);
    }

    /// <inheritdoc/>
    public override MetricSeries First(int count) => this with { Values = [.. Values.Take(count)] };
}
