using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>
/// The values of one metric, one a replication, before any estimate: what budgets and comparisons judge without simulating again. The
/// replication is the sample; requests of one replication depend on each other.
/// </summary>
/// <param name="Metric">Id in the <see cref="MetricCatalogue"/>.</param>
/// <param name="Where">What it is restricted to, as in <see cref="MetricResult.Where"/>.</param>
public abstract record MetricSeries(string Metric, IReadOnlyList<Dimension> Where)
{
    /// <summary>Number of replications.</summary>
    public abstract int Replications { get; }

    /// <summary>The aggregates it offers in words, such as <c>mean</c> or <c>p&lt;1..99.9&gt;</c>.</summary>
    public abstract string Offers { get; }

    /// <summary>Whether it can be aggregated that way.</summary>
    public abstract bool Has(Aggregate aggregate);

    /// <summary>The estimate with its interval over replications, in the metric's unit.</summary>
    /// <param name="aggregate">One that <see cref="Has"/> accepts.</param>
    /// <param name="level">Confidence level, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">The series has no such aggregate.</exception>
    public abstract Estimate Estimate(Aggregate aggregate, double level);

    /// <summary>The series of the first replications only: what a look at fewer replications would have seen.</summary>
    /// <param name="count">1 to <see cref="Replications"/>.</param>
    public abstract MetricSeries First(int count);

    private protected ArgumentException NotOffered(Aggregate aggregate) =>
        new($"{Metric} has no aggregate '{aggregate}'; it offers {Offers}.", nameof(aggregate));
}
