using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>One run of the open-loop engine.</summary>
internal sealed class EngineRun : IDisposable
{
    private readonly ILoadPlan plan;
    private readonly ILoadTarget target;
    private readonly EngineOptions options;
    private readonly LoadClock clock;
    private readonly IPacingWait wait;
    private readonly CancellationTokenSource ending;
    private readonly CancellationTokenSource abandoned = new();
    private readonly TaskCompletionSource<StopReason> sending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? defect;
    private StopReason reason = StopReason.PlanSent;
    private long start;
    private int phase;
    private Duration drained;

    public EngineRun(
        ILoadPlan plan, ILoadTarget target, EngineOptions options, LoadClock clock, Func<LoadClock, IPacingWait> makeWait, CancellationTokenSource ending)
    {
        (this.plan, this.target, this.options, this.clock, this.ending) = (plan, target, options, clock, ending);
        wait = makeWait(clock);
        Log = new FlightLog(["warm-up", .. plan.Schedule.Phases.Select(each => each.Name)], options.MaximumInFlight);
    }

    public FlightLog Log { get; }

    public Duration Elapsed => new(clock.Microseconds - start);

    public void StopFor(StopReason why) => reason = why;

    /// <summary>Starts the pacing thread: not one of the pool's, which might be busy with answers when a request is due.</summary>
    public Task<StopReason> StartSending()
    {
        start = clock.Microseconds;
        new Thread(Send) { IsBackground = true, Name = "pacing", Priority = ThreadPriority.Highest }.Start();
        return sending.Task;
    }

    public async Task DrainAsync(Duration drain)
    {
        var began = clock.Microseconds;
        while (Log.InFlight > 0 && clock.Microseconds - began < drain.Microseconds && defect is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), clock.Provider, CancellationToken.None).ConfigureAwait(false);
        }

        Log.Close(clock.Microseconds);
        drained = new Duration(clock.Microseconds - began);
        await abandoned.CancelAsync().ConfigureAwait(false);
    }

    public EngineReport Report(StopReason stopped, Duration sent) => defect is { } cause
        ? throw new InvalidOperationException("The driver failed while sending: " + cause.Message, cause)
        : new EngineReport(stopped, sent, drained, Log.Counted(), Log.Windows(), Log.Examples());

    public LoadProgress Progress(Duration length)
    {
        var (all, latency) = Log.SoFar();
        return new LoadProgress(
            Elapsed, length, all.Sent, all.Dropped, all.Answered, all.Failed, Log.InFlight, plan.Schedule.Phases[phase].Name,
            latency.Quantile(0.5), latency.Quantile(0.99));
    }

    public void Dispose() => abandoned.Dispose();

    private void Send()
    {
        try
        {
            foreach (var send in plan.Sends())
            {
                if (send.Due >= options.MaximumTime)
                {
                    StopFor(StopReason.Time); // chosen beforehand: what would be due later is no part of the plan
                    break;
                }

                SendInTime(send);
            }

            sending.SetResult(reason);
        }
        catch (Exception e)
        {
            sending.SetException(e); // a defect of the plan; it must not take the process down from a thread of its own
        }
    }

    private void SendInTime(in PlannedSend send)
    {
        var window = send.IsWarmUp ? 0 : 1 + send.Phase;
        var due = start + send.Due.Microseconds;
        wait.Until(due, ending.Token);
        if (ending.IsCancellationRequested)
        {
            Log.NotReached(window);
            return;
        }

        phase = send.Phase;
        var ticket = Log.TryBegin(window, due, clock.Microseconds);
        if (ticket >= 0)
        {
            _ = FlyAsync(send, ticket);
        }
    }

    /// <summary>From sending to the end; runs on the pacing thread up to the first wait.</summary>
    private async Task FlyAsync(PlannedSend send, int ticket)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(abandoned.Token);
        try
        {
            patience.CancelAfter(WallTime.Of(options.Timeout));
            var outcome = await target.SendAsync(send, patience.Token).ConfigureAwait(false);
            Log.End(ticket, outcome, clock.Microseconds);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            Log.End(ticket, new SendOutcome(FailureKind.Timeout, $"no answer within {options.Timeout}"), clock.Microseconds);
        }
        catch (Exception e)
        {
            if (Log.End(ticket, new SendOutcome(FailureKind.Protocol, e.Message), clock.Microseconds))
            {
                defect ??= e;
                await ending.CancelAsync().ConfigureAwait(false);
            }
        }
    }
}
