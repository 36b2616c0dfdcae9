using FsCheck.Fluent;

namespace Simulator.Statistics.Tests;

public sealed class TimeWeightedTests
{
    [Fact]
    public void Mean_quantiles_and_maximum_of_a_hand_made_path()
    {
        var level = new TimeWeighted(0, 100);
        level.Set(10, 2); // 0 for 10
        level.Change(30, +3); // 2 for 20
        level.Change(40, -4); // 5 for 10
        level.Finish(); // 1 for 60

        Assert.Equal(1, level.Level);
        Assert.Equal(150, level.Integral);
        Assert.Equal(1.5, level.Mean);
        Assert.Equal(5, level.Maximum);
        Assert.Equal([10, 60, 20, 0, 0, 10], level.Times.ToArray());
        Assert.Equal(0, level.Quantile(0.1));
        Assert.Equal(1, level.Quantile(0.1001));
        Assert.Equal(1, level.Quantile(0.7));
        Assert.Equal(2, level.Quantile(0.9));
        Assert.Equal(5, level.Quantile(0.95));
        Assert.Equal(5, level.Quantile(1));
        Assert.Equal(0.9, level.Times.ShareAtOrBelow(4));
        Assert.Equal(0, level.Times.ShareAtOrBelow(-1));
        Assert.Equal(20, level.Times.TimeAt(2));
        Assert.Equal(0, level.Times.TimeAt(99_999));
    }

    [Fact]
    public void What_lies_outside_the_window_sets_the_level_but_is_not_counted()
    {
        var level = new TimeWeighted(100, 200);
        level.Set(-50, 9);
        level.Set(20, 3); // in force at 100
        level.Set(150, 4);
        level.Set(250, 7);
        level.Set(900, 1);
        level.Finish();

        Assert.Equal(3.5, level.Mean);
        Assert.Equal(4, level.Maximum);
        Assert.Equal(100, level.Times.Total);
    }

    [Fact]
    public void A_level_held_for_no_time_leaves_no_trace()
    {
        var level = new TimeWeighted(0, 10);
        level.Set(5, 50);
        level.Set(5, 1);
        level.Finish();

        Assert.Equal(1, level.Maximum);
        Assert.Equal(0.5, level.Mean);
    }

    [Fact]
    public void Random_paths_agree_with_a_tick_by_tick_count() => Property.Holds(
        Gen.Choose(0, 7).Zip(Gen.Choose(0, 40)).ListOf().Where(list => list.Count > 0),
        changes =>
        {
            const int from = 20;
            const int to = 120;
            var level = new TimeWeighted(from, to);
            var naive = new List<int>();
            int now = 0;
            int held = 0;
            foreach (var (value, wait) in changes)
            {
                naive.AddRange(Enumerable.Repeat(held, wait));
                now += wait;
                held = value;
                level.Set(now, value);
            }

            level.Finish();
            naive.AddRange(Enumerable.Repeat(held, to + 1));
            var window = naive.Skip(from).Take(to - from).Order().ToArray();

            Assert.Equal(window.Average(), level.Mean, 1e-12);
            Assert.Equal(window.Max(), level.Maximum);
            Assert.Equal(window.Sum(), (int)level.Integral);
            foreach (int percent in new[] { 1, 25, 50, 90, 95, 99, 100 })
            {
                Assert.Equal(window[percent - 1], level.Quantile(percent / 100.0));
            }
        });

    [Fact]
    public void Pooling_adds_the_times_at_each_level_in_any_order()
    {
        var parts = Enumerable.Range(0, 4).Select(i =>
        {
            var times = new LevelTimes();
            times.Add(i, 10 + i);
            times.Add(40 * i, 5);
            return times;
        }).ToArray();
        var (forwards, backwards) = (new LevelTimes(), new LevelTimes());
        foreach (var part in parts)
        {
            forwards.Merge(part);
        }

        foreach (var part in parts.Reverse())
        {
            backwards.Merge(part);
        }

        Assert.Equal(forwards.ToArray(), backwards.ToArray());
        Assert.Equal(66, forwards.Total);
        Assert.Equal(120, forwards.Maximum);
        Assert.Equal(parts.Sum(p => (long)p.Integral), (long)forwards.Integral);
        Assert.Equal(forwards.Integral, backwards.Integral);
    }

    [Fact]
    public void The_integral_is_exact_at_the_largest_level_and_time()
    {
        var times = new LevelTimes();
        times.Add(LevelTimes.MaxLevel, long.MaxValue - 1);
        times.Add(LevelTimes.MaxLevel - 1, 1);

        Assert.Equal(((Int128)LevelTimes.MaxLevel * long.MaxValue) - 1, times.Integral);
        Assert.Throws<OverflowException>(() => times.Add(1, 1));
    }

    [Fact]
    public void Merging_with_itself_doubles_the_times()
    {
        var times = new LevelTimes();
        times.Add(3, 7);
        times.Merge(times);

        Assert.Equal([0, 0, 0, 14], times.ToArray());
    }

    [Fact]
    public void Wrong_use_is_rejected()
    {
        var level = new TimeWeighted(0, 10);
        level.Set(5, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => level.Set(4, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => level.Change(6, -2));
        Assert.Throws<ArgumentOutOfRangeException>(() => level.Set(6, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => level.Set(6, LevelTimes.MaxLevel + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeWeighted(10, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => level.Quantile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => level.Quantile(1.01));
        Assert.Throws<InvalidOperationException>(() => new TimeWeighted(0, 10).Quantile(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LevelTimes().Add(1, -1));
        Assert.True(double.IsNaN(new TimeWeighted(0, 10).Mean));
    }

    [Fact]
    public void Reset_starts_another_window_at_level_0()
    {
        var level = new TimeWeighted(0, 10);
        level.Set(2, 5);
        level.Reset(-100, -90);
        level.Finish();

        Assert.Equal(0, level.Mean);
        Assert.Equal(10, level.Times.Total);
    }
}
