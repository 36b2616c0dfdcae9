using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Simulator.LoadDriver.Tests;

/// <summary>How the test server treats a submission.</summary>
internal enum Manner
{
    Prompt,
    StallsASecondInFive,
    Answers500,
    Answers404,
    Hangs,
    ClosesConnections,
    SendsBrokenJson,
    LeavesTheIdOut,
    IsSlow,
    ClosesEverySecondConnection,
    FailsEverySecond,
}

/// <summary>A gateway on a port of its own that accepts submissions in one manner and counts what it saw.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private static readonly byte[] Answer = """{"id":"r1","state":"pending"}"""u8.ToArray();
    private readonly WebApplication app;
    private readonly Manner manner;
    private readonly long started = TimeProvider.System.GetTimestamp();
    private long seen;

    private TestServer(WebApplication app, Manner manner) => (this.app, this.manner) = (app, manner);

    public Uri Root => new(app.Urls.Single());

    /// <summary>Submissions that reached the server, each time anew when one was repeated.</summary>
    public long Seen => Interlocked.Read(ref seen);

    public static async Task<TestServer> StartAsync(Manner manner, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
            options.AddServerHeader = false;
        });
        var app = builder.Build();
        var server = new TestServer(app, manner);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await app.StopAsync(hurry.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref seen);
        switch (manner)
        {
            case Manner.StallsASecondInFive:
                await StallAsync();
                await AcceptAsync(context, Answer);
                break;
            case Manner.Answers500:
            case Manner.FailsEverySecond when number % 2 == 0:
                context.Response.StatusCode = 500;
                break;
            case Manner.Answers404:
                context.Response.StatusCode = 404;
                break;
            case Manner.Hangs:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case Manner.ClosesConnections:
            case Manner.ClosesEverySecondConnection when number % 2 == 0:
                context.Abort();
                break;
            case Manner.SendsBrokenJson:
                await AcceptAsync(context, Answer.AsMemory(0, 12));
                break;
            case Manner.LeavesTheIdOut:
                await AcceptAsync(context, """{"state":"pending"}"""u8.ToArray());
                break;
            case Manner.IsSlow:
                await Task.Delay(300);
                await AcceptAsync(context, Answer);
                break;
            default:
                await AcceptAsync(context, Answer);
                break;
        }
    }

    /// <summary>In the first second of every five nothing is answered.</summary>
    private async Task StallAsync()
    {
        var left = 1000 - (TimeProvider.System.GetElapsedTime(started).TotalMilliseconds % 5000);
        if (left > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(left));
        }
    }

    private static async Task AcceptAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = 202;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }
}
