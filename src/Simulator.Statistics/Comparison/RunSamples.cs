namespace Simulator.Statistics;

/// <summary>One metric of one run as its replications gave it: what two runs are compared by.</summary>
public abstract class RunSamples
{
    private protected RunSamples()
    {
    }

    /// <summary>Number of replications, 0 or above.</summary>
    public abstract int Count { get; }

    /// <summary>The estimate over all replications; NaN when there is none, positive infinity for a quantile that is not reached.</summary>
    public abstract double Value { get; }

    /// <summary>A mean: one value a replication.</summary>
    /// <param name="values">One a replication, finite.</param>
    /// <returns>The samples.</returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static RunSamples Means(ReadOnlySpan<double> values)
    {
        var ones = new double[values.Length];
        Array.Fill(ones, 1);
        return new LinearSamples(values, ones);
    }

    /// <summary>A ratio of sums, sum Y / sum N.</summary>
    /// <param name="numerators">Y_r, one a replication, finite.</param>
    /// <param name="denominators">N_r, as many, finite.</param>
    /// <returns>The samples.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is not finite.</exception>
    public static RunSamples Ratios(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators) =>
        numerators.Length == denominators.Length
            ? new LinearSamples(numerators, denominators)
            : throw new ArgumentException($"Replications must pair up: {numerators.Length} values against {denominators.Length}.");

    /// <summary>A quantile of all items of all replications.</summary>
    /// <param name="replications">One histogram a replication, all with as many sub-bits.</param>
    /// <param name="p">The share, strictly between 0 and 1.</param>
    /// <returns>The samples.</returns>
    /// <exception cref="ArgumentException">The sub-bits differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside its range.</exception>
    public static RunSamples Quantiles(IReadOnlyList<HistogramSnapshot> replications, double p)
    {
        ArgumentNullException.ThrowIfNull(replications);
        Require.OpenUnit(p);
        return new QuantileSamples(replications, p);
    }

    /// <summary>Whether another run gave the same values, replication by replication.</summary>
    internal abstract bool SameAs(RunSamples other);
}
