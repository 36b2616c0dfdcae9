using System.Collections.Concurrent;
using System.Globalization;
using Simulator.Governance;

namespace Simulator.Service.Tests;

/// <summary>
/// Loads a service process, kills it with SIGKILL at random instants, starts it again, and holds it to everything it acknowledged. It proves
/// that the death of the process loses nothing; it says nothing about the loss of power, for the system keeps what was written.
/// </summary>
internal sealed class KillRun(string folder, int seed, string? database = null)
{
    private const int Writers = 6;

    private string[] Arguments => database is null ? ["serve", folder] : ["serve", folder, database];

    private readonly Ledger ledger = new();
    private readonly Random chance = new(seed);

    /// <summary>The command: so many kills on each store.</summary>
    /// <returns>The exit code: 0 when every store that is here lost nothing.</returns>
    public static async Task<int> CommandAsync(int times)
    {
        try
        {
            using var folder = new TestFolder();
            Console.WriteLine("Embedded log: " + await new KillRun(folder.Path, 1).RunAsync(times));
            if (PostgresServer.WhyNot is { } reason)
            {
                Console.WriteLine("PostgreSQL: not tested, " + reason);
                return 0;
            }

            using var server = PostgresServer.Start();
            using var other = new TestFolder();
            Console.WriteLine("PostgreSQL: " + await new KillRun(other.Path, 2, server.Connection).RunAsync(times));
            return 0;
        }
        catch (Exception broken) when (broken is Xunit.Sdk.XunitException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync("A promise is broken: " + broken.Message);
            return 1;
        }
    }

    /// <summary>Kills so many times; throws an assertion for anything lost, doubled or alive that is dead.</summary>
    public async Task<string> RunAsync(int times)
    {
        for (var round = 0; round < times; round++)
        {
            using var child = await ChildService.StartAsync(Arguments);
            using var client = new LoadClient(child.Root);
            await ledger.CheckAsync(client, everything: round % 50 == 49);
            using var stop = new CancellationTokenSource();
            var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(client, round, writer, stop.Token))).ToArray();
            await Task.Delay(chance.Next(20, 500));
            child.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(writers);
        }

        return await FinishAsync(times);
    }

    private async Task<string> FinishAsync(int times)
    {
        using (var child = await ChildService.StartAsync(Arguments))
        {
            using var client = new LoadClient(child.Root);
            await ledger.CheckAsync(client, everything: true);
            child.Kill();
        }

        await using var host = ServiceHost.Build(ServiceProcess.Options(folder, database));
        await host.StartAsync();
        Assert.True(SpinWait.SpinUntil(() => host.IsLeading, 20_000));
        using var trail = new MemoryStream();
        host.ExportTrail(trail);
        trail.Position = 0;
        var report = TrailVerifier.Verify(trail);
        Assert.True(report.IsClean, string.Join('\n', report.Findings.Take(5)));
        Assert.Equal(ledger.Submissions, report.Requests); // every key once: what was sent again after a death did not count twice
        return string.Create(CultureInfo.InvariantCulture, $"{times} kills, {ledger}; the chain of {report.Facts} facts verifies. Process death was tested, not loss of power.");
    }

    /// <summary>One client: submits, claims, decides and revokes until the service dies under it.</summary>
    private async Task WriteAsync(LoadClient client, int round, int writer, CancellationToken stop)
    {
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{round}-{writer}-{turn}");
            if (!await PlayAsync(client, name, turn % 4))
            {
                return;
            }
        }
    }

    private async Task<bool> PlayAsync(LoadClient client, string name, int kind)
    {
        var submission = new Attempt(
            World.Clerk, "/v1/requests", $$$"""{"class":"{{{(kind == 0 ? "note" : "change")}}}","arguments":{"name":"{{{name}}}"}}""", "submit-" + name);
        ledger.Sent(submission);
        if (await client.SendAsync(submission) is not { } submitted)
        {
            return false;
        }

        ledger.Submitted(submission, submitted["id"]);
        if (kind == 0)
        {
            return true;
        }

        if (await client.LookAsync("/v1/requests/" + submitted["id"]) is not { } seen)
        {
            return false;
        }

        var json = seen.Json;
        ledger.SessionOf(json.GetProperty("session"));
        if (kind == 1)
        {
            var credential = json.GetProperty("session").GetProperty("id").GetString()!;
            var revocation = new Attempt(World.Ops, $"/v1/credentials/{credential}/revoke", null, "revoke-" + name);
            if (await client.SendAsync(revocation) is not { } revoked)
            {
                return false;
            }

            ledger.Revoked(credential, revoked.Status);
            return true;
        }

        return await DecideAsync(client, name, submitted["id"], json.GetProperty("tasks")[0].GetProperty("id").GetString()!, submitted["digest"], kind == 2 ? "approve" : "reject");
    }

    private async Task<bool> DecideAsync(LoadClient client, string name, string id, string task, string digest, string verdict)
    {
        if (await client.SendAsync(new Attempt(World.Otto, $"/v1/tasks/{task}/claim", null, "claim-" + name)) is null)
        {
            return false;
        }

        var decision = new Attempt(World.Otto, $"/v1/tasks/{task}/decision", Live.Decision(verdict, digest), "decide-" + name);
        ledger.Deciding(decision, id, verdict);
        if (await client.SendAsync(decision) is not { } decided)
        {
            return false;
        }

        Assert.Equal(200, decided.Status);
        ledger.Decided(decision);
        return true;
    }
}

/// <summary>A call that can be made again.</summary>
internal sealed record Attempt(string Who, string Path, string? Body, string Key);
