using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>
/// The default engine: one thread of its own sends each request at its intended time whatever became of those before it, so that a gateway
/// that stalls is charged for every request that would have come meanwhile (coordinated omission; Tene, 2013). Open loop as Schroeder, Wierman
/// and Harchol-Balter (2006) define it.
/// </summary>
public sealed class OpenLoopEngine : ILoadEngine
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private readonly TimeProvider time;
    private readonly Func<LoadClock, IPacingWait> makeWait;

    /// <summary>An engine on a clock.</summary>
    public OpenLoopEngine(TimeProvider time)
        : this(time, clock => new HybridWait(clock))
    {
    }

    internal OpenLoopEngine(TimeProvider time, Func<LoadClock, IPacingWait> makeWait) => (this.time, this.makeWait) = (time, makeWait);

    /// <inheritdoc/>
    public async Task<EngineReport> RunAsync(
        ILoadPlan plan, ILoadTarget target, EngineOptions options, IProgress<LoadProgress>? progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var run = new EngineRun(plan, target, options.Checked(), new LoadClock(time), makeWait, ending);
        var sending = run.StartSending();
        await WatchAsync(run, plan, options, progress, sending, ending).ConfigureAwait(false);
        var reason = await sending.ConfigureAwait(false);
        var sent = run.Elapsed;
        await run.DrainAsync(options.Drain).ConfigureAwait(false);
        return run.Report(stop.IsCancellationRequested ? StopReason.Interrupted : reason, sent);
    }

    /// <summary>Looks at the stop conditions and tells how it goes while requests are sent.</summary>
    private async Task WatchAsync(
        EngineRun run, ILoadPlan plan, EngineOptions options, IProgress<LoadProgress>? progress, Task sending, CancellationTokenSource ending)
    {
        var told = TimeSpan.Zero;
        while (!sending.IsCompleted)
        {
            await Task.WhenAny(sending, Task.Delay(Tick, time, CancellationToken.None)).ConfigureAwait(false);
            told += Tick;
            var (answered, failed) = run.Log.Ends();
            if (answered + failed >= options.StopAfterAtLeast && failed > options.StopAboveErrorShare * (answered + failed))
            {
                run.StopFor(StopReason.ErrorShare);
                await ending.CancelAsync().ConfigureAwait(false);
            }

            else if (options.StopWhenShutOut > 0 && run.Log.IsShutOut(options.StopWhenShutOut))
            {
                run.StopFor(StopReason.ShutOut);
                await ending.CancelAsync().ConfigureAwait(false);
            }

            if (progress is not null && told >= ProgressInterval)
            {
                told = TimeSpan.Zero;
                progress.Report(run.Progress(plan.Schedule.Wall));
            }
        }
    }
}
