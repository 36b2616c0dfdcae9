using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Simulator.Service;

/// <summary>Health, the contract, the trail, and the inbox page.</summary>
internal sealed class SystemEndpoints : IDisposable
{
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly EngineHolder engines;
    private readonly SemaphoreSlim exports = new(1);
    private readonly FrozenDictionary<string, (byte[] Bytes, string Type)> pages;

    public SystemEndpoints(EngineHolder engines)
    {
        this.engines = engines;
        pages = new Dictionary<string, (byte[], string)>
        {
            ["/inbox"] = (Asset("inbox.html"), "text/html; charset=utf-8"),
            ["/inbox.js"] = (Asset("inbox.js"), "text/javascript; charset=utf-8"),
            ["/inbox.css"] = (Asset("inbox.css"), "text/css; charset=utf-8"),
            ["/openapi/v1.json"] = (Asset("openapi.json"), "application/json"),
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public void Map(IEndpointRouteBuilder routes, Guard guard)
    {
        routes.MapGet("/healthz", context => Answers.WriteAsync(context, new HealthView("alive"), ServiceJson.Default.HealthView));
        routes.MapGet("/readyz", ReadyAsync);
        routes.MapGet("/v1/trail", guard.Behind(Roles.Auditor, ExportAsync));
        foreach (var path in pages.Keys.Order(StringComparer.Ordinal))
        {
            routes.MapGet(path, context => PageAsync(context, pages[path]));
        }
    }

    public void Dispose() => exports.Dispose();

    private Task ReadyAsync(HttpContext context) => engines.Unavailable is { } reason
        ? Answers.WriteAsync(context, new HealthView("unavailable") { Reason = reason }, ServiceJson.Default.HealthView, 503)
        : Answers.WriteAsync(context, new HealthView(engines.LeaderAddress is null ? "ready" : "forwarding"), ServiceJson.Default.HealthView);

    /// <summary>The trail as the log tells it, made anew beside the running service; one at a time, for it costs a whole replay.</summary>
    private async Task ExportAsync(Call call)
    {
        if (!await exports.WaitAsync(0, call.Aborted).ConfigureAwait(false))
        {
            throw new HttpRefusal(503, "busy", "Another export is under way.") { RetryAfterSeconds = 10 };
        }

        try
        {
            var path = Path.GetTempFileName();
            await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
            await Task.Run(() => call.Engine.ExportTrail(file), call.Aborted).ConfigureAwait(false);
            file.Position = 0;
            call.Http.Response.ContentType = "application/x-ndjson";
            call.Http.Response.ContentLength = file.Length;
            await file.CopyToAsync(call.Http.Response.Body, call.Aborted).ConfigureAwait(false);
        }
        finally
        {
            exports.Release();
        }
    }

    private static Task PageAsync(HttpContext context, (byte[] Bytes, string Type) page)
    {
        context.Response.Headers.ContentSecurityPolicy = PagePolicy;
        context.Response.ContentType = page.Type;
        context.Response.ContentLength = page.Bytes.Length;
        return context.Response.Body.WriteAsync(page.Bytes, context.RequestAborted).AsTask();
    }

    private static byte[] Asset(string name)
    {
        using var stream = typeof(SystemEndpoints).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The asset {name} is missing.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
