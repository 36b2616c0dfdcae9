namespace Simulator.Cli;

/// <summary>
/// A clock that runs faster than the wall from the instant at which it was made: in a rehearsal gates expire, reviews last and credentials die
/// at the pace at which <c>load --compress</c> plays a scenario. Timers are never early.
/// </summary>
internal sealed class RehearsalClock(TimeProvider wall, int factor) : TimeProvider
{
    private readonly DateTimeOffset start = wall.GetUtcNow();
    private readonly long first = wall.GetTimestamp();

    public override long TimestampFrequency => wall.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => start + (wall.GetElapsedTime(first) * factor);

    public override long GetTimestamp() => (wall.GetTimestamp() - first) * factor;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(wall.CreateTimer(callback, state, OnTheWall(dueTime), OnTheWall(period)), this);

    private TimeSpan OnTheWall(TimeSpan length) =>
        length <= TimeSpan.Zero ? length : TimeSpan.FromMilliseconds(Math.Ceiling(length.TotalMilliseconds / factor)); // the wall's timers know whole milliseconds

    private sealed class FastTimer(ITimer timer, RehearsalClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.OnTheWall(dueTime), clock.OnTheWall(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
