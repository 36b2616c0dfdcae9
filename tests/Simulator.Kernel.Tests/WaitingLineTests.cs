using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Kernel.Tests;

public sealed class WaitingLineTests
{
    [Fact]
    public void Items_are_served_by_priority_then_in_order_of_arrival()
    {
        var line = new WaitingLine(3);
        line.EnqueueLast(1, 2);
        line.EnqueueLast(2, 0);
        line.EnqueueLast(3, 1);
        line.EnqueueLast(4, 0);
        line.EnqueueLast(5, 2);

        Assert.Equal([2, 4, 3, 1, 5], DequeueAll(line));
    }

    [Fact]
    public void Returned_work_goes_to_the_head_of_its_priority_and_not_before_more_urgent_work()
    {
        var line = new WaitingLine(2);
        line.EnqueueLast(1, 0);
        line.EnqueueLast(2, 1);
        line.EnqueueFirst(3, 1);
        line.EnqueueFirst(4, 1);

        Assert.Equal([1, 4, 3, 2], DequeueAll(line));
    }

    [Fact]
    public void Item_leaves_by_its_position_once()
    {
        var line = new WaitingLine();
        line.EnqueueLast(1);
        var second = line.EnqueueLast(2);
        line.EnqueueLast(3);

        Assert.True(line.Contains(second));
        Assert.True(line.Remove(second));
        Assert.False(line.Contains(second));
        Assert.False(line.Remove(second));
        Assert.Equal([1, 3], DequeueAll(line));
    }

    [Fact]
    public void Stale_position_is_recognised_after_its_place_was_taken_again()
    {
        var line = new WaitingLine();
        var left = line.EnqueueLast(1);
        Assert.True(line.TryDequeue(out _));
        var tenant = line.EnqueueLast(2);

        Assert.Equal(left.Slot, tenant.Slot);
        Assert.False(line.Remove(left));
        Assert.Throws<InvalidOperationException>(() => line.ItemAt(left));
        Assert.Throws<InvalidOperationException>(() => line.PriorityAt(left));
        Assert.Throws<InvalidOperationException>(() => line.Next(left));
        Assert.Equal(2, line.ItemAt(tenant));
    }

    [Fact]
    public void Default_position_is_never_valid_and_ends_a_walk()
    {
        var line = new WaitingLine(2);
        Assert.Equal(default, line.First);
        Assert.False(line.Contains(default));
        Assert.False(line.Remove(default));
        Assert.False(line.Contains(new LinePosition(-1, 1)));
        Assert.False(line.Contains(new LinePosition(int.MaxValue, 1)));

        var only = line.EnqueueLast(7, 1);
        Assert.Equal(only, line.First);
        Assert.Equal(default, line.Next(only));
        Assert.Equal(1, line.PriorityAt(only));
    }

    [Fact]
    public void Walk_may_take_items_out_on_its_way()
    {
        var line = new WaitingLine(64);
        for (var i = 0; i < 200; i++)
        {
            line.EnqueueLast(i, i % 64);
        }

        for (var p = line.First; p != default;)
        {
            var next = line.Next(p);
            if (line.ItemAt(p) % 2 == 0)
            {
                line.Remove(p);
            }

            p = next;
        }

        var expected = Enumerable.Range(0, 200).Where(i => i % 2 == 1).OrderBy(i => i % 64).ThenBy(i => i);
        Assert.Equal(expected, DequeueAll(line));
    }

    [Fact]
    public void Cleared_line_is_empty_and_knows_no_old_position()
    {
        var line = new WaitingLine(2);
        var position = line.EnqueueLast(1, 1);
        line.Clear();

        Assert.Equal((0, 0, default(LinePosition)), (line.Count, line.CountOf(1), line.First));
        line.EnqueueLast(2);
        Assert.False(line.Contains(position));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void Number_of_priorities_is_checked(int priorities) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WaitingLine(priorities));

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Unknown_priority_is_refused(int priority)
    {
        var line = new WaitingLine(3);
        Assert.Throws<ArgumentOutOfRangeException>(() => line.EnqueueLast(1, priority));
        Assert.Throws<ArgumentOutOfRangeException>(() => line.EnqueueFirst(1, priority));
        Assert.Throws<ArgumentOutOfRangeException>(() => line.CountOf(priority));
        Assert.Equal(0, line.Count);
    }

    [Fact]
    public void Line_agrees_with_sorted_lists_on_random_operations()
    {
        var scripts = Arb.From(Gen.ArrayOf(Gen.Choose(0, int.MaxValue)));
        Prop.ForAll(scripts, AgreesWithSortedLists).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(400).WithReplay(20_260_302, 1));
    }

    [Fact]
    public void Nothing_is_allocated_once_warm()
    {
        var line = new WaitingLine(4);
        Churn(line, 5_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Churn(line, 50_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(100, line.Count);
    }

    /// <summary>Each number is an operation: two in four join, one takes the first, one removes the n-th position ever given out.</summary>
    private static void AgreesWithSortedLists(int[] steps)
    {
        const int priorities = 3;
        var line = new WaitingLine(priorities);
        var expected = Enumerable.Range(0, priorities).Select(_ => new List<int>()).ToArray();
        var positions = new List<LinePosition>();
        foreach (var step in steps)
        {
            var priority = step / 8 % priorities;
            var item = positions.Count;
            switch (step % 8)
            {
                case 0 or 1 or 2:
                    expected[priority].Add(item);
                    positions.Add(line.EnqueueLast(item, priority));
                    break;
                case 3:
                    expected[priority].Insert(0, item);
                    positions.Add(line.EnqueueFirst(item, priority));
                    break;
                case 4 or 5:
                    var from = Array.Find(expected, list => list.Count > 0);
                    Assert.Equal(from is not null, line.TryDequeue(out var taken));
                    Assert.Equal(from?[0] ?? 0, taken);
                    from?.RemoveAt(0);
                    break;
                default:
                    if (item > 0)
                    {
                        var n = step / 8 % item;
                        Assert.Equal(Array.Exists(expected, list => list.Remove(n)), line.Remove(positions[n]));
                    }

                    break;
            }

            Assert.Equal(expected.Sum(list => list.Count), line.Count);
            Assert.Equal(expected.Select(list => list.Count), Enumerable.Range(0, priorities).Select(line.CountOf));
            Assert.Equal(expected.SelectMany(list => list), Walk(line));
        }
    }

    private static void Churn(WaitingLine line, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            var position = line.EnqueueLast(i, i % 4);
            line.EnqueueFirst(i, i % 3);
            if (line.Count > 100)
            {
                line.Remove(position);
                line.TryDequeue(out _);
            }

            for (var p = line.First; p != default; p = line.Next(p))
            {
                line.ItemAt(p);
            }
        }
    }

    private static List<int> Walk(WaitingLine line)
    {
        var items = new List<int>();
        for (var p = line.First; p != default; p = line.Next(p))
        {
            items.Add(line.ItemAt(p));
        }

        return items;
    }

    private static List<int> DequeueAll(WaitingLine line)
    {
        var items = new List<int>();
        while (line.TryDequeue(out var item))
        {
            items.Add(item);
        }

        return items;
    }
}
