using System.Globalization;

namespace Simulator.Statistics;

/// <summary>
/// An immutable <see cref="LogLinearHistogram"/> of the used range of buckets: what a replication keeps, stores and sends. Equal contents are
/// equal values. Safe from any number of threads.
/// </summary>
public sealed class HistogramSnapshot : IEquatable<HistogramSnapshot>
{
    private readonly long[] _buckets;

    internal HistogramSnapshot(int subBits, int firstBucket, long[] buckets, long never, long count, Int128 sum, long minimum, long maximum)
    {
        (SubBits, FirstBucket, _buckets) = (subBits, firstBucket, buckets);
        (NeverCount, Count, Sum, Minimum, Maximum) = (never, count, sum, minimum, maximum);
    }

    /// <summary>Buckets per doubling as a power of 2.</summary>
    public int SubBits { get; }

    /// <summary>Index of the first bucket kept; 0 when empty.</summary>
    public int FirstBucket { get; }

    /// <summary>The counts from the first to the last used bucket; empty when nothing was recorded.</summary>
    public ReadOnlySpan<long> Buckets => _buckets;

    /// <summary>Number of values recorded; those that never came are not among them.</summary>
    public long Count { get; }

    /// <summary>How many never came to a value.</summary>
    public long NeverCount { get; }

    /// <summary>All that entered: <see cref="Count"/> + <see cref="NeverCount"/>.</summary>
    public long Entered => Count + NeverCount;

    /// <summary>The exact sum of the values recorded.</summary>
    public Int128 Sum { get; }

    /// <summary>The smallest value recorded; <see cref="long.MaxValue"/> when there is none.</summary>
    public long Minimum { get; }

    /// <summary>The largest value recorded; -1 when there is none.</summary>
    public long Maximum { get; }

    /// <summary>The mean of the values recorded (those that never came left out); NaN when there is none.</summary>
    public double Mean => Count > 0 ? (double)Sum / Count : double.NaN;

    /// <summary>An empty snapshot.</summary>
    /// <param name="subBits">Buckets per doubling as a power of 2, 1 to 12, default 7.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of sub-bits is outside its range.</exception>
    public static HistogramSnapshot Empty(int subBits = LogLinearHistogram.DefaultSubBits) => new LogLinearHistogram(subBits).Snapshot();

    /// <summary>Restores a snapshot from its stored parts and checks that they fit together.</summary>
    /// <param name="subBits">Buckets per doubling as a power of 2, 1 to 12.</param>
    /// <param name="firstBucket">Index of the first bucket, 0 or above.</param>
    /// <param name="buckets">The counts, first and last above 0, or empty.</param>
    /// <param name="neverCount">How many never came to a value, 0 or above.</param>
    /// <param name="sum">The sum of the values.</param>
    /// <param name="minimum">The smallest value, in the first bucket (ignored when empty).</param>
    /// <param name="maximum">The largest value, in the last bucket (ignored when empty).</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="ArgumentException">The parts contradict each other or lie outside their ranges.</exception>
    public static HistogramSnapshot Restore(
        int subBits, int firstBucket, ReadOnlySpan<long> buckets, long neverCount, Int128 sum, long minimum, long maximum)
    {
        Require.Within(subBits, BucketLayout.MinSubBits, BucketLayout.MaxSubBits);
        ArgumentOutOfRangeException.ThrowIfNegative(neverCount);
        if (buckets.IsEmpty)
        {
            return new HistogramSnapshot(subBits, 0, [], neverCount, 0, 0, long.MaxValue, -1);
        }

        bool fits = firstBucket >= 0 && firstBucket + buckets.Length <= BucketLayout.Count(subBits)
            && buckets[0] > 0 && buckets[^1] > 0 && buckets.IndexOfAnyInRange(long.MinValue, -1) < 0
            && minimum >= 0 && maximum >= minimum
            && BucketLayout.IndexOf(minimum, subBits) == firstBucket
            && BucketLayout.IndexOf(maximum, subBits) == firstBucket + buckets.Length - 1;
        long count = 0;
        for (int i = 0; fits && i < buckets.Length; i++)
        {
            count += buckets[i];
        }

        if (!fits || sum < (Int128)minimum * count || sum > (Int128)maximum * count)
        {
            throw new ArgumentException("The parts of the histogram contradict each other.", nameof(buckets));
        }

        return new HistogramSnapshot(subBits, firstBucket, buckets.ToArray(), neverCount, count, sum, minimum, maximum);
    }

    /// <summary>The counts of several snapshots together; the order does not matter.</summary>
    /// <param name="parts">At least one snapshot, all with as many sub-bits.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentException">There is none, or the sub-bits differ.</exception>
    public static HistogramSnapshot Merge(IEnumerable<HistogramSnapshot> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        LogLinearHistogram? sum = null;
        foreach (var part in parts)
        {
            sum ??= new LogLinearHistogram(part.SubBits);
            sum.Merge(part);
        }

        return sum?.Snapshot() ?? throw new ArgumentException("There is nothing to merge.", nameof(parts));
    }

    /// <summary>How many recorded values are above a threshold, rounded up to the end of its bucket (at most 2^-subBits of itself).</summary>
    /// <param name="threshold">The threshold; negative counts all.</param>
    /// <returns>0 to <see cref="Count"/>.</returns>
    public long CountAbove(long threshold) => BucketCounts.Above(_buckets, FirstBucket, threshold, SubBits, Count, Maximum);

    /// <summary>How many are above a threshold or never came: <see cref="CountAbove"/> + <see cref="NeverCount"/>.</summary>
    /// <param name="threshold">The threshold, rounded up to the end of its bucket; negative counts all.</param>
    /// <returns>0 to <see cref="Entered"/>.</returns>
    public long CountNotWithin(long threshold) => CountAbove(threshold) + NeverCount;

    /// <summary>
    /// The p-quantile of all that entered: the mid-point of its bucket, kept within minimum and maximum; positive infinity when fewer than p
    /// ever came to a value.
    /// </summary>
    /// <param name="p">Share, above 0 to 1.</param>
    /// <returns>The quantile.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside its range.</exception>
    /// <exception cref="InvalidOperationException">Nothing entered.</exception>
    public double Quantile(double p) =>
        BucketCounts.Quantile(_buckets, FirstBucket, SubBits, Ranks.OfQuantile(p, Entered), Count, Minimum, Maximum);

    /// <inheritdoc/>
    public bool Equals(HistogramSnapshot? other) =>
        other is not null && SubBits == other.SubBits && FirstBucket == other.FirstBucket && NeverCount == other.NeverCount
        && Sum == other.Sum && Minimum == other.Minimum && Maximum == other.Maximum && Buckets.SequenceEqual(other.Buckets);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HistogramSnapshot);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SubBits, FirstBucket, Count, NeverCount, Sum, Minimum, Maximum);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count} values, {NeverCount} never");

    internal long BucketAt(int index)
    {
        int i = index - FirstBucket;
        return i >= 0 && i < _buckets.Length ? _buckets[i] : 0;
    }
}
