using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service.Tests;

public sealed class RestartTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly ManualClock clock = new(World.Start);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_restart_finds_queues_reviews_leases_and_timers_as_they_were()
    {
        string waiting, reviewed, authorised, secret, task, digest, before;
        await using (var live = await Live.StartAsync(folder, clock: clock))
        {
            waiting = await live.Submit("change");
            reviewed = await live.Submit("change");
            authorised = await live.Submit("config", ",\"confidence\":0.95");
            secret = (await live.Get(World.Robot, "/v1/requests/" + authorised)).Json.GetProperty("credential").GetProperty("secret").GetString()!;
            (task, digest) = await live.TaskOf(reviewed);
            await live.Post(World.Olga, $"/v1/tasks/{task}/claim");
            clock.Advance(Duration.FromMinutes(2));
            before = (await live.Get(World.Ops, "/v1/requests/" + reviewed)).Text;
        }

        await using (var live = await Live.StartAsync(folder, clock: clock))
        {
            Assert.Equal(3, live.Host.Recovery!.InFlight);
            Assert.Equal(before, (await live.Get(World.Ops, "/v1/requests/" + reviewed)).Text);
            Assert.Equal(waiting, (await live.Get(World.Otto, "/v1/tasks")).Json.GetProperty("tasks")[0].GetProperty("request").GetString());
            Assert.Equal("authorised", (await live.Post(World.Olga, $"/v1/tasks/{task}/decision", Live.Decision("approve", digest)))["state"]);
            Assert.Equal("True", (await live.Post(World.Robot, "/v1/credentials/introspect", $$"""{"token":"{{secret}}"}"""))["active"]);
            Assert.Equal(200, (await live.Post(World.Robot, $"/v1/requests/{authorised}/executed", """{"arguments":{"amount":12,"to":"x"}}""")).Status);
        }

        clock.Advance(Duration.FromMinutes(60));
        await using (var live = await Live.StartAsync(folder, clock: clock))
        {
            Assert.Equal("False", (await live.Post(World.Robot, "/v1/credentials/introspect", $$"""{"token":"{{secret}}"}"""))["active"]);
            await live.Submit("note"); // whatever was due is done before it
            Assert.Equal("expired", await live.State(waiting));
            Assert.True(live.Verify().IsClean);
        }
    }

    [Fact]
    public async Task A_service_stopped_in_order_leaves_a_trail_that_verifies_and_goes_on_with_it()
    {
        for (var start = 0; start < 3; start++)
        {
            await using (var live = await Live.StartAsync(folder, clock: clock))
            {
                await live.Submit("note");
            }

            await using var file = File.OpenRead(folder.Data("trail.jsonl"));
            var report = TrailVerifier.Verify(file);
            Assert.Empty(report.Findings);
            Assert.Equal(start + 1, report.Requests);
        }
    }

    [Fact]
    public async Task A_trail_cut_anywhere_is_completed_from_the_log()
    {
        await using (var live = await Live.StartAsync(folder, clock: clock))
        {
            await live.Approve(await live.Submit("change"), World.Olga);
        }

        var whole = await File.ReadAllBytesAsync(folder.Data("trail.jsonl"));
        foreach (var length in new[] { 0, 1, whole.Length / 2, whole.Length - 200 })
        {
            await File.WriteAllBytesAsync(folder.Data("trail.jsonl"), whole[..length]);
            await using (await Live.StartAsync(folder, clock: clock))
            {
            }

            Assert.Equal(whole, await File.ReadAllBytesAsync(folder.Data("trail.jsonl")));
        }
    }

    [Fact]
    public async Task A_changed_trail_is_found_at_start()
    {
        await using (var live = await Live.StartAsync(folder, clock: clock))
        {
            await live.Submit("note");
        }

        var bytes = await File.ReadAllBytesAsync(folder.Data("trail.jsonl"));
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(folder.Data("trail.jsonl"), bytes);
        var refused = Assert.Throws<LogDamagedException>(() => ServiceHost.Build(World.Options(folder.Path, clock)));
        Assert.Equal(bytes.Length / 2, refused.Offset);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.Data("trail.jsonl"))); // evidence stays as it is
    }

    [Fact]
    public async Task A_log_that_lost_acknowledged_commands_is_given_away_by_the_trail()
    {
        await using (var live = await Live.StartAsync(folder, clock: clock))
        {
            await live.Submit("note");
            await live.Submit("note");
        }

        var log = Directory.GetFiles(folder.Data(string.Empty), "commands-*").Single();
        var bytes = await File.ReadAllBytesAsync(log);
        bytes[^1] ^= 1; // the last batch: for the log alone a torn end
        await File.WriteAllBytesAsync(log, bytes);
        Assert.Contains("acknowledged commands are lost", Assert.Throws<LogDamagedException>(() => ServiceHost.Build(World.Options(folder.Path, clock))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_configuration_is_refused_with_what_differs()
    {
        await using (await Live.StartAsync(folder, clock: clock))
        {
        }

        var options = World.Options(folder.Path, clock);
        var refused = Assert.Throws<InvalidOperationException>(() => ServiceHost.Build(options with { Services = ["shop", "casino"] }));
        Assert.Contains("it was 'services shop, bank' and is now 'services shop, casino'", refused.Message, StringComparison.Ordinal);
        await using var same = ServiceHost.Build(options);
    }

    [Fact]
    public async Task A_second_service_on_the_same_folder_is_refused()
    {
        await using var live = await Live.StartAsync(folder, clock: clock);
        Assert.Contains("Another process", Assert.Throws<IOException>(() => ServiceHost.Build(World.Options(folder.Path, clock))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_middle_is_refused_with_file_and_offset()
    {
        await using (var live = await Live.StartAsync(folder, clock: clock))
        {
            for (var request = 0; request < 5; request++)
            {
                await live.Submit("note");
            }
        }

        var log = Directory.GetFiles(folder.Data(string.Empty), "commands-*").Single();
        var bytes = await File.ReadAllBytesAsync(log);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(log, bytes);
        var refused = Assert.Throws<LogDamagedException>(() => ServiceHost.Build(World.Options(folder.Path, clock)));
        Assert.Equal(log, refused.File);
        Assert.InRange(refused.Offset, 24, bytes.Length / 2);
    }
}
