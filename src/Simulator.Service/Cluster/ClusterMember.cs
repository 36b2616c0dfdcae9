using Npgsql;

namespace Simulator.Service;

/// <summary>One of several instances on one database: leads when it can, follows otherwise, and changes over as often as needed.</summary>
/// <remarks>
/// A leader that is cut off finds out within <see cref="Interval"/> or at its next command. Until then it may answer reads from a state
/// that another instance has moved on from; it cannot change anything, for each write asks for the epoch.
/// </remarks>
internal sealed class ClusterMember : IAsyncDisposable
{
    /// <summary>How often a follower tries to lead, and a leader looks whether it still does.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly ServiceConfiguration configuration;
    private readonly EngineHolder holder;
    private readonly ServiceMeters meters;
    private readonly string folder;
    private readonly Leadership leadership;
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;
    private string? lastFailure;

    public ClusterMember(ServiceConfiguration configuration, EngineHolder holder, ServiceMeters meters, StorageChoice.Postgres storage, string folder)
    {
        this.configuration = configuration;
        this.holder = holder;
        this.meters = meters;
        this.folder = folder;
        leadership = new Leadership(storage.Connection);
    }

    /// <summary>What the last take-over found; null before the first.</summary>
    public ServiceRecovery? Recovery { get; private set; }

    /// <summary>Begins to contend for the lead.</summary>
    public void Start(string address) => running = Task.Run(() => RunAsync(address));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
        stopping.Dispose();
        leadership.Dispose();
    }

    private async Task RunAsync(string address)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (leadership.TryLead(address) is { } lead)
                {
                    await LeadAsync(lead.Log, lead.Epoch).ConfigureAwait(false);
                }
                else
                {
                    holder.Follow("The leading instance is not known yet.", leadership.Leader()?.Address is { Length: > 0 } leader && leader != address ? leader : null);
                }
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or InvalidOperationException or LogDamagedException or LogUnavailableException)
            {
                if (e.Message != lastFailure)
                {
                    lastFailure = e.Message; // said once, not with every attempt
                    Say($"This instance cannot lead: {e.Message}");
                }

                holder.Follow(e is NpgsqlException or TimeoutException ? "The database does not answer." : "This instance cannot lead; its operator was told why.", null);
                await PauseAsync(4).ConfigureAwait(false);
            }

            await PauseAsync().ConfigureAwait(false);
        }
    }

    private async Task LeadAsync(PostgresLog log, long epoch)
    {
        EngineHost engine;
        try
        {
            engine = new EngineHost(configuration, log, new TrailFile(Path.Combine(folder, "trail.jsonl")), meters);
        }
        catch
        {
            log.Dispose(); // and with it the lock
            throw;
        }

        try
        {
            Recovery = engine.Recover();
            engine.Start();
            holder.Lead(engine);
            lastFailure = null;
            Say($"This instance leads, epoch {epoch}, {Recovery.Log.Commands} commands.");
            while (!stopping.IsCancellationRequested && !engine.IsFinal && leadership.Leader()?.Epoch == epoch)
            {
                await PauseAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            holder.Follow("The lead is changing hands.", null);
            engine.Dispose();
        }
    }

    private async Task PauseAsync(int intervals = 1)
    {
        try
        {
            await Task.Delay(Interval * intervals, stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The loops look for themselves.
        }
    }

    private void Say(string line) => configuration.Options.Report?.Invoke(line);
}
