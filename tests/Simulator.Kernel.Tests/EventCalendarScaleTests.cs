using Simulator.Time;

namespace Simulator.Kernel.Tests;

/// <summary>Shapes that ruin a badly built calendar. With quadratic cost each would take minutes: they end because they are cheap.</summary>
public sealed class EventCalendarScaleTests
{
    private readonly EventCalendar<int> _calendar = new();

    [Fact]
    public void Hundred_thousand_events_at_one_instant_run_in_sequence_while_more_join_them()
    {
        const int ties = 100_000;
        for (var i = 0; i < ties; i++)
        {
            _calendar.Schedule(At(7), 1, i);
        }

        for (var i = 0; i < ties; i++)
        {
            Assert.Equal((7, i), Take());
            _calendar.Schedule(At(7), 1, ties + i);
        }

        for (var i = 0; i < ties; i++)
        {
            Assert.Equal((7, ties + i), Take());
        }
    }

    [Fact]
    public void Lone_process_keeps_its_turn_before_a_crowd_of_later_ties()
    {
        for (var i = 0; i < 100_000; i++)
        {
            _calendar.Schedule(At(1_000_000_000), 1, i);
        }

        for (var t = 1; t <= 100_000; t++)
        {
            Assert.True(_calendar.TryPeekTime(out var crowd)); // brings the crowd near
            Assert.Equal(1_000_000_000, crowd.Microseconds);
            _calendar.Schedule(At(t), 1, -t);
            _calendar.Schedule(At(t), 1, t);
            Assert.Equal((t, -t), Take());
            Assert.Equal((t, t), Take());
        }

        Assert.Equal((1_000_000_000, 0), Take());
    }

    [Fact]
    public void Crowd_at_one_instant_can_be_cancelled_one_by_one_in_any_order()
    {
        const int ties = 100_000;
        var handles = new EventHandle[ties];
        for (var i = 0; i < ties; i++)
        {
            handles[i] = _calendar.Schedule(At(5), 1, i);
        }

        for (var i = 0; i < ties - 1; i++)
        {
            Assert.True(_calendar.Cancel(handles[i * 7919L % ties]));
            Assert.True(_calendar.TryPeekTime(out _));
            Assert.Equal(ties - 1 - i, _calendar.Count);
        }

        Assert.Equal((5, (int)((ties - 1) * 7919L % ties)), Take());
        Assert.False(_calendar.TryPeekTime(out _));
    }

    [Fact]
    public void Earlier_events_than_the_ones_already_brought_near_come_first()
    {
        for (var i = 0; i < 1000; i++)
        {
            _calendar.Schedule(At(1_000_000 + i), 0, i);
        }

        Assert.True(_calendar.TryPeekTime(out _));
        for (var i = 0; i < 50_000; i++)
        {
            _calendar.Schedule(At(i * 7919 % 900_000), 0, i);
        }

        long previous = 0;
        for (var i = 0; i < 51_000; i++)
        {
            var (time, _) = Take();
            Assert.True(time >= previous);
            previous = time;
        }

        Assert.Equal((1_000_999, 0), (previous, _calendar.Count));
    }

    [Fact]
    public void Events_at_both_ends_of_time_run_in_order()
    {
        var oracle = new CalendarOracle(long.MinValue);
        for (var i = 0; i < 60; i++)
        {
            oracle.Schedule(long.MinValue, 0);
        }

        oracle.Schedule(long.MinValue + 1, 0);
        for (var i = 0; i < 36; i++)
        {
            oracle.Schedule(i < 30 ? long.MaxValue : i * (long.MaxValue / 40), (byte)(i % 2));
        }

        oracle.Drain();
    }

    /// <summary>Each round puts a crowd before what comes next and cancels most of it: a bucket within the first one is divided again.</summary>
    [Fact]
    public void Buckets_may_nest_deeper_than_there_are_rungs()
    {
        var oracle = new CalendarOracle(0);
        for (var i = 0; i < 1000; i++)
        {
            oracle.Schedule((long.MaxValue / 4) + (i * 1_000_000_007L), 0);
        }

        for (var round = 0; round < 60; round++)
        {
            oracle.Peek();
            var next = oracle.Next;
            for (var i = 0; i < 200; i++)
            {
                oracle.Schedule(next - ((200 - i) * (next / 1000)), 0);
            }

            for (var i = 0; i < 160; i++)
            {
                oracle.CancelNext();
            }
        }

        oracle.Drain();
    }

    [Fact]
    public void Timeouts_that_are_nearly_all_cancelled_do_not_pile_up()
    {
        TimeoutsCancelled(10_000, 60_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        TimeoutsCancelled(1_000_000, 60_000_000);
        TimeoutsCancelled(100_000, 1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(_calendar.Count <= 2);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(5_000)]
    public void Nothing_is_allocated_once_warm(int pending)
    {
        var state = 1UL;
        for (var i = 0; i < pending; i++)
        {
            _calendar.Schedule(At(Delay(ref state)), (byte)(i % 4), i);
        }

        Hold(100_000, ref state);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Hold(200_000, ref state);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(pending, _calendar.Count);

        before = GC.GetAllocatedBytesForCurrentThread();
        _calendar.Clear(Instant.Epoch);
        for (var i = 0; i < pending; i++)
        {
            _calendar.Schedule(At(Delay(ref state)), 0, i);
        }

        Hold(100_000, ref state);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void Hold(int events, ref ulong state)
    {
        var handle = default(EventHandle);
        for (var i = 0; i < events; i++)
        {
            _calendar.TryPeekTime(out _);
            _calendar.TryNext(out var now, out int payload);
            _calendar.Cancel(handle);
            handle = _calendar.Schedule(At(now.Microseconds + 500_000), 2, -1);
            _calendar.Schedule(At(now.Microseconds + Delay(ref state)), 1, payload);
            if (payload == -1)
            {
                throw new InvalidOperationException("The timeout was cancelled at once and cannot run.");
            }
        }

        _calendar.Cancel(handle);
    }

    private void TimeoutsCancelled(int events, long timeout)
    {
        for (var i = 0; i < events; i++)
        {
            var now = _calendar.Now.Microseconds;
            var handle = _calendar.Schedule(At(now + timeout), 1, i);
            if (i % 100 == 99)
            {
                _calendar.TryNext(out _, out int _);
            }
            else
            {
                _calendar.Cancel(handle);
            }
        }
    }

    private (long Time, int Payload) Take()
    {
        Assert.True(_calendar.TryNext(out var at, out int payload));
        return (at.Microseconds, payload);
    }

    /// <summary>Uneven delays below a second, without a library generator.</summary>
    private static long Delay(ref ulong state)
    {
        state = unchecked((state * 6364136223846793005) + 1442695040888963407);
        var part = (long)(state >> 44);
        return part * part >> 21;
    }

    private static Instant At(long microseconds) => new(microseconds);
}
