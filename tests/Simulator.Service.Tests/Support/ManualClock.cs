using Simulator.Time;

namespace Simulator.Service.Tests;

/// <summary>A clock that stands still until a test moves it; timers ring when it does.</summary>
internal sealed class ManualClock(Instant start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private long now = start.Microseconds;

    public Instant Now
    {
        get => new(Volatile.Read(ref now));
        set => Move(value);
    }

    public override long TimestampFrequency => 1_000_000;

    public void Advance(Duration length) => Move(Now + length);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(Volatile.Read(ref now) * TimeSpan.TicksPerMicrosecond);

    public override long GetTimestamp() => Volatile.Read(ref now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (gate)
        {
            timers.Add(timer);
        }

        return timer;
    }

    private void Move(Instant to)
    {
        Volatile.Write(ref now, to.Microseconds);
        List<ManualTimer> due;
        lock (gate)
        {
            due = [.. timers.Where(timer => timer.Due <= to.Microseconds)];
        }

        foreach (var timer in due)
        {
            timer.Ring();
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public long Due { get; private set; } = long.MaxValue;

        public void Ring()
        {
            Due = long.MaxValue;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : clock.Now.Microseconds + (dueTime.Ticks / TimeSpan.TicksPerMicrosecond);
            if (Due <= clock.Now.Microseconds)
            {
                Ring();
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
