using System.Runtime.CompilerServices;
using Simulator.Time;

namespace Simulator.Kernel.Tests;

public sealed class EventCalendarTests
{
    private readonly EventCalendar<int> _calendar = new();

    [Fact]
    public void Empty_calendar_has_nothing_to_peek_or_take()
    {
        Assert.Equal(0, _calendar.Count);
        Assert.Equal(Instant.Epoch, _calendar.Now);
        Assert.False(_calendar.TryPeekTime(out _));
        Assert.False(_calendar.TryNext(out _, out int _));
    }

    [Fact]
    public void Events_run_by_time_then_class_then_sequence()
    {
        _calendar.Schedule(At(20), 0, 5);
        _calendar.Schedule(At(10), 7, 3);
        _calendar.Schedule(At(10), 255, 4);
        _calendar.Schedule(At(10), 2, 1);
        _calendar.Schedule(At(10), 7, 6);
        _calendar.Schedule(At(10), 2, 2);

        Assert.Equal([1, 2, 3, 6, 4, 5], TakeAll());
    }

    [Fact]
    public void Taking_says_the_class_and_moves_the_current_time()
    {
        _calendar.Schedule(At(30), 9, 1);

        Assert.True(_calendar.TryNext(out var at, out var eventClass, out var payload));
        Assert.Equal((At(30), (byte)9, 1), (at, eventClass, payload));
        Assert.Equal(At(30), _calendar.Now);
    }

    [Fact]
    public void Peeking_changes_neither_the_current_time_nor_what_comes_next()
    {
        _calendar.Schedule(At(30), 1, 1);

        Assert.True(_calendar.TryPeekTime(out var at));
        Assert.Equal(At(30), at);
        Assert.Equal(Instant.Epoch, _calendar.Now);
        _calendar.Schedule(At(10), 1, 2);
        Assert.Equal([2, 1], TakeAll());
    }

    [Fact]
    public void Event_at_the_current_instant_runs_before_pending_ones_of_a_larger_class()
    {
        _calendar.Schedule(At(10), 5, 1);
        _calendar.Schedule(At(10), 7, 4);
        _calendar.Schedule(At(11), 0, 5);
        _calendar.TryNext(out var now, out int _);
        _calendar.Schedule(now, 6, 3);
        _calendar.Schedule(now, 0, 2); // smaller than what just ran: still this instant's turn

        Assert.Equal([2, 3, 4, 5], TakeAll());
    }

    [Fact]
    public void Event_before_the_current_time_is_refused_and_leaves_the_calendar_as_it_was()
    {
        _calendar.Schedule(At(10), 0, 1);
        _calendar.TryNext(out _, out int _);

        Assert.Throws<ArgumentOutOfRangeException>(() => _calendar.Schedule(At(9), 0, 2));
        Assert.Equal(0, _calendar.Count);
        _calendar.Schedule(At(10), 0, 3);
        Assert.Equal([3], TakeAll());
    }

    [Fact]
    public void Calendar_may_start_before_the_epoch()
    {
        var calendar = new EventCalendar<int>(At(-100));
        calendar.Schedule(At(-50), 0, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Schedule(At(-101), 0, 2));
        Assert.True(calendar.TryNext(out var at, out int _));
        Assert.Equal(At(-50), at);
    }

    [Fact]
    public void Default_handle_is_never_valid()
    {
        Assert.False(_calendar.Cancel(default));
        _calendar.Schedule(At(1), 0, 1);
        Assert.False(_calendar.Cancel(default));
        Assert.Equal(1, _calendar.Count);
    }

    [Theory]
    [InlineData(-1, 1u)]
    [InlineData(int.MaxValue, 1u)]
    [InlineData(2, 1u)]
    [InlineData(1, 0u)]
    [InlineData(1, 2u)]
    [InlineData(1, 3u)]
    public void Handle_that_was_never_given_out_cancels_nothing(int slot, uint generation)
    {
        Assert.Equal(new EventHandle(1, 1), _calendar.Schedule(At(1), 0, 1));

        Assert.False(_calendar.Cancel(new EventHandle(slot, generation)));
        Assert.Equal([1], TakeAll());
    }

    [Fact]
    public void Cancelled_event_does_not_run_and_is_not_counted()
    {
        var first = _calendar.Schedule(At(1), 0, 1);
        _calendar.Schedule(At(2), 0, 2);

        Assert.True(_calendar.Cancel(first));
        Assert.Equal(1, _calendar.Count);
        Assert.False(_calendar.Cancel(first));
        Assert.Equal([2], TakeAll());
    }

