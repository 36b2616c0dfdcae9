using System.Globalization;
using System.Runtime.CompilerServices;

namespace Simulator.Statistics;

/// <summary>
/// Counts of non-negative longs in log-linear buckets: exact count, sum, minimum and maximum, quantiles to a relative error of 2^-(subBits + 1)
/// (7 sub-bits: 0.4 %). What never came to a value is counted apart and makes high quantiles infinite. All integers, so histograms merge in any
/// order to the same bits. Allocates only when a value lies above the range seen before. Not safe for several threads at once.
/// </summary>
public sealed class LogLinearHistogram
{
    /// <summary>Sub-bits when not stated: relative error of a mid-bucket 0.39 %.</summary>
    public const int DefaultSubBits = 7;

    private long[] _buckets;

    /// <summary>An empty histogram.</summary>
    /// <param name="subBits">Buckets per doubling as a power of 2, 1 to 12, default 7.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of sub-bits is outside its range.</exception>
    public LogLinearHistogram(int subBits = DefaultSubBits)
    {
        Require.Within(subBits, BucketLayout.MinSubBits, BucketLayout.MaxSubBits);
        SubBits = subBits;
        _buckets = new long[2 << subBits];
    }

    /// <summary>Buckets per doubling as a power of 2.</summary>
    public int SubBits { get; }

    /// <summary>Number of values recorded; those that never came are not among them.</summary>
    public long Count { get; private set; }

    /// <summary>How many never came to a value.</summary>
    public long NeverCount { get; private set; }

    /// <summary>All that entered: <see cref="Count"/> + <see cref="NeverCount"/>.</summary>
    public long Entered => Count + NeverCount;

    /// <summary>The exact sum of the values recorded.</summary>
    public Int128 Sum { get; private set; }

    /// <summary>The smallest value recorded; <see cref="long.MaxValue"/> when there is none.</summary>
    public long Minimum { get; private set; } = long.MaxValue;

    /// <summary>The largest value recorded; -1 when there is none.</summary>
    public long Maximum { get; private set; } = -1;

    /// <summary>The mean of the values recorded (those that never came left out); NaN when there is none.</summary>
    public double Mean => Count > 0 ? (double)Sum / Count : double.NaN;

    internal ReadOnlySpan<long> Buckets => _buckets;

