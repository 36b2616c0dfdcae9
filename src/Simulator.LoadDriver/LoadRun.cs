using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Simulator.Results;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>What a live run found.</summary>
/// <param name="Report">What only a live run has.</param>
/// <param name="Result">The metrics that a simulation has too, ready for reports and budgets.</param>
/// <param name="Samples">The values behind them, one a slice.</param>
public sealed record LoadRunResult(LiveReport Report, RunResult Result, SampleSet Samples);

/// <summary>Plays a scenario against a live gateway.</summary>
public static class LoadRun
{
    /// <summary>Runs from the first send until everything is worked off or its time is up.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="engine">Who sends, such as an <see cref="OpenLoopEngine"/>.</param>
    /// <param name="transport">Who carries, such as an <see cref="HttpTransport"/>; not disposed.</param>
    /// <param name="time">The host's clock.</param>
    /// <param name="progress">Told about twice a second; null for nobody.</param>
    /// <param name="stop">Ends the sending early; the report is made all the same.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="InvalidOperationException">A defect of this program.</exception>
    public static async Task<LoadRunResult> ExecuteAsync(
        LoadRunOptions options, ILoadEngine engine, IGatewayTransport transport, TimeProvider time, IProgress<LoadProgress>? progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Slices, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Slices, 1_000);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.LookInterval.Microseconds, 0);
        var started = StartOf(time);
        var runId = RunIdOf(options, started);
        var plan = new LoadPlan(options.Scenario, options.Schedule, options.WarmUp, options.Replication);
        using var over = new CancellationTokenSource();
        var client = new GatewayClient(options.Mapping, transport, options.Engine.Timeout);
        var world = new LiveWorld(options.Scenario, plan, client, options.Tokens, runId, time, over.Token);
        var score = new LiveScore(plan, options.Scenario.Pools.Count, options.Slices);
        var requester = new Requester(world, score);
        using var approvers = options.SimulateApprovers && options.Mapping is { CanDecide: true, CanFollow: true }
            ? new Approvers(world, requester, score, WallTime.Of(options.LookInterval))
            : null;
        var listener = new EventListener(world, requester, approvers);
        Task[] beside =
        [
            world.BesideAsync(requester.SweepAsync),
            world.BesideAsync(listener.RunAsync),
            world.BesideAsync(approvers is null ? () => Task.CompletedTask : approvers.RunAsync),
        ];
        var relay = new ProgressRelay(progress);
        var sent = await engine.RunAsync(plan, new LiveTarget(world, options.Mapping.CanFollow ? requester : null), options.Engine, relay, stop).ConfigureAwait(false);
        await SettleAsync(world, requester, options, relay, stop).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(beside).ConfigureAwait(false);
        if (world.Defect is { } defect)
        {
            throw new InvalidOperationException("The driver failed beside the sending: " + defect.Message, defect);
        }

        requester.GiveUp();
        var report = Report(options, runId, started, sent, world, requester) with
        {
            ForeignTasks = approvers?.ForeignTasks ?? 0,
            RepeatedIds = score.RepeatedIds,
            Events = listener.Received,
            Differences = LiveDifferences.Of(options.Scenario, options.Schedule, approvers is not null, WallTime.Of(options.LookInterval)),
        };
        var samples = LiveSamples.Of(score.Slices, [.. options.Scenario.Pools.Select(pool => pool.Name)]);
        return new LoadRunResult(report, LiveResult.Of(options, report, samples, score.Slices), samples);
    }

    /// <summary>Lets people and requesters finish what was accepted.</summary>
    private static async Task SettleAsync(LiveWorld world, Requester requester, LoadRunOptions options, ProgressRelay progress, CancellationToken stop)
    {
        var until = world.Clock.Microseconds + options.Settle.Microseconds;
        while (options.Mapping.CanFollow && requester.OpenCount > 0 && world.Clock.Microseconds < until && world.Defect is null && !stop.IsCancellationRequested)
        {
            progress.Settling(requester.OpenCount, world.Clock.Microseconds);
            await world.PauseAsync(TimeSpan.FromMilliseconds(20), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static Instant StartOf(TimeProvider time) =>
        new((time.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    /// <summary>Two runs never share an id: the gateway would take the requests of the second for repetitions.</summary>
    private static string RunIdOf(LoadRunOptions options, Instant started) => Digest(string.Create(
        CultureInfo.InvariantCulture, $"{options.Scenario.ResolvedJson}\n{options.Target}\n{options.Command}\n{options.ProgramVersion}\n{started}"))[..16];

    private static LiveReport Report(
        LoadRunOptions options, string runId, Instant started, EngineReport sent, LiveWorld world, Requester requester) => new()
        {
            Scenario = options.Scenario.Name,
            ScenarioDigest = Digest(options.Scenario.ResolvedJson),
            RunId = runId,
            Target = options.Target.GetLeftPart(UriPartial.Authority),
            Mapping = options.Mapping.Name,
            Started = started,
            Compression = options.Schedule.Compression,
            Replication = options.Replication,
            Phases = options.Schedule.Phases,
            WarmUp = options.WarmUp,
            MaximumInFlight = options.Engine.MaximumInFlight,
            Timeout = options.Engine.Timeout,
            Invalid = options.Validity.Judge(sent),
            Engine = sent,
            Calls = world.Ledger.Counts(),
            Open = requester.OpenCount,
            ForeignTasks = 0,
            RepeatedIds = 0,
            Events = 0,
            Differences = [],
        };

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
