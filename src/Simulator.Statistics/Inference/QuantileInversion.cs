namespace Simulator.Statistics;

/// <summary>The scan over thresholds of <see cref="PooledQuantileInterval"/>: bucket by bucket upwards, the counts above each kept per replication.</summary>
internal sealed class QuantileInversion
{
    private readonly IReadOnlyList<HistogramSnapshot> _replications;
    private readonly HistogramSnapshot _pooled;
    private readonly double _tailShare;
    private readonly double _critical;
    private readonly double _risk;
    private readonly long[] _over;
    private long _overInAll;

    public QuantileInversion(IReadOnlyList<HistogramSnapshot> replications, HistogramSnapshot pooled, double p, double level)
    {
        (_replications, _pooled) = (replications, pooled);
        _tailShare = 1 - p;
        _critical = Samples.Critical(level, replications.Count);
        _risk = 0.5 * (1 - level);
        _over = new long[replications.Count];
    }

    /// <summary>The hull of the thresholds that are not excluded, ends of buckets included.</summary>
    public (double Low, double High) Hull()
    {
        for (int r = 0; r < _over.Length; r++)
        {
            _over[r] = _replications[r].Entered;
        }

        _overInAll = _pooled.Entered;
        // Before the first bucket everything is above the threshold.
        double low = ClearlyBelow() ? double.NaN : double.NegativeInfinity;
        double high = double.PositiveInfinity; // there D is p times what entered: never under 0
        for (int i = 0; i < _pooled.Buckets.Length; i++)
        {
            if (_pooled.Buckets[i] == 0)
            {
                continue; // D is constant between the values seen
            }

            int bucket = _pooled.FirstBucket + i;
            bool wasOpen = double.IsPositiveInfinity(high);
            Pass(bucket);
            if (double.IsNaN(low) && !ClearlyBelow())
            {
                low = Math.Max(_pooled.Minimum, BucketLayout.Lowest(bucket, _pooled.SubBits));
            }

            // The last time that D stops being compatible with 0 is the upper end; a later compatible threshold opens it again.
            bool open = !ClearlyAbove();
            double end = Math.Min(_pooled.Maximum, BucketLayout.Highest(bucket, _pooled.SubBits));
            high = open ? double.PositiveInfinity : wasOpen ? end : high;
        }

        return (double.IsNaN(low) ? double.PositiveInfinity : low, high);
    }

    private void Pass(int bucket)
    {
        for (int r = 0; r < _over.Length; r++)
        {
            _over[r] -= _replications[r].BucketAt(bucket);
        }

        _overInAll -= _pooled.BucketAt(bucket);
    }

    /// <summary>The threshold is clearly below the quantile: significantly more than the tail share lies above it.</summary>
    private bool ClearlyBelow() =>
        Statistic() > _critical && ExactTail.BinomialAtMost(_overInAll - 1, _pooled.Entered, _tailShare) > 1 - _risk;

    /// <summary>The threshold is clearly above the quantile: significantly less than the tail share lies above it.</summary>
    private bool ClearlyAbove() =>
        Statistic() < -_critical && ExactTail.BinomialAtMost(_overInAll, _pooled.Entered, _tailShare) < _risk;

    /// <summary>The t statistic of the mean of D; infinite when D is the same non-zero number in each replication, 0 when it is 0 in each.</summary>
    private double Statistic()
    {
        double mean = (_overInAll - (_tailShare * _pooled.Entered)) / _over.Length;
        double squares = 0;
        for (int r = 0; r < _over.Length; r++)
        {
            double gap = _over[r] - (_tailShare * _replications[r].Entered) - mean;
            squares += gap * gap;
        }

        return mean == 0 ? 0 : mean / Math.Sqrt(squares / (_over.Length - 1) / _over.Length);
    }
}
