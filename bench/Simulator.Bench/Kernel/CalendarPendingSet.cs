using Simulator.Bench.Yardsticks;
using Simulator.Kernel;
using Simulator.Time;

namespace Simulator.Bench.Kernel;

/// <summary>The calendar as the hold model sees it.</summary>
internal readonly struct CalendarPendingSet() : IPendingSet
{
    private readonly EventCalendar<uint> _calendar = new();

    public void Add(long time, uint payload) => _calendar.Schedule(new Instant(time), 0, payload);

    public long Take(out uint payload)
    {
        _calendar.TryNext(out var at, out payload);
        return at.Microseconds;
    }
}
