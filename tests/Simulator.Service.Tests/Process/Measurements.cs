using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Simulator.Governance;

namespace Simulator.Service.Tests;

/// <summary>How fast the parts are on this machine. Client and server share it.</summary>
internal static class Measurements
{
    public static async Task RunAsync(TextWriter output)
    {
        using var folder = new TestFolder();
        Appends(folder, output);
        await CommandsAsync("embedded log", Options(folder), output);
        await HttpAsync(folder, output);
        await Replay(folder, output);
        if (PostgresServer.WhyNot is null)
        {
            using var server = PostgresServer.Start();
            await CommandsAsync("PostgreSQL", Options(folder) with { Storage = new StorageChoice.Postgres(server.Connection, folder.File("shared")) }, output);
        }
    }

    private static void Appends(TestFolder folder, TextWriter output)
    {
        foreach (var size in new[] { 1, 16, 256, 2048 })
        {
            using var log = new SegmentLog(new DiskFolder(folder.File("log" + size)));
            log.Recover((_, _) => { });
            var batch = new LogBatch();
            var command = new byte[250];
            var watch = Stopwatch.StartNew();
            var count = 0;
            while (watch.ElapsedMilliseconds < 1500)
            {
                batch.Clear();
                for (var index = 0; index < size; index++)
                {
                    batch.Add(command);
                }

                log.Append(batch);
                count += size;
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"durable appends, {size} a flush: {count / watch.Elapsed.TotalSeconds:n0}/s"));
        }
    }

    private static ServiceOptions Options(TestFolder folder) =>
        ServiceProcess.Options(folder.Path, null, new ServiceLimits { RequestsPerSecond = double.PositiveInfinity }) with { Storage = new StorageChoice.Folder(folder.File("measured")) };

    private static async Task CommandsAsync(string name, ServiceOptions options, TextWriter output)
    {
        await using var host = ServiceHost.Build(options);
        await host.StartAsync();
        SpinWait.SpinUntil(() => host.IsLeading, 10_000);
        var body = Encoding.UTF8.GetBytes("""{"amount":12,"to":"somebody with a name"}""");
        var count = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 512).Select(async _ =>
        {
            while (watch.ElapsedMilliseconds < 3000)
            {
                var outcome = await host.Engine.SendAsync(new Command(CommandKind.Submit)
                {
                    Token = "bench", Arguments = body,
                    Request = new ActionRequest(default, default, new ActionDescription(new ClassId(0), Access.Write, true), default, new RequestContext(Impact.Low, double.NaN, false), new Digest(1, 2)),
                });
                Assert.Equal((OutcomeCode.Done, RequestState.Authorised), (outcome.Code, outcome.State));
                Interlocked.Increment(ref count);
            }
        }));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"commands through the engine, {name}, 512 at once: {count / watch.Elapsed.TotalSeconds:n0}/s"));
    }

    private static async Task HttpAsync(TestFolder folder, TextWriter output)
    {
        await using var host = ServiceHost.Build(Options(folder));
        await host.StartAsync();
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 256 };
        using var client = new HttpMessageInvoker(handler);
        foreach (var connections in new[] { 1, 16, 128 })
        {
            var count = 0;
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
            {
                while (watch.ElapsedMilliseconds < 4000)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, host.Addresses[0] + "/v1/requests")
                    {
                        Content = new StringContent("""{"class":"note","arguments":{"amount":12,"to":"somebody"}}""", Encoding.UTF8, "application/json"),
                    };
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", World.TokenOf(World.Clerk));
                    using var response = await client.SendAsync(request, CancellationToken.None);
                    Assert.Equal(202, (int)response.StatusCode);
                    await response.Content.ReadAsByteArrayAsync();
                    Interlocked.Increment(ref count);
                }
            }));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"submissions over HTTP, {connections} connections: {count / watch.Elapsed.TotalSeconds:n0}/s"));
        }
    }

    private static async Task Replay(TestFolder folder, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        await using (var host = ServiceHost.Build(Options(folder)))
        {
            var seconds = watch.Elapsed.TotalSeconds;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"start-up: {host.Recovery!.Log.Commands:n0} commands, {host.Recovery!.Facts:n0} facts compared with the trail in {seconds:n1} s: {host.Recovery!.Log.Commands / seconds:n0} commands/s"));
        }

        var configuration = new ServiceConfiguration(Options(folder));
        watch.Restart();
        var core = new ServiceCore(configuration, (in AuditEvent _, RequestEntry _) => { });
        using var log = new SegmentLog(new DiskFolder(folder.File("measured")));
        var commands = log.Recover((_, bytes) => core.Apply(CommandCodec.Decode(bytes))).Commands;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"replay without trail: {commands / watch.Elapsed.TotalSeconds:n0} commands/s"));
    }
}
