using Simulator.Time;

namespace Simulator.LoadDriver.Tests;

/// <summary>The engine without waiting: what it sends, drops and gives up, not when.</summary>
public class OpenLoopEngineTests
{
    private static OpenLoopEngine Engine(List<long>? waits = null) => new(TimeProvider.System, _ => new NoWait(waits));

    [Fact]
    public async Task Each_send_is_waited_for_at_its_intended_time_whatever_came_back_before()
    {
        var waits = new List<long>();
        var target = new FakeTarget(_ => ValueTask.FromResult(SendOutcome.Answered));
        var report = await Engine(waits).RunAsync(Loads.Steady(1000, 0.05), target, new EngineOptions(), null, default);
        Assert.Equal(50, report.All.Answered);
        Assert.Equal(Enumerable.Range(0, 50).Select(number => number * 1000L), waits.Select(wait => wait - waits[0]));
    }

    [Fact]
    public async Task A_silent_gateway_does_not_hold_up_the_sending()
    {
        var target = new FakeTarget(async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return SendOutcome.Answered;
        });
        var options = new EngineOptions { MaximumInFlight = 30, Drain = Duration.Zero };
        var report = await Engine().RunAsync(Loads.Steady(1000, 0.1), target, options, null, default);
        Assert.Equal((100, 30, 70, 30), (report.All.Planned, report.All.Sent, report.All.Dropped, report.All.Unfinished));
        Assert.Equal(30, report.Counted.FromIntended.LowerBounds);
    }

    [Fact]
    public async Task A_drain_waits_for_what_is_in_flight()
    {
        var target = new FakeTarget(async cancellation =>
        {
            await Task.Delay(50, cancellation);
            return SendOutcome.Answered;
        });
        var report = await Engine().RunAsync(Loads.Steady(1000, 0.02), target, new EngineOptions(), null, default);
        Assert.Equal((20, 0), (report.All.Answered, report.All.Unfinished));
    }

    [Fact]
    public async Task A_timeout_is_counted_as_one()
    {
        var target = new FakeTarget(async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return SendOutcome.Answered;
        });
        var options = new EngineOptions { Timeout = new Duration(20_000) };
        var report = await Engine().RunAsync(Loads.Steady(1000, 0.01), target, options, null, default);
        Assert.Equal(10, report.All.Failed[(int)FailureKind.Timeout]);
        Assert.True(report.Counted.FromSent.SmallestLowerBound >= 10_000, "a timeout took less than its time");
    }

    [Fact]
    public async Task Too_many_errors_stop_the_run_and_the_rest_of_the_plan_is_not_reached()
    {
        var target = new FakeTarget(_ => ValueTask.FromResult(new SendOutcome(FailureKind.ServerError, "status 500")));
        var options = new EngineOptions { StopAboveErrorShare = 0.5, StopAfterAtLeast = 10 };
        var engine = new OpenLoopEngine(TimeProvider.System);
        var report = await engine.RunAsync(Loads.Steady(100, 20), target, options, null, default);
        Assert.Equal(StopReason.ErrorShare, report.Stopped);
        Assert.Equal(2000, report.All.Planned);
        Assert.InRange(report.All.Sent, 10, 1900);
        Assert.Equal(report.All.Sent, report.All.Failed[(int)FailureKind.ServerError]);
    }

    [Theory]
    [InlineData(FailureKind.ClientError, 0, true)] // no token
    [InlineData(FailureKind.Refused, 0, true)] // nobody there
    [InlineData(FailureKind.ServerError, 0, false)] // a gateway that lets in and fails is worth measuring
    [InlineData(FailureKind.ClientError, 1, false)] // one was let in
    public async Task A_gateway_that_lets_nothing_in_is_left_alone(FailureKind kind, int letIn, bool isStopped)
    {
        var seen = 0;
        var target = new FakeTarget(_ => ValueTask.FromResult(Interlocked.Increment(ref seen) <= letIn ? SendOutcome.Answered : new SendOutcome(kind, "no")));
        var report = await new OpenLoopEngine(TimeProvider.System).RunAsync(Loads.Steady(100, isStopped ? 20 : 0.5), target, new EngineOptions { StopWhenShutOut = 20 }, null, default);
        Assert.Equal(isStopped ? StopReason.ShutOut : StopReason.PlanSent, report.Stopped);
        Assert.Equal(isStopped, report.All.Sent < report.All.Planned);
    }

    [Fact]
    public async Task An_interruption_ends_the_sending_and_not_the_report()
    {
        using var stop = new CancellationTokenSource(100);
        var target = new FakeTarget(_ => ValueTask.FromResult(SendOutcome.Answered));
        var report = await new OpenLoopEngine(TimeProvider.System).RunAsync(Loads.Steady(100, 60), target, new EngineOptions(), null, stop.Token);
        Assert.Equal(StopReason.Interrupted, report.Stopped);
        Assert.Equal(6000, report.All.Planned);
        Assert.True(report.All.NotReached > 1000, "an interrupted run went on");
    }

    [Fact]
    public async Task A_longest_time_cuts_the_plan_before_it_begins()
    {
        var target = new FakeTarget(_ => ValueTask.FromResult(SendOutcome.Answered));
        var report = await Engine().RunAsync(Loads.Steady(1000, 60), target, new EngineOptions { MaximumTime = new Duration(50_000) }, null, default);
        Assert.Equal(StopReason.Time, report.Stopped);
        Assert.Equal((50, 50, 0), (report.All.Planned, report.All.Sent, report.All.NotReached));
    }

    [Fact]
    public async Task A_defect_of_the_target_is_not_swallowed()
    {
        var target = new FakeTarget(_ => throw new FormatException("broken"));
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Engine().RunAsync(Loads.Steady(1000, 0.01), target, new EngineOptions(), null, default));
        Assert.IsType<FormatException>(thrown.InnerException);
    }

    [Fact]
    public async Task A_limit_out_of_range_is_refused() => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
        () => Engine().RunAsync(Loads.Steady(1, 1), new FakeTarget(_ => default), new EngineOptions { MaximumInFlight = 0 }, null, default));

    /// <summary>Goes on at once.</summary>
    private sealed class NoWait(List<long>? waits) : IPacingWait
    {
        public void Until(long microseconds, CancellationToken stop) => waits?.Add(microseconds);
    }

    private sealed class FakeTarget(Func<CancellationToken, ValueTask<SendOutcome>> answer) : ILoadTarget
    {
        public ValueTask<SendOutcome> SendAsync(PlannedSend send, CancellationToken cancellation) => answer(cancellation);
    }
}
