using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>
/// The single writer: takes the commands that wait, gives them their instants, makes them durable together, applies them, and only then
/// answers. So what anybody sees is durable, and what is not durable was never applied.
/// </summary>
internal sealed partial class EngineHost : IDisposable
{
    private const int LargestBatch = 1_024; // readers wait while a batch is applied
    private const int LargestBatchBytes = 4 << 20;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly ServiceConfiguration configuration;
    private readonly ServiceLimits limits;
    private readonly TimeProvider clock;
    private readonly ICommandLog log;
    private readonly TrailFile? trailFile;
    private readonly ServiceMeters meters;
    private readonly CommandCodec codec = new();
    private readonly LogBatch batch = new();
    private readonly List<PendingCommand> taken = [];
    private readonly Queue<PendingCommand> queue = new();
    private readonly Lock queueGate = new();
    private readonly Lock stateGate = new();
    private readonly AutoResetEvent signal = new(false);
    private readonly ITimer alarm;
    private readonly Thread writer;
    private readonly List<RequestEntry> toExecute = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly ServiceCore core;
    private TrailWriter? trail;
    private long appendingSince;
    private long lastInstant = long.MinValue;
    private volatile string? unavailable;
    private volatile bool isFinal;
    private bool isLive;

    public EngineHost(ServiceConfiguration configuration, ICommandLog log, TrailFile? trailFile, ServiceMeters meters)
    {
        this.configuration = configuration;
        this.log = log;
        this.trailFile = trailFile;
        this.meters = meters;
        limits = configuration.Options.Limits;
        clock = configuration.Options.Clock;
        core = new ServiceCore(configuration, OnFact);
        Issuer = configuration.Options.Issuer ?? new LocalCredentialIssuer([]);
        alarm = clock.CreateTimer(static state => ((EngineHost)state!).signal.Set(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        writer = new Thread(Run) { IsBackground = true, Name = "command writer" };
    }

    /// <summary>The facts as they come.</summary>
    public EventFeed Feed { get; } = new();

    /// <summary>Makes and recognises the secrets of leases.</summary>
    public ICredentialIssuer Issuer { get; private set; }

    /// <summary>Whether this engine will take no more commands: only another one, made from the log, will.</summary>
    public bool IsFinal => isFinal;

    /// <summary>Why no commands are taken; null when they are.</summary>
    public string? Unavailable => unavailable ?? (IsHanging ? "The storage does not answer." : null);

    /// <summary>The clock's instant, never before that of the last command: a clock that was set back does not bring the dead to life.</summary>
    public Instant Now() => Instant.Max(ReadClock(), new Instant(Volatile.Read(ref lastInstant)));

    private bool IsHanging => Interlocked.Read(ref appendingSince) is var since and not 0
        && clock.GetElapsedTime(since) > TimeSpan.FromMicroseconds(limits.StorageTimeout.Microseconds);

    /// <summary>Sends a command and waits until it is durable and applied.</summary>
    /// <exception cref="EngineUnavailableException">It was not taken, or nobody knows in time whether it was.</exception>
    public async Task<CommandOutcome> SendAsync(Command command)
    {
        if (Unavailable is { } reason && (isFinal || IsHanging))
        {
            throw new EngineUnavailableException(reason, outcomeIsKnown: true);
        }

        var pending = new PendingCommand(command);
        lock (queueGate)
        {
            if (queue.Count >= limits.WaitingCommands)
            {
                throw new EngineUnavailableException("Too many commands wait for the storage.", outcomeIsKnown: true);
            }

            queue.Enqueue(pending);
        }

        signal.Set();
        using var span = meters.Traces.StartActivity(Words<CommandKind>.Of(command.Kind));
        try
        {
            return await pending.Answer.WaitAsync(TimeSpan.FromMicroseconds(limits.StorageTimeout.Microseconds), clock).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            var isKnown = pending.TryAbandon();
            throw new EngineUnavailableException(
                isKnown ? "The storage did not take the command in time; nothing came of it." : "The storage did not answer in time; the command may still count. Send it again with the same Idempotency-Key.",
                isKnown);
        }
    }

    /// <summary>Reads the state between two commands.</summary>
    public T Read<T>(Func<ServiceCore, T> read)
    {
        lock (stateGate)
        {
            return read(core);
        }
    }

    /// <summary>Starts to take commands.</summary>
    public void Start() => writer.Start();

    /// <summary>Stops: commands that wait are refused, the trail gets its end record.</summary>
    public void Dispose()
    {
        if (!stopping.IsCancellationRequested)
        {
            stopping.Cancel();
            signal.Set();
            if (writer.IsAlive)
            {
                writer.Join();
            }

            Refuse("The service is being stopped.");
            Feed.Close();
            if (isLive && !isFinal)
            {
                trail?.Complete();
                trailFile?.TryFlush();
            }
        }

        alarm.Dispose();
        trail?.Dispose();
        trailFile?.Dispose();
        log.Dispose();
        stopping.Dispose();
        signal.Dispose();
    }

    private Instant ReadClock() => InstantOf(clock.GetUtcNow());

    public static Instant InstantOf(DateTimeOffset at) => new((at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond);
}
