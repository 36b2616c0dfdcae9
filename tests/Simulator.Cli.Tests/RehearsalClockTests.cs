namespace Simulator.Cli.Tests;

public class RehearsalClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_second_on_the_wall_is_a_minute_at_a_factor_of_sixty()
    {
        var wall = new Wall();
        var clock = new RehearsalClock(wall, 60);
        Assert.Equal(Start, clock.GetUtcNow());
        var before = clock.GetTimestamp();
        wall.Elapsed = TimeSpan.FromSeconds(1);
        Assert.Equal(Start.AddMinutes(1), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(1), clock.GetElapsedTime(before));
    }

    [Theory]
    [InlineData(60_000, 1_000)]
    [InlineData(90, 2)] // 1.5 ms on the wall: never early
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void Timers_ring_so_much_sooner_and_never_too_early(int due, int onTheWall)
    {
        var wall = new Wall();
        using var timer = new RehearsalClock(wall, 60).CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Assert.Equal(Timeout.InfiniteTimeSpan, wall.Due);
        timer.Change(TimeSpan.FromMilliseconds(due), Timeout.InfiniteTimeSpan);
        Assert.Equal(TimeSpan.FromMilliseconds(onTheWall), wall.Due);
    }

    /// <summary>A wall clock that a test moves, and that tells when its last timer is due.</summary>
    private sealed class Wall : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public TimeSpan Due { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Start + Elapsed;

        public override long GetTimestamp() => Elapsed.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            return new WallTimer(this);
        }

        private sealed class WallTimer(Wall wall) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                wall.Due = dueTime;
                return true;
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
