using Simulator.Time;

namespace Simulator.Kernel.Tests;

/// <summary>Drives a calendar and a sorted set side by side and compares whatever can be seen.</summary>
internal sealed class CalendarOracle
{
    private readonly EventCalendar<int> _calendar;
    private readonly SortedSet<(long Time, byte Class, int Id)> _expected = [];
    private readonly List<(EventHandle Handle, (long Time, byte Class, int Id) Key)> _handles = [];

    public CalendarOracle(long start)
    {
        _calendar = new EventCalendar<int>(new Instant(start));
        Now = start;
    }

    public long Now { get; private set; }

    /// <summary>The time of the next event; there must be one.</summary>
    public long Next => _expected.Min.Time;

    public int Count => _expected.Count;

    /// <summary>How many events were ever scheduled; also the number of the next one, which orders ties.</summary>
    public int Scheduled => _handles.Count;

    public void Schedule(long time, byte eventClass)
    {
        var key = (time, eventClass, _handles.Count);
        _handles.Add((_calendar.Schedule(new Instant(time), eventClass, key.Count), key));
        _expected.Add(key);
        Assert.Equal(_expected.Count, _calendar.Count);
    }

    /// <summary>Cancels the n-th event ever scheduled, which may long be gone.</summary>
    public void Cancel(int n)
    {
        var (handle, key) = _handles[n];
        Assert.Equal(_expected.Remove(key), _calendar.Cancel(handle));
        Assert.Equal(_expected.Count, _calendar.Count);
    }

    public void CancelNext() => Cancel(_expected.Min.Id);

    public void Peek()
    {
        Assert.Equal(_expected.Count > 0, _calendar.TryPeekTime(out var at));
        Assert.Equal(_expected.Count > 0 ? _expected.Min.Time : 0, at.Microseconds);
        Assert.Equal(Now, _calendar.Now.Microseconds);
    }

    public void Pop()
    {
        if (!_calendar.TryNext(out var at, out var eventClass, out var id))
        {
            Assert.Empty(_expected);
            Assert.Equal((0L, 0, 0), (at.Microseconds, eventClass, id));
            return;
        }

        var expected = _expected.Min;
        Assert.Equal(expected, (at.Microseconds, eventClass, id));
        _expected.Remove(expected);
        Now = expected.Time;
        Assert.Equal(Now, _calendar.Now.Microseconds);
        Assert.Equal(_expected.Count, _calendar.Count);
    }

    public void Clear(long start)
    {
        _calendar.Clear(new Instant(start));
        _expected.Clear();
        Now = start;
        Assert.Equal(0, _calendar.Count);
    }

    public void Drain()
    {
        while (Count > 0)
        {
            Pop();
        }

        Pop();
    }
}
