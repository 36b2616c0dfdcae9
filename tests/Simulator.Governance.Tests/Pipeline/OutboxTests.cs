namespace Simulator.Governance.Tests;

public sealed class OutboxTests
{
    [Fact]
    public void Taken_entries_stay_while_new_ones_are_added()
    {
        var outbox = new Outbox<int>();
        for (var number = 0; number < 10; number++)
        {
            outbox.Add(number);
        }

        var taken = outbox.Take();
        for (var number = 100; number < 200; number++)
        {
            outbox.Add(number); // grows past the first buffer
        }

        Assert.Equal(Enumerable.Range(0, 10), taken.ToArray());
        Assert.Equal(Enumerable.Range(100, 100), outbox.Take().ToArray());
        Assert.True(outbox.IsEmpty);
        Assert.Equal(0, outbox.Take().Length);
    }

    [Fact]
    public void Order_is_kept_over_many_turns()
    {
        var outbox = new Outbox<int>();
        var seen = new List<int>();
        for (int turn = 0, next = 0; turn < 50; turn++)
        {
            for (var count = 0; count < turn; count++)
            {
                outbox.Add(next++);
            }

            seen.AddRange(outbox.Take());
        }

        Assert.Equal(Enumerable.Range(0, 49 * 50 / 2), seen);
    }

    [Fact]
    public void Clearing_drops_what_was_not_taken()
    {
        var outbox = new Outbox<int>();
        outbox.Add(1);
        outbox.Clear();
        Assert.True(outbox.IsEmpty);
        outbox.Add(2);
        Assert.Equal([2], outbox.Take().ToArray());
    }
}
