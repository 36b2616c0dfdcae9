using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service.Tests;

/// <summary>Instances on one database.</summary>
public sealed class ClusterTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly ManualClock clock = new(World.Start);
    private PostgresServer? server;

    public void Dispose()
    {
        server?.Dispose();
        folder.Dispose();
    }

    [PostgresFact]
    public async Task A_restart_finds_everything_in_the_database()
    {
        server = PostgresServer.Start();
        string id;
        await using (var live = await StartAsync("a"))
        {
            id = await live.Submit("change");
            await live.Approve(id, World.Olga);
        }

        await using var restarted = await StartAsync("b");
        Assert.Equal("authorised", await restarted.State(id));
        Assert.True(restarted.Verify().IsClean);
    }

    [PostgresFact]
    public async Task A_follower_forwards_and_takes_over_when_the_leader_is_cut_off_and_what_was_decided_stays_decided_once()
    {
        server = PostgresServer.Start();
        await using var first = await StartAsync("a");
        await using var second = await StartAsync("b", isLeading: false);
        Assert.False(second.Host.IsLeading);
        var id = await second.Submit("change");
        var expiring = await second.Submit("change");
        var (task, digest) = await second.TaskOf(id);
        Assert.Equal(200, (await second.Post(World.Otto, $"/v1/tasks/{task}/claim", key: "claim")).Status);
        Assert.Equal(401, (await second.Send(null, HttpMethod.Get, "/v1/tasks", null, token: "ops.forged")).Status);
        clock.Advance(Duration.FromMinutes(2));
        var decided = await second.Post(World.Otto, $"/v1/tasks/{task}/decision", Live.Decision("approve", digest), "decide");
        Assert.Equal(200, decided.Status);

        var cut = first.Host.Engine;
        server.Sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted");
        await Assert.ThrowsAsync<EngineUnavailableException>(() => cut.SendAsync(new Command(CommandKind.Tick)));
        await Eventually(() => second.Host.IsLeading || IsLedByAnother(first, cut));
        var (leader, follower) = second.Host.IsLeading ? (second, first) : (first, second);
        await Eventually(() => follower.Host is { Unavailable: null, IsLeading: false });
        foreach (var live in new[] { leader, follower })
        {
            Assert.Equal(decided, await live.Post(World.Otto, $"/v1/tasks/{task}/decision", Live.Decision("approve", digest), "decide"));
            Assert.Equal("not-pending", (await live.Post(World.Otto, $"/v1/tasks/{task}/decision", Live.Decision("reject", digest))).Problem);
        }

        clock.Advance(Duration.FromHours(5));
        await Eventually(() => leader.Host.Engine.Read(core => core.Find(NodeOf(expiring))!.State) == RequestState.Expired);
        var report = leader.Verify();
        Assert.True(report.IsClean, string.Join('\n', report.Findings.Take(3)));
        Assert.Equal(1, Count(leader, "expired", expiring));
        Assert.Equal(1, Count(leader, "approved", id));
    }

    [PostgresFact]
    public async Task A_leader_whose_epoch_has_passed_writes_nothing_even_if_it_does_not_know()
    {
        server = PostgresServer.Start();
        await using var live = await StartAsync("a");
        var old = live.Host.Engine;
        server.Sql("UPDATE simulator_leader SET epoch = epoch + 1");
        var refused = await Assert.ThrowsAsync<EngineUnavailableException>(() => old.SendAsync(new Command(CommandKind.Tick)));
        Assert.True(refused.OutcomeIsKnown);
        await Eventually(() => IsLedByAnother(live, old)); // it comes back with an epoch of its own
        await live.Submit("note");
    }

    [PostgresFact]
    public async Task A_database_that_dies_is_told_and_everything_acknowledged_is_there_when_it_is_back()
    {
        server = PostgresServer.Start();
        await using var live = await StartAsync("a");
        var id = await live.Submit("note");
        var before = live.Host.Engine;
        server.Down();
        var answer = await live.Post(World.Clerk, "/v1/requests", """{"class":"note","arguments":{}}""", "again");
        Assert.Equal(503, answer.Status);
        await Eventually(() => live.Host.Unavailable is not null);
        server.Up();
        await Eventually(() => IsLedByAnother(live, before));
        Assert.Equal(202, (await live.Post(World.Clerk, "/v1/requests", """{"class":"note","arguments":{}}""", "again")).Status);
        Assert.Equal("authorised", await live.State(id));
        Assert.Equal(2, live.Verify().Requests);
    }

    [PostgresFact]
    public async Task A_row_that_is_missing_or_changed_is_refused_with_its_place()
    {
        server = PostgresServer.Start();
        await using (var live = await StartAsync("a"))
        {
            for (var request = 0; request < 4; request++)
            {
                await live.Submit("note");
            }
        }

        server.Sql("DELETE FROM simulator_log WHERE first = 2");
        await using var refused = await StartAsync("a", isLeading: false);
        await Eventually(() =>
        {
            lock (refused.Reports)
            {
                return refused.Reports.Exists(line => line.Contains("simulator_log, offset 3: the batch begins with command 3; command 2 was to follow", StringComparison.Ordinal));
            }
        });
        Assert.False(refused.Host.IsLeading);
        Assert.Equal(503, (await refused.Send(null, HttpMethod.Get, "/readyz", null)).Status);
    }

    [PostgresFact]
    public async Task Deaths_under_load_on_a_database_lose_nothing_that_was_acknowledged()
    {
        server = PostgresServer.Start();
        Assert.StartsWith("20 kills", await new KillRun(folder.Path, 21, server.Connection).RunAsync(20), StringComparison.Ordinal);
    }

    private static bool IsLedByAnother(Live live, EngineHost before)
    {
        try
        {
            return live.Host.Engine != before;
        }
        catch (EngineUnavailableException)
        {
            return false; // between two
        }
    }

    private static NodeId NodeOf(string id) => Text.TryNode(id, out var node) ? node : throw new ArgumentException(id);

    private static int Count(Live live, string fact, string id)
    {
        using var trail = new MemoryStream();
        live.Host.ExportTrail(trail);
        return System.Text.Encoding.UTF8.GetString(trail.ToArray()).Split($"\"fact\":\"{fact}\",\"node\":\"{id}\"").Length - 1;
    }

    private static async Task Eventually(Func<bool> holds)
    {
        for (var attempt = 0; !holds(); attempt++)
        {
            Assert.True(attempt < 1_000, "It never became so.");
            await Task.Delay(20);
        }
    }

    private async Task<Live> StartAsync(string name, bool isLeading = true)
    {
        var live = await Live.StartAsync(folder, options => options with { Storage = new StorageChoice.Postgres(server!.Connection, folder.File(name)) }, clock);
        if (isLeading)
        {
            await Eventually(() => live.Host.IsLeading);
        }
        else
        {
            await Task.Delay(600);
        }

        return live;
    }
}