    /// <summary>The threshold that <see cref="CountAbove"/> really uses: the largest value of the bucket of a value.</summary>
    /// <param name="value">The value, 0 or above.</param>
    /// <param name="subBits">Buckets per doubling as a power of 2, 1 to 12, default 7.</param>
    /// <returns>The value itself below 2^(subBits + 1), otherwise at most 2^-subBits of it more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static long EndOfBucket(long value, int subBits = DefaultSubBits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Require.Within(subBits, BucketLayout.MinSubBits, BucketLayout.MaxSubBits);
        return BucketLayout.Highest(BucketLayout.IndexOf(value, subBits), subBits);
    }

    /// <summary>Counts a value.</summary>
    /// <param name="value">The value, 0 or above.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)] // recorded to in many places: a copy in each would crowd the cache of instructions
    public void Record(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        int index = BucketLayout.IndexOf(value, SubBits);
        EnsureBucket(index);
        unchecked
        {
            // Several for each simulated request. Fewer than 2^63 values below 2^63 stay below 2^126: checked 128-bit arithmetic, which
            // takes ten times as long, has nothing to find here.
            _buckets[index]++;
            Count++;
            Sum += value;
        }

        Minimum = Math.Min(Minimum, value);
        Maximum = Math.Max(Maximum, value);
    }

    /// <summary>Counts a value several times.</summary>
    /// <param name="value">The value, 0 or above.</param>
    /// <param name="times">How often, 0 or above.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
    public void Record(long value, long times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        if (times == 0)
        {
            return;
        }

        int index = BucketLayout.IndexOf(value, SubBits);
        EnsureBucket(index);
        _buckets[index] += times;
        Count += times;
        Sum += (Int128)value * times;
        Minimum = Math.Min(Minimum, value);
        Maximum = Math.Max(Maximum, value);
    }

    /// <summary>Counts one that never came to a value.</summary>
    public void RecordNever() => RecordNever(1);

    /// <summary>Counts several that never came to a value.</summary>
    /// <param name="times">How many, 0 or above.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void RecordNever(long times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        NeverCount += times;
    }

    /// <summary>
    /// How many recorded values are above a threshold; those that never came are not among them. A threshold inside a bucket is rounded up
    /// to the end of the bucket, by at most 2^-subBits of itself; below 2^(subBits + 1) the answer is exact.
    /// </summary>
    /// <param name="threshold">The threshold; negative counts all.</param>
    /// <returns>0 to <see cref="Count"/>.</returns>
    public long CountAbove(long threshold) => BucketCounts.Above(_buckets, 0, threshold, SubBits, Count, Maximum);

    /// <summary>How many are above a threshold or never came: <see cref="CountAbove"/> + <see cref="NeverCount"/>.</summary>
    /// <param name="threshold">The threshold, rounded up to the end of its bucket; negative counts all.</param>
    /// <returns>0 to <see cref="Entered"/>.</returns>
    public long CountNotWithin(long threshold) => CountAbove(threshold) + NeverCount;

    /// <summary>
    /// The p-quantile of all that entered, inf{t: F(t) >= p}: the mid-point of its bucket, kept within minimum and maximum; positive infinity
    /// when fewer than p ever came to a value.
    /// </summary>
    /// <param name="p">Share, above 0 to 1.</param>
    /// <returns>The quantile.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside its range.</exception>
    /// <exception cref="InvalidOperationException">Nothing entered.</exception>
    public double Quantile(double p) =>
        BucketCounts.Quantile(_buckets, 0, SubBits, Ranks.OfQuantile(p, Entered), Count, Minimum, Maximum);

    /// <summary>Adds the counts of another histogram.</summary>
    /// <param name="other">The other histogram, with as many sub-bits; unchanged.</param>
    /// <exception cref="ArgumentException">The sub-bits differ.</exception>
    public void Merge(LogLinearHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (first, length) = BucketCounts.UsedRange(other._buckets);
        Merge(other.SubBits, first, other._buckets.AsSpan(first, length), other.Count, other.NeverCount, other.Sum, other.Minimum, other.Maximum);
    }

    /// <summary>Adds the counts of a snapshot.</summary>
    /// <param name="other">The snapshot, with as many sub-bits.</param>
    /// <exception cref="ArgumentException">The sub-bits differ.</exception>
    public void Merge(HistogramSnapshot other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Merge(other.SubBits, other.FirstBucket, other.Buckets, other.Count, other.NeverCount, other.Sum, other.Minimum, other.Maximum);
    }

    /// <summary>An immutable copy that keeps only the used range of buckets.</summary>
    /// <returns>The copy.</returns>
    public HistogramSnapshot Snapshot()
    {
        var (first, length) = BucketCounts.UsedRange(_buckets);
        return new HistogramSnapshot(SubBits, first, _buckets.AsSpan(first, length).ToArray(), NeverCount, Count, Sum, Minimum, Maximum);
    }

    /// <summary>Forgets everything; keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(_buckets);
        (Count, NeverCount, Sum, Minimum, Maximum) = (0, 0, 0, long.MaxValue, -1);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count} values, {NeverCount} never");

    private void Merge(int subBits, int first, ReadOnlySpan<long> buckets, long count, long never, Int128 sum, long minimum, long maximum)
    {
        if (subBits != SubBits)
        {
            throw new ArgumentException($"Histograms with {SubBits} and {subBits} sub-bits do not merge.", nameof(subBits));
        }

        EnsureBucket(first + buckets.Length - 1);
        for (int i = 0; i < buckets.Length; i++)
        {
            _buckets[first + i] += buckets[i];
        }

        Count += count;
        NeverCount += never;
        Sum += sum;
        Minimum = Math.Min(Minimum, minimum);
        Maximum = Math.Max(Maximum, maximum);
    }

    private void EnsureBucket(int index)
    {
        if (index >= _buckets.Length)
        {
            // Whole doublings at a time: a growing maximum then allocates at most once per doubling.
            int doubling = 1 << SubBits;
            Array.Resize(ref _buckets, ((index / doubling) + 1) * doubling);
        }
    }
}
