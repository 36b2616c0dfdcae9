using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Statistics.Tests;

public sealed class LogLinearHistogramTests
{
    // Values at every scale of a long, with the edges of doublings among them.
    private static Gen<long> AnyValue =>
        from bits in Gen.Choose(0, 62)
        from low in Gen.Choose(0, int.MaxValue)
        from edge in Gen.Choose(-1, 3)
        select edge < 2 ? Math.Max(0, (1L << bits) + edge) : (1L << bits) | ((long)low * low & ((1L << bits) - 1));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(12)]
    public void Every_value_lies_in_its_bucket_and_near_its_middle(int subBits) => Property.Holds(AnyValue, value =>
    {
        int index = BucketLayout.IndexOf(value, subBits);
        long low = BucketLayout.Lowest(index, subBits);
        long high = BucketLayout.Highest(index, subBits);

        Assert.InRange(value, low, high);
        Assert.Equal(index, BucketLayout.IndexOf(low, subBits));
        Assert.Equal(index, BucketLayout.IndexOf(high, subBits));
        Assert.True(high == long.MaxValue || BucketLayout.IndexOf(high + 1, subBits) == index + 1);
        Assert.True(Math.Abs(BucketLayout.Middle(index, subBits) - value) <= value * Math.ScaleB(1, -subBits - 1));
    });

    [Fact]
    public void The_layout_covers_all_longs_without_gaps()
    {
        int count = BucketLayout.Count(7);
        long next = 0;
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(next, BucketLayout.Lowest(i, 7));
            long high = BucketLayout.Highest(i, 7);
            next = i < count - 1 ? high + 1 : high;
        }

        Assert.Equal(long.MaxValue, next);
    }

    [Fact]
    public void Quantiles_are_off_by_at_most_four_in_a_thousand() => Property.Holds(
        AnyValue.NonEmptyListOf(),
        values =>
        {
            var histogram = Of(values);
            var sorted = values.Order().ToArray();
            foreach (double p in new[] { 0.001, 0.25, 0.5, 0.9, 0.95, 1 })
            {
                long exact = sorted[Math.Max(1, (int)Math.Ceiling(p * sorted.Length)) - 1];
                Numeric.Close(exact, histogram.Quantile(p), 0.004);
                Assert.Equal(histogram.Quantile(p), histogram.Snapshot().Quantile(p));
            }
        });

    [Fact]
    public void Count_sum_minimum_and_maximum_are_exact() => Property.Holds(AnyValue.NonEmptyListOf(), values =>
    {
        var histogram = Of(values);

        Assert.Equal(values.Count, histogram.Count);
        Assert.Equal(values.Aggregate((Int128)0, (sum, x) => sum + x), histogram.Sum);
        Assert.Equal(values.Min(), histogram.Minimum);
        Assert.Equal(values.Max(), histogram.Maximum);
    });

    [Fact]
    public void Counts_above_a_threshold_are_exact_at_the_end_of_a_bucket() => Property.Holds(
        AnyValue.NonEmptyListOf().Zip(AnyValue),
        input =>
        {
            var histogram = Of(input.Item1);
            histogram.RecordNever(3);
            long end = LogLinearHistogram.EndOfBucket(input.Item2);
            int expected = input.Item1.Count(x => x > end);

            Assert.Equal(expected, histogram.CountAbove(input.Item2));
            Assert.Equal(expected + 3, histogram.CountNotWithin(input.Item2));
            Assert.Equal(expected, histogram.Snapshot().CountAbove(input.Item2));
            Assert.Equal(expected + 3, histogram.Snapshot().CountNotWithin(input.Item2));
            Assert.Equal(input.Item1.Count, histogram.CountAbove(-1));
            Assert.Equal(0, histogram.CountAbove(long.MaxValue));
        });

    [Fact]
    public void Merging_in_any_order_gives_the_bits_of_the_whole() => Property.Holds(
        AnyValue.ListOf().Three(),
        lists =>
        {
            var parts = new[] { Of(lists.Item1), Of(lists.Item2), Of(lists.Item3) };
            parts[1].RecordNever(2);
            var whole = Of([.. lists.Item1, .. lists.Item2, .. lists.Item3]);
            whole.RecordNever(2);
            foreach (int[] order in new[] { new[] { 0, 1, 2 }, [2, 1, 0], [1, 2, 0] })
            {
                var sum = new LogLinearHistogram();
                foreach (int i in order)
                {
                    sum.Merge(parts[i]);
                }

                Assert.Equal(whole.Snapshot(), sum.Snapshot());
                Assert.Equal(whole.Snapshot(), HistogramSnapshot.Merge(order.Select(i => parts[i].Snapshot())));
            }
        });

    [Fact]
    public void What_never_came_makes_high_quantiles_infinite()
    {
        var histogram = new LogLinearHistogram();
        for (int i = 1; i <= 90; i++)
        {
            histogram.Record(i);
        }

        histogram.RecordNever();
        histogram.RecordNever(9);

        Assert.Equal(100, histogram.Entered);
        Assert.Equal(50, histogram.Quantile(0.5));
        Assert.Equal(90, histogram.Quantile(0.9));
        Assert.Equal(double.PositiveInfinity, histogram.Quantile(0.9000001));
        Assert.Equal(double.PositiveInfinity, histogram.Quantile(1));
        Assert.Equal(45.5, histogram.Mean);
    }

    [Fact]
    public void Only_those_that_never_came_have_an_infinite_median()
    {
        var histogram = new LogLinearHistogram();
        histogram.RecordNever();

        Assert.Equal(double.PositiveInfinity, histogram.Quantile(0.5));
        Assert.Equal(1, histogram.CountNotWithin(long.MaxValue));
        Assert.Equal(0, histogram.CountAbove(0));
    }

    [Fact]
    public void An_empty_histogram_says_so()
    {
        var histogram = new LogLinearHistogram();

        Assert.Equal((0, 0, 0, long.MaxValue, -1), (histogram.Count, histogram.NeverCount, (int)histogram.Sum, histogram.Minimum, histogram.Maximum));
        Assert.True(double.IsNaN(histogram.Mean));
        Assert.Throws<InvalidOperationException>(() => histogram.Quantile(0.5));
        Assert.Equal(0, histogram.CountAbove(0));
        Assert.Equal(HistogramSnapshot.Empty(), histogram.Snapshot());
        Assert.Equal(0, histogram.Snapshot().Buckets.Length);
        histogram.Merge(new LogLinearHistogram());
        histogram.Merge(HistogramSnapshot.Empty());
        Assert.Equal(HistogramSnapshot.Empty(), histogram.Snapshot());
    }

    [Fact]
    public void Cleared_is_as_new()
    {
        var histogram = Of([1, 1_000_000, 5]);
        histogram.RecordNever();
        histogram.Clear();
        Assert.Equal(HistogramSnapshot.Empty(), histogram.Snapshot());

        histogram.Record(3);
        Assert.Equal(Of([3]).Snapshot(), histogram.Snapshot());
    }

    [Fact]
    public void A_snapshot_keeps_only_the_used_range_and_restores_from_its_parts()
    {
        var snapshot = Of([1_000_000, 1_010_000, 1_000_001]).Snapshot();

        Assert.InRange(snapshot.Buckets.Length, 2, 5);
        Assert.Equal(snapshot, HistogramSnapshot.Restore(
            snapshot.SubBits, snapshot.FirstBucket, snapshot.Buckets, snapshot.NeverCount, snapshot.Sum, snapshot.Minimum, snapshot.Maximum));
        Assert.Equal(snapshot.GetHashCode(), Of([1_000_000, 1_010_000, 1_000_001]).Snapshot().GetHashCode());
        Assert.False(snapshot.Equals((object)Of([1_000_000, 1_010_000, 1_000_002]).Snapshot()));
        Assert.Equal(HistogramSnapshot.Empty(), HistogramSnapshot.Restore(7, 0, [], 0, 0, 0, 0));
    }

    [Fact]
    public void Parts_that_contradict_each_other_are_rejected()
    {
        var whole = Of([100, 200]).Snapshot();
        long[] negative = [.. whole.Buckets];
        negative[1] = -1;

        Assert.Throws<ArgumentException>(() => Restore(whole, minimum: 99));
        Assert.Throws<ArgumentException>(() => Restore(whole, maximum: 201));
        Assert.Throws<ArgumentException>(() => Restore(whole, sum: 500));
        Assert.Throws<ArgumentException>(() => Restore(whole, sum: 10));
        Assert.Throws<ArgumentException>(() => Restore(whole, firstBucket: -1));
        Assert.Throws<ArgumentException>(() => Restore(whole, buckets: negative));
        Assert.Throws<ArgumentException>(() => Restore(whole, buckets: [.. whole.Buckets, 0]));
        Assert.Equal(whole, Restore(whole));
    }

    [Fact]
    public void Wrong_use_is_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogLinearHistogram().Record(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogLinearHistogram().Record(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogLinearHistogram().RecordNever(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogLinearHistogram(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogLinearHistogram.EndOfBucket(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogLinearHistogram(13));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of([1]).Quantile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of([1]).Quantile(double.NaN));
        Assert.Throws<ArgumentException>(() => new LogLinearHistogram(7).Merge(new LogLinearHistogram(8)));
        Assert.Throws<ArgumentException>(() => HistogramSnapshot.Merge([]));
    }

    [Fact]
    public void A_share_that_misses_a_whole_rank_by_rounding_means_that_rank()
    {
        // 0.07 * 100 = 7.000000000000001 in doubles: still rank 7.
        Assert.Equal(7, Of([.. Enumerable.Range(1, 100).Select(i => (long)i)]).Quantile(0.07));
    }

    [Fact]
    public void Recording_several_times_at_once_equals_recording_one_by_one()
    {
        var once = new LogLinearHistogram();
        once.Record(12_345, 3);
        once.Record(7, 0);

        Assert.Equal(Of([12_345, 12_345, 12_345]).Snapshot(), once.Snapshot());
    }

    private static LogLinearHistogram Of(IEnumerable<long> values)
    {
        var histogram = new LogLinearHistogram();
        foreach (long value in values)
        {
            histogram.Record(value);
        }

        return histogram;
    }

    private static HistogramSnapshot Restore(
        HistogramSnapshot from, int? firstBucket = null, long[]? buckets = null, Int128? sum = null, long? minimum = null, long? maximum = null) =>
        HistogramSnapshot.Restore(
            from.SubBits, firstBucket ?? from.FirstBucket, buckets ?? from.Buckets, from.NeverCount, sum ?? from.Sum, minimum ?? from.Minimum, maximum ?? from.Maximum);
}
