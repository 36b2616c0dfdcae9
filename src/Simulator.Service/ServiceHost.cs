using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>The governance pipeline as a service: durable before it answers, in real time, over HTTP.</summary>
/// <remarks>
/// <see cref="Build"/> reads the log back, so that it fails before anything listens; <see cref="StartAsync"/> listens. Disposing stops in
/// order: no more calls, the last commands answered, the trail closed with its end record.
/// </remarks>
public sealed class ServiceHost : IAsyncDisposable
{
    private readonly ServiceParts parts;
    private readonly WebApplication application;
    private bool isStarted;

    private ServiceHost(ServiceParts parts, WebApplication application)
    {
        this.parts = parts;
        this.application = application;
    }

    /// <summary>What the start found in the log; among several instances, what the last take-over found, and null before it led.</summary>
    public ServiceRecovery? Recovery => parts.Recovery;

    /// <summary>Where the service listens, with the ports that were picked; empty before <see cref="StartAsync"/>.</summary>
    public IReadOnlyList<string> Addresses =>
        [.. application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    /// <summary>Why no commands are taken now; null when they are.</summary>
    public string? Unavailable => parts.Engines.Unavailable;

    /// <summary>Whether this instance applies commands; otherwise it forwards them.</summary>
    public bool IsLeading => parts.Engines.Current is not null;

    /// <summary>
    /// Whether this process will take no more commands, so that a supervisor should start another one: the state is made anew from the
    /// log. Among several instances never; there the next leader takes over.
    /// </summary>
    public bool HasFailed => parts.HasFailed;

    internal EngineHost Engine => parts.Engines.Get();

    internal IEnumerable<string> Routes => ((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)application).DataSources
        .SelectMany(source => source.Endpoints).OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
        .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()?.HttpMethods ?? []).Select(method => $"{method} {endpoint.RoutePattern.RawText}"));

    /// <summary>Makes a service and reads its log back.</summary>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    /// <exception cref="InvalidDataException">The token file is missing or wrong.</exception>
    /// <exception cref="IOException">The data folder cannot be used, or another process works on it.</exception>
    /// <exception cref="LogDamagedException">Log or trail are damaged, with file and offset.</exception>
    /// <exception cref="InvalidOperationException">The log was written under another configuration, which the message tells.</exception>
    public static ServiceHost Build(ServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var endpoints = options.Addresses.Select(address => ListenRule.Check(address, options.AllowRemote)).ToArray();
        var parts = new ServiceParts(options);
        try
        {
            return new ServiceHost(parts, Application(options, parts, endpoints));
        }
        catch
        {
            parts.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }

    /// <summary>Builds a service, runs it until cancelled, and stops it in order.</summary>
    /// <param name="options">What it is made from.</param>
    /// <param name="started">Called when it listens.</param>
    /// <param name="cancellation">Stops it; no error.</param>
    public static async Task RunAsync(ServiceOptions options, Action<ServiceHost>? started = null, CancellationToken cancellation = default)
    {
        var host = Build(options);
        await using (host.ConfigureAwait(false))
        {
            await host.StartAsync(cancellation).ConfigureAwait(false);
            started?.Invoke(host);
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The one way to stop it.
            }
        }
    }

    /// <summary>Takes commands and listens.</summary>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        await application.StartAsync(cancellation).ConfigureAwait(false);
        isStarted = true;
        parts.Start(Addresses[0]);
    }

    /// <summary>Writes the audit trail with its end record, made anew from the log; also while the service runs.</summary>
    /// <param name="output">Receives the trail.</param>
    /// <exception cref="InvalidOperationException">Another instance leads.</exception>
    public void ExportTrail(Stream output) => (parts.Engines.Current ?? throw new InvalidOperationException("Another instance leads.")).ExportTrail(output);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        parts.Engines.Current?.Feed.Close();
        if (isStarted)
        {
            await application.StopAsync().ConfigureAwait(false); // answers what is under way; disposing alone would cut it off
        }

        await application.DisposeAsync().ConfigureAwait(false);
        await parts.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Application(ServiceOptions options, ServiceParts parts, IReadOnlyList<IPEndPoint> endpoints)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], ApplicationName = "simulator", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear(); // no settings from files or the environment that the options do not know of
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(new ReportLogger(options.Report));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // what it has to say is thrown as well
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Limit(kestrel, options.Limits, endpoints));
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        var application = builder.Build();
        application.Use(next => context => Hardened(context, next));
        application.Use(next => context => (parts.Away(context) ?? next)(context));
        application.UseRouting();
        application.Use(next => async context =>
        {
            await next(context).ConfigureAwait(false);
            if (context.Response is { HasStarted: false, StatusCode: 404 or 405 })
            {
                var status = context.Response.StatusCode;
                await parts.Guard.RefuseAsync(context, null, new HttpRefusal(status, status == 404 ? "no-such-call" : "wrong-method", "See /openapi/v1.json for what there is.")).ConfigureAwait(false);
            }
        });
        parts.Map(application);
        return application;
    }

    private static Task Hardened(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        return next(context);
    }

    private static void Limit(KestrelServerOptions kestrel, ServiceLimits limits, IReadOnlyList<IPEndPoint> endpoints)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
        kestrel.Limits.MaxRequestLineSize = 4 << 10;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxConcurrentConnections = limits.Connections;
        kestrel.Limits.RequestHeadersTimeout = Span(limits.HeaderTimeout);
        kestrel.Limits.KeepAliveTimeout = Span(limits.IdleTimeout);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(limits.SlowestBody, TimeSpan.FromSeconds(5));
        foreach (var endpoint in endpoints)
        {
            kestrel.Listen(endpoint, listen => listen.Protocols = HttpProtocols.Http1);
        }
    }

    private static TimeSpan Span(Duration length) => TimeSpan.FromMicroseconds(length.Microseconds);
}