    [Fact]
    public void Handle_of_an_event_that_ran_does_not_cancel_the_next_tenant_of_its_slot()
    {
        var ran = _calendar.Schedule(At(1), 0, 1);
        _calendar.TryNext(out _, out int _);
        var tenant = _calendar.Schedule(At(2), 0, 2);

        Assert.Equal(ran.Slot, tenant.Slot);
        Assert.False(_calendar.Cancel(ran));
        Assert.True(_calendar.Cancel(tenant));
    }

    [Fact]
    public void Clearing_removes_all_events_makes_handles_stale_and_sets_the_time_back()
    {
        var handles = new List<EventHandle>();
        for (var i = 0; i < 1000; i++)
        {
            handles.Add(_calendar.Schedule(At(1000 + (i % 300)), 0, i));
        }

        for (var i = 0; i < 200; i++)
        {
            _calendar.TryNext(out _, out int _);
        }

        _calendar.Clear(At(5));
        Assert.Equal((0, At(5)), (_calendar.Count, _calendar.Now));
        Assert.All(handles, handle => Assert.False(_calendar.Cancel(handle)));
        _calendar.Schedule(At(6), 0, 1);
        Assert.All(handles, handle => Assert.False(_calendar.Cancel(handle)));
        Assert.Equal([1], TakeAll());
    }

    [Fact]
    public void Replication_after_clearing_repeats_the_first_exactly()
    {
        var first = Replication();
        _calendar.Clear(Instant.Epoch);
        Assert.Equal(first, Replication());
        Assert.Equal(5000, first.Count);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5000)]
    public void Order_and_handles_survive_the_end_of_the_sequence_numbers(int pending)
    {
        var calendar = new EventCalendar<int>(uint.MaxValue - (uint)(pending + (pending / 2)));
        for (var i = 0; i < pending; i++)
        {
            calendar.Schedule(At(0), 0, i);
        }

        TakeAll(calendar); // slots are now reused in another order than they will be scheduled in
        var handles = new EventHandle[pending];
        for (var i = 0; i < pending; i++)
        {
            handles[i] = calendar.Schedule(At(i % 3 * 1000), (byte)(i % 2), i);
        }

        for (var i = 0; i < pending; i += 5)
        {
            Assert.True(calendar.Cancel(handles[i]));
        }

        var expected = Enumerable.Range(0, pending).Where(i => i % 5 != 0).OrderBy(i => i % 3).ThenBy(i => i % 2).ThenBy(i => i);
        Assert.Equal(expected, TakeAll(calendar));
    }

    [Fact]
    public void Payload_of_an_event_that_ended_is_not_kept_alive()
    {
        var calendar = new EventCalendar<(object Held, int Filler)>();
        var (ran, cancelled, pending) = ScheduleThree(calendar);

        GC.Collect();
        Assert.False(ran.IsAlive);
        Assert.False(cancelled.IsAlive);
        Assert.True(pending.IsAlive);
        Assert.Equal(1, calendar.Count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Ran, WeakReference Cancelled, WeakReference Pending) ScheduleThree(
        EventCalendar<(object Held, int Filler)> calendar)
    {
        object ran = new(), cancelled = new(), pending = new();
        calendar.Schedule(At(1), 0, (ran, 0));
        var handle = calendar.Schedule(At(2), 0, (cancelled, 0));
        calendar.Schedule(At(3), 0, (pending, 0));
        calendar.TryNext(out _, out (object, int) _);
        calendar.Cancel(handle);
        return (new WeakReference(ran), new WeakReference(cancelled), new WeakReference(pending));
    }

    private List<(long Time, int Payload)> Replication()
    {
        var history = new List<(long, int)>();
        var next = 0;
        for (; next < 1000; next++)
        {
            _calendar.Schedule(At(next * 7919 % 500), (byte)(next % 3), next);
        }

        while (_calendar.TryNext(out var at, out int payload))
        {
            history.Add((at.Microseconds, payload));
            if (next < 5000)
            {
                _calendar.Schedule(At(at.Microseconds + (next * 7919 % 500)), (byte)(next % 3), next);
                next++;
            }
        }

        return history;
    }

    private List<int> TakeAll() => TakeAll(_calendar);

    private static List<int> TakeAll(EventCalendar<int> calendar)
    {
        var taken = new List<int>();
        while (calendar.TryNext(out _, out int payload))
        {
            taken.Add(payload);
        }

        return taken;
    }

    private static Instant At(long microseconds) => new(microseconds);
}
