using Simulator.Time;

namespace Simulator.Service.Tests;

public sealed class LifeTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_needs_nobody_is_authorised_at_once_and_executed_on_report()
    {
        await using var live = await Live.StartAsync(folder);
        var answer = await live.Post(World.Clerk, "/v1/requests", """{"class":"note","arguments":{"b":1,"a":2}}""");
        Assert.Equal((202, "authorised"), (answer.Status, answer["state"]));
        Assert.Equal("/v1/requests/" + answer["id"], answer.Location);

        var seen = (await live.Get(World.Robot, answer.Location!)).Json;
        Assert.Equal("auto", seen.GetProperty("level").GetString());
        Assert.True(seen.GetProperty("credential").GetProperty("alive").GetBoolean());
        Assert.StartsWith("lease.c1.0.", seen.GetProperty("credential").GetProperty("secret").GetString(), StringComparison.Ordinal);

        var executed = await live.Post(World.Robot, answer.Location + "/executed", """{"arguments":{"a":2,"b":1}}""");
        Assert.Equal((200, "executed"), (executed.Status, executed["state"]));
        live.Clock.Advance(Duration.FromMinutes(1));
        await live.Submit("note");
        Assert.True(live.Verify() is { IsClean: true, Requests: 2, Unclosed: 1 });
    }

    [Fact]
    public async Task An_owner_claims_reviews_long_enough_and_approves()
    {
        await using var live = await Live.StartAsync(folder);
        var id = await live.Submit("change");
        Assert.Equal("pending", await live.State(id));
        var listed = (await live.Get(World.Otto, "/v1/tasks?pool=owners&limit=5")).Json.GetProperty("tasks");
        Assert.Equal(id, listed[0].GetProperty("request").GetString());

        var (task, digest) = await live.TaskOf(id);
        Assert.Equal("not-claimed", (await live.Post(World.Otto, $"/v1/tasks/{task}/decision", Live.Decision("approve", digest))).Problem);
        Assert.Equal("not-in-pool", (await live.Post(World.Rita, $"/v1/tasks/{task}/claim")).Problem);
        Assert.Equal(200, (await live.Post(World.Otto, $"/v1/tasks/{task}/claim")).Status);
        Assert.Equal("taken", (await live.Post("oda", $"/v1/tasks/{task}/claim")).Problem);
        Assert.Equal("review-too-short", (await live.Post(World.Otto, $"/v1/tasks/{task}/decision", Live.Decision("approve", digest))).Problem);
        live.Clock.Advance(Duration.FromSeconds(60));
        var decided = await live.Post(World.Otto, $"/v1/tasks/{task}/decision", Live.Decision("approve", digest));
        Assert.Equal((200, "authorised"), (decided.Status, decided["state"]));
        Assert.Equal("not-pending", (await live.Post(World.Otto, $"/v1/tasks/{task}/decision", Live.Decision("approve", digest))).Problem);
        Assert.Empty((await live.Get(World.Otto, "/v1/tasks")).Json.GetProperty("tasks").EnumerateArray());
        Assert.True(live.Verify().IsClean);
    }

    [Fact]
    public async Task Two_people_of_two_pools_decide_what_touches_customers_and_money_of_high_impact()
    {
        await using var live = await Live.StartAsync(folder);
        var id = await live.Submit("refund");
        await live.Approve(id, World.Olga);
        Assert.Equal("pending", await live.State(id));
        await live.Approve(id, World.Rita, "risk");
        Assert.Equal("authorised", await live.State(id));
        Assert.True(live.Verify().IsClean);
    }

    [Fact]
    public async Task A_rejection_needs_a_reason_and_ends_the_request()
    {
        await using var live = await Live.StartAsync(folder);
        var id = await live.Submit("change");
        var (task, digest) = await live.TaskOf(id);
        await live.Post(World.Otto, $"/v1/tasks/{task}/claim");
        Assert.Equal(400, (await live.Post(World.Otto, $"/v1/tasks/{task}/decision", Live.Decision("reject", digest, " "))).Status);
        var answer = await live.Post(World.Otto, $"/v1/tasks/{task}/decision", Live.Decision("reject", digest, "no"));
        Assert.Equal((200, "rejected"), (answer.Status, answer["state"]));
        var seen = (await live.Get(World.Clerk, "/v1/requests/" + id)).Json;
        Assert.Equal("no", seen.GetProperty("decisions")[0].GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("reject", "over_reach", "rejected", "over_reach")]
    [InlineData("reject", "", "rejected", "other")] // the words say it
    [InlineData("reject", "none", "rejected", "other")]
    [InlineData("escalate", "out_of_time", "handed_back", "out_of_time")]
    public async Task The_code_of_a_reason_is_in_the_trail_and_in_the_request(string verdict, string code, string fact, string told)
    {
        await using var live = await Live.StartAsync(folder);
        var id = await live.Submit("change");
        var (task, digest) = await live.TaskOf(id);
        await live.Post(World.Otto, $"/v1/tasks/{task}/claim");
        Assert.Equal(200, (await live.Post(World.Otto, $"/v1/tasks/{task}/decision", Live.Decision(verdict, digest, "no", code))).Status);
        Assert.Equal(told, (await live.Get(World.Clerk, "/v1/requests/" + id)).Json.GetProperty("decisions")[0].GetProperty("reasonCode").GetString());
        var record = Assert.Single(live.Trail().Split('\n'), line => line.Contains($"\"fact\":\"{fact}\"", StringComparison.Ordinal));
        Assert.Contains($"\"reason_code\":\"{told}\"", record, StringComparison.Ordinal);
        Assert.True(live.Verify().IsClean);
    }

    [Theory]
    [InlineData("reject", "bored")]
    [InlineData("approve", "judged_wrong")]
    public async Task A_code_that_is_none_or_belongs_to_an_approval_is_refused_and_decides_nothing(string verdict, string code)
    {
        await using var live = await Live.StartAsync(folder);
        var id = await live.Submit("change");
        var (task, digest) = await live.TaskOf(id);
        await live.Post(World.Otto, $"/v1/tasks/{task}/claim");
        live.Clock.Advance(Time.Duration.FromMinutes(10));
        Assert.Equal(400, (await live.Post(World.Otto, $"/v1/tasks/{task}/decision", Live.Decision(verdict, digest, "no", code))).Status);
        Assert.Equal("pending", await live.State(id));
    }

    [Fact]
    public async Task Who_escalates_leaves_the_decision_to_somebody_else()
    {
        await using var live = await Live.StartAsync(folder);
        var id = await live.Submit("change");
        var (task, digest) = await live.TaskOf(id);
        await live.Post(World.Otto, $"/v1/tasks/{task}/claim");
        Assert.Equal(200, (await live.Post(World.Otto, $"/v1/tasks/{task}/decision", Live.Decision("escalate", digest, "beyond me"))).Status);
        Assert.Equal("already-involved", (await live.Post(World.Otto, $"/v1/tasks/{task}/claim")).Problem);
        Assert.Empty((await live.Get(World.Otto, "/v1/tasks")).Json.GetProperty("tasks").EnumerateArray());
        await live.Approve(id, World.Olga);
        Assert.Equal("authorised", await live.State(id));
        Assert.True(live.Verify().IsClean);
    }

    [Fact]
    public async Task What_nobody_takes_escalates_and_then_expires_and_is_never_a_rejection()
    {
        await using var live = await Live.StartAsync(folder);
        var id = await live.Submit("change");
        live.Clock.Advance(Duration.FromMinutes(31));
        await Eventually(async () => (await live.Get(World.Rita, "/v1/tasks")).Json.GetProperty("tasks").GetArrayLength() == 1);
        live.Clock.Advance(Duration.FromMinutes(29.5));
        await Eventually(async () => await live.State(id) == "expired");
        Assert.Equal(1, live.Host.Engine.Read(core => core.InFlight)); // its session lives for another minute
        live.Clock.Advance(Duration.FromMinutes(2));
        await Eventually(() => Task.FromResult(live.Host.Engine.Read(core => core.InFlight) == 0));
        Assert.True(live.Verify() is { IsClean: true, Unclosed: 0 });
    }

    [Fact]
    public async Task Only_who_submitted_withdraws_and_only_while_nobody_reviews()
    {
        await using var live = await Live.StartAsync(folder);
        var id = await live.Submit("change");
        Assert.Equal("not-your-request", (await live.Post(World.Berta, $"/v1/requests/{id}/withdraw")).Problem);
        var (task, _) = await live.TaskOf(id);
        await live.Post(World.Otto, $"/v1/tasks/{task}/claim");
        Assert.Equal("cannot-withdraw", (await live.Post(World.Clerk, $"/v1/requests/{id}/withdraw")).Problem);
        Assert.Equal(200, (await live.Post(World.Otto, $"/v1/tasks/{task}/return")).Status);
        Assert.Equal("withdrawn", (await live.Post(World.Clerk, $"/v1/requests/{id}/withdraw"))["state"]);
    }

    [Fact]
    public async Task A_revoked_credential_and_an_expired_one_open_nothing()
    {
        await using var live = await Live.StartAsync(folder);
        var id = await live.Submit("config", ",\"confidence\":0.9");
        var credential = (await live.Get(World.Robot, "/v1/requests/" + id)).Json.GetProperty("credential");
        var secret = credential.GetProperty("secret").GetString();
        Assert.Equal("True", (await live.Post(World.Robot, "/v1/credentials/introspect", $$"""{"token":"{{secret}}"}"""))["active"]);
        Assert.Equal("False", (await live.Post(World.Robot, "/v1/credentials/introspect", $$"""{"token":"{{secret}}0"}"""))["active"]);
        var revoked = await live.Post(World.Ops, $"/v1/credentials/{credential.GetProperty("id")}/revoke");
        Assert.Equal(202, revoked.Status);
        Assert.Equal("False", (await live.Post(World.Robot, "/v1/credentials/introspect", $$"""{"token":"{{secret}}"}"""))["active"]);
        Assert.Equal("not-alive", (await live.Post(World.Ops, $"/v1/credentials/{credential.GetProperty("id")}/revoke")).Problem);

        var session = (await live.Get(World.Clerk, "/v1/requests/" + await live.Submit("change"))).Json.GetProperty("session").GetProperty("secret").GetString();
        live.Clock.Advance(Duration.FromHours(4));
        Assert.Equal("False", (await live.Post(World.Robot, "/v1/credentials/introspect", $$"""{"token":"{{session}}"}"""))["active"]);
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var attempt = 0; !await holds(); attempt++)
        {
            Assert.True(attempt < 500, "It never became so.");
            await Task.Delay(10);
        }
    }
}
