using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Simulator.Service;

/// <summary>Everything behind the web server, made in order and let go in reverse.</summary>
internal sealed class ServiceParts : IAsyncDisposable
{
    private readonly List<IDisposable> owned = [];
    private readonly ServiceConfiguration configuration;
    private readonly EventEndpoint events;
    private readonly SystemEndpoints system;
    private readonly Forwarder forwarder;
    private readonly ClusterMember? member;
    private readonly ServiceRecovery? recovery;

    public ServiceParts(ServiceOptions options)
    {
        configuration = new ServiceConfiguration(options);
        Engines = new EngineHolder(options.Clock);
        try
        {
            var tokens = new TokenStore(configuration);
            Own(new TelemetryExport(options.TelemetryEndpoint)); // first made and last let go: it sees everything
            var meters = Own(new ServiceMeters());
            var folder = new DiskFolder(PathOf(options.Storage));
            Own(new FolderLock(folder.Name));
            var refusals = Own(new RefusalLog(Path.Combine(folder.Name, "refusals.jsonl")));
            Guard = new Guard(configuration, Engines, tokens, refusals, meters);
            events = Own(new EventEndpoint(configuration));
            system = Own(new SystemEndpoints(Engines));
            forwarder = Own(new Forwarder());
            if (options.Storage is StorageChoice.Postgres shared)
            {
                member = new ClusterMember(configuration, Engines, meters, shared, folder.Name);
            }
            else
            {
                var log = new SegmentLog(folder, ((StorageChoice.Folder)options.Storage).SegmentBytes);
                var engine = Own(new EngineHost(configuration, log, new TrailFile(Path.Combine(folder.Name, "trail.jsonl")), meters));
                recovery = engine.Recover();
                Engines.Lead(engine);
            }

            meters.Watch(Waiting, () => Engines.Current?.Read(core => core.InFlight) ?? 0);
        }
        catch
        {
            Release();
            throw;
        }
    }

    public EngineHolder Engines { get; }

    public ServiceRecovery? Recovery => member is null ? recovery : member.Recovery;

    public bool HasFailed => member is null && Engines.Get().IsFinal;

    public Guard Guard { get; }

    /// <summary>Takes commands; among several instances, from when this one leads.</summary>
    /// <param name="address">Where it listens.</param>
    public void Start(string address)
    {
        if (member is null)
        {
            Engines.Get().Start();
        }
        else
        {
            member.Start((configuration.Options.Storage as StorageChoice.Postgres)?.Advertised ?? address);
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        new RequestEndpoints(configuration).Map(routes, Guard);
        new TaskEndpoints(configuration).Map(routes, Guard);
        CredentialEndpoints.Map(routes, Guard);
        new EvaluationEndpoint(configuration).Map(routes, Guard);
        events.Map(routes, Guard);
        system.Map(routes, Guard);
    }

    /// <summary>The way of a call to the instance that leads; null when it is served here.</summary>
    public RequestDelegate? Away(HttpContext context) =>
        Engines.LeaderAddress is { } leader && (context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/access", StringComparison.Ordinal))
            ? Guard.BeforeForwarding(call => forwarder.ForwardAsync(call, leader))
            : null;

    public async ValueTask DisposeAsync()
    {
        if (member is not null)
        {
            await member.DisposeAsync().ConfigureAwait(false);
        }

        Release();
    }

    private static string PathOf(StorageChoice storage) => storage switch
    {
        StorageChoice.Folder folder => folder.Path,
        StorageChoice.Postgres postgres => postgres.Path,
        _ => throw new ArgumentException("There is no such storage.", nameof(storage)),
    };

    private void Release()
    {
        for (var index = owned.Count - 1; index >= 0; index--)
        {
            owned[index].Dispose();
        }

        owned.Clear();
    }

    private IEnumerable<Measurement<int>> Waiting() => Engines.Current?.Read(core => configuration.Options.Pools
        .Select((pool, index) => new Measurement<int>(core.Waiting(index), new KeyValuePair<string, object?>("pool", pool.Name))).ToArray()) ?? [];

    private T Own<T>(T part)
        where T : IDisposable
    {
        owned.Add(part);
        return part;
    }
}
