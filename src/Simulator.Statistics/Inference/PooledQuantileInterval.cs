namespace Simulator.Statistics;

/// <summary>
/// The interval of a quantile of all items of all replications. For a threshold x let D_r(x) = over_r(x) - (1 - p) entered_r, over counting
/// what is above x and what never came: its mean is above 0 below the p-quantile and under 0 above it. The interval is the hull of the x
/// where the t interval of the mean of D over replications does not exclude 0 (inversion of the ratio interval).
/// </summary>
/// <remarks>
/// An end that does not exist is infinite: nothing tells how far beyond the largest value seen the quantile may lie. Where few items decide
/// (no replication saw more than a handful beyond x) the variance of D over replications says little; a threshold is then excluded only
/// if the binomial distribution of as many independent items would exclude it too. Items of one replication that depend on each other only widen
/// the truth beyond the binomial.
/// </remarks>
public static class PooledQuantileInterval
{
    /// <summary>Below this number of replications the interval is labelled approximate.</summary>
    public const int ReplicationsForNominalCoverage = 60;

    /// <summary>The interval of the pooled p-quantile.</summary>
    /// <param name="replications">One histogram per replication: at least one, all with as many sub-bits; at least one item in all.</param>
    /// <param name="p">The share, strictly between 0 and 1.</param>
    /// <param name="level">Confidence level, strictly between 0 and 1, default 0.95.</param>
    /// <returns>
    /// The estimate in the unit of the recorded values, its ends widened to the ends of their buckets; NaN throughout when no item entered.
    /// </returns>
    /// <exception cref="ArgumentException">There is no replication, or the sub-bits differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is outside its range.</exception>
    public static Estimate Of(IReadOnlyList<HistogramSnapshot> replications, double p, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(replications);
        Require.OpenUnit(p);
        Require.OpenUnit(level);
        var pooled = HistogramSnapshot.Merge(replications);
        int count = replications.Count;
        if (pooled.Entered == 0)
        {
            return Estimate.Undefined(level, count, IntervalMethod.PooledQuantile);
        }

        var (low, high) = count == 1
            ? (double.NegativeInfinity, double.PositiveInfinity)
            : new QuantileInversion(replications, pooled, p, level).Hull();
        return new Estimate(
            pooled.Quantile(p), low, high, level, count, IntervalMethod.PooledQuantile, count < ReplicationsForNominalCoverage);
    }
}
