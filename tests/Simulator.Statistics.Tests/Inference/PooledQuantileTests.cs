namespace Simulator.Statistics.Tests;

public sealed class PooledQuantileTests
{
    private static readonly KeyedDraws Draws = KeyedDraws.FromSeed(5, 1, 0);

    [Fact]
    public void One_replication_gives_an_interval_without_ends()
    {
        var estimate = PooledQuantileInterval.Of([Of([1, 2, 3])], 0.5);

        Assert.Equal((2, double.NegativeInfinity, double.PositiveInfinity), (estimate.Value, estimate.Low, estimate.High));
        Assert.True(estimate.IsApproximate);
    }

    [Fact]
    public void No_replication_is_an_error_and_no_item_is_undefined()
    {
        Assert.Throws<ArgumentException>(() => PooledQuantileInterval.Of([], 0.5));
        Assert.False(PooledQuantileInterval.Of([HistogramSnapshot.Empty(), HistogramSnapshot.Empty()], 0.5).IsDefined);
        Assert.Throws<ArgumentOutOfRangeException>(() => PooledQuantileInterval.Of([Of([1])], 1));
        Assert.Throws<ArgumentException>(() => PooledQuantileInterval.Of([Of([1]), HistogramSnapshot.Empty(8)], 0.5));
    }

    [Fact]
    public void The_value_is_the_quantile_of_all_items_together()
    {
        var parts = Enumerable.Range(0, 70).Select(r => Exponentials(r, 50)).ToArray();
        var estimate = PooledQuantileInterval.Of(parts, 0.9);

        Assert.Equal(HistogramSnapshot.Merge(parts).Quantile(0.9), estimate.Value);
        Assert.InRange(estimate.Value, estimate.Low, estimate.High);
        Assert.True(estimate.IsBounded);
        Assert.False(estimate.IsApproximate);
        Assert.Equal(70, estimate.Samples);
    }

    [Fact]
    public void Fewer_than_sixty_replications_are_labelled_approximate()
    {
        Assert.True(PooledQuantileInterval.Of([.. Enumerable.Range(0, 59).Select(r => Exponentials(r, 20))], 0.5).IsApproximate);
        Assert.False(PooledQuantileInterval.Of([.. Enumerable.Range(0, 60).Select(r => Exponentials(r, 20))], 0.5).IsApproximate);
    }

    [Fact]
    public void An_upper_end_that_does_not_exist_is_infinite()
    {
        // One in a hundred never came: the 99 % quantile may or may not exist.
        var parts = Enumerable.Range(0, 64).Select(r => Exponentials(r, 100, never: 2 * (r % 2))).ToArray();
        var open = PooledQuantileInterval.Of(parts, 0.99);
        var closed = PooledQuantileInterval.Of(parts, 0.9);

        Assert.True(double.IsFinite(open.Low));
        Assert.Equal(double.PositiveInfinity, open.High);
        Assert.True(closed.IsBounded);
    }

    [Fact]
    public void A_quantile_that_is_clearly_never_reached_is_infinite_throughout()
    {
        var parts = Enumerable.Range(0, 64).Select(r => Exponentials(r, 50, never: 45 + (r % 11))).ToArray();
        var estimate = PooledQuantileInterval.Of(parts, 0.9);

        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity), (estimate.Value, estimate.Low, estimate.High));
    }

    [Fact]
    public void Too_few_items_to_see_the_tail_give_no_upper_end()
    {
        // 300 items say nothing about an upper end of the 99.9 % quantile, however alike the replications are.
        var parts = Enumerable.Range(0, 100).Select(r => Exponentials(r, 3)).ToArray();
        var estimate = PooledQuantileInterval.Of(parts, 0.999);

        Assert.Equal(double.PositiveInfinity, estimate.High);
    }

    [Fact]
    public void Equal_items_give_an_interval_of_one_point()
    {
        var parts = Enumerable.Range(0, 64).Select(_ => Of(Enumerable.Repeat(777_777L, 10))).ToArray();
        var estimate = PooledQuantileInterval.Of(parts, 0.5);

        Assert.Equal((777_777, 777_777, 777_777), (estimate.Value, estimate.Low, estimate.High));
    }

    [Fact]
    public void Dependence_inside_replications_widens_the_interval()
    {
        var independent = Enumerable.Range(0, 64).Select(r => Exponentials(r, 100)).ToArray();
        var dependent = Enumerable.Range(0, 64)
            .Select(r => Exponentials(r, 100, speed: Math.Exp(0.7 * Draws.StandardNormal((ulong)r, 8)))).ToArray();

        double narrow = PooledQuantileInterval.Of(independent, 0.9).RelativeHalfWidth;
        double wide = PooledQuantileInterval.Of(dependent, 0.9).RelativeHalfWidth;

        Assert.True(wide > 2.5 * narrow);
    }

    [Fact]
    public void The_order_of_the_replications_does_not_matter()
    {
        var parts = Enumerable.Range(0, 30).Select(r => Exponentials(r, 40, never: r % 2)).ToArray();

        Assert.Equal(PooledQuantileInterval.Of(parts, 0.9), PooledQuantileInterval.Of([.. parts.Reverse()], 0.9));
    }

    internal static HistogramSnapshot Exponentials(int replication, int items, long never = 0, double speed = 1)
    {
        var histogram = new LogLinearHistogram();
        for (int i = 0; i < items; i++)
        {
            histogram.Record((long)(1e6 * speed * Draws.ForReplication(replication).StandardExponential((ulong)i, 1)));
        }

        histogram.RecordNever(never);
        return histogram.Snapshot();
    }

    private static HistogramSnapshot Of(IEnumerable<long> values)
    {
        var histogram = new LogLinearHistogram();
        foreach (long value in values)
        {
            histogram.Record(value);
        }

        return histogram.Snapshot();
    }
}
