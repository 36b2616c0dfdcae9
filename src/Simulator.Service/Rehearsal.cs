using Simulator.Time;

namespace Simulator.Service;

/// <summary>
/// A service whose clock runs faster than the wall's, so that a load driver can play a week in minutes: lapses of gates, shortest reviews and
/// lives of credentials pass as fast as the driver's scenario does.
/// </summary>
public static class Rehearsal
{
    /// <summary>The options with a faster clock. What is about connections and disks, not about governance, keeps its time on the wall.</summary>
    /// <param name="options">The options with the clock of the wall.</param>
    /// <param name="factor">How many times faster, finite, 1 to 100,000; 1 changes nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is outside its range.</exception>
    public static ServiceOptions At(this ServiceOptions options, double factor)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!(factor is >= 1 and <= 100_000))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "A rehearsal runs 1 to 100,000 times as fast as the wall.");
        }

        var limits = options.Limits;
        return factor == 1 ? options : options with
        {
            Clock = new FastClock(options.Clock, factor),
            Limits = limits with
            {
                RequestsPerSecond = limits.RequestsPerSecond / factor,
                FailuresPerSecond = limits.FailuresPerSecond / factor,
                StorageTimeout = Times(limits.StorageTimeout, factor),
                Heartbeat = Times(limits.Heartbeat, factor),
            },
        };
    }

    private static Duration Times(Duration length, double factor) => Duration.FromMicroseconds(length.Microseconds * factor);

    /// <summary>Another clock, run faster from the instant at which this one was made. Timers ring early by the same factor.</summary>
    private sealed class FastClock(TimeProvider wall, double factor) : TimeProvider
    {
        private readonly DateTimeOffset origin = wall.GetUtcNow();
        private readonly long started = wall.GetTimestamp();

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        /// <summary>By the wall's steady clock, which nobody sets.</summary>
        public override DateTimeOffset GetUtcNow() => origin + TimeSpan.FromTicks(GetTimestamp());

        public override long GetTimestamp() => (long)(wall.GetElapsedTime(started).Ticks * factor);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new FastTimer(wall.CreateTimer(callback, state, OnWall(dueTime), OnWall(period)), this);

        private TimeSpan OnWall(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / factor;

        private sealed class FastTimer(ITimer timer, FastClock clock) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.OnWall(dueTime), clock.OnWall(period));

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }
}
