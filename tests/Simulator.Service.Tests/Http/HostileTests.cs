using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Simulator.Time;

namespace Simulator.Service.Tests;

/// <summary>Clients that mean harm, against the real server on loopback: refused, written down, and the service goes on.</summary>
public sealed class HostileTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null, "no-token")]
    [InlineData("", "no-token")]
    [InlineData("clerk", "unknown-token")]
    [InlineData("clerk.", "unknown-token")]
    [InlineData("clerk.secret-of-olga", "unknown-token")]
    [InlineData("nobody.secret-of-nobody", "unknown-token")]
    [InlineData(".secret", "unknown-token")]
    [InlineData("late.secret-of-late", "expired-token")]
    public async Task A_token_that_is_forged_expired_or_missing_opens_nothing(string? token, string problem)
    {
        await using var live = await Live.StartAsync(folder);
        var answer = await live.Send(null, HttpMethod.Post, "/v1/requests", """{"class":"note","arguments":{}}""", token: token);
        Assert.Equal((401, problem), (answer.Status, answer.Problem));
        Assert.Contains($"\"reason\":\"{problem}\"", Refusals(), StringComparison.Ordinal);
        Assert.Equal(0, live.Host.Engine.Read(core => core.InFlight));
    }

    [Fact]
    public async Task The_hash_of_a_token_is_no_token()
    {
        await using var live = await Live.StartAsync(folder);
        Assert.Equal(401, (await live.Send(null, HttpMethod.Get, "/v1/tasks", null, token: "ops." + TokenFile.HashOf(World.TokenOf(World.Ops)))).Status);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_does_not_lock_others_out_for_long()
    {
        await using var live = await Live.StartAsync(folder, options => options with { Limits = options.Limits with { FailuresPerSecond = 1 } });
        var statuses = new List<int>();
        for (var guess = 0; guess < 12; guess++)
        {
            statuses.Add((await live.Send(null, HttpMethod.Get, "/v1/tasks", null, token: $"ops.{guess}")).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(401, 10), 429, 429], statuses);
        live.Clock.Advance(Duration.FromSeconds(2));
        Assert.Equal(200, (await live.Get(World.Ops, "/v1/tasks")).Status);
    }

    [Fact]
    public async Task Nobody_approves_what_they_asked_for_or_what_runs_on_their_behalf()
    {
        await using var live = await Live.StartAsync(folder);
        var own = await live.Submit("change", who: World.Olga);
        var forOthers = await live.Submit("change", ",\"runOwner\":\"Otto\"", who: World.Olga);
        foreach (var id in new[] { own, forOthers })
        {
            var (task, digest) = await live.TaskOf(id);
            Assert.Equal("own-request", (await live.Post(World.Olga, $"/v1/tasks/{task}/claim")).Problem);
            Assert.Equal("own-request", (await live.Post(World.Olga, $"/v1/tasks/{task}/decision", Live.Decision("approve", digest))).Problem);
        }

        var (ofOtto, _) = await live.TaskOf(forOthers);
        Assert.Equal("own-request", (await live.Post(World.Otto, $"/v1/tasks/{ofOtto}/claim")).Problem);
        Assert.Empty((await live.Get(World.Olga, "/v1/tasks")).Json.GetProperty("tasks").EnumerateArray());
        Assert.Contains("own-request", Refusals(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replayed_approval_counts_once_and_never_for_another_request()
    {
        await using var live = await Live.StartAsync(folder);
        var first = await live.Submit("change");
        var second = await live.Submit("change");
        var (task, digest) = await live.TaskOf(first);
        await live.Post(World.Otto, $"/v1/tasks/{task}/claim");
        live.Clock.Advance(Duration.FromMinutes(2));
        var body = Live.Decision("approve", digest);
        var approved = await live.Post(World.Otto, $"/v1/tasks/{task}/decision", body, "key-1");
        Assert.Equal(200, approved.Status);
        Assert.Equal(approved, await live.Post(World.Otto, $"/v1/tasks/{task}/decision", body, "key-1"));
        Assert.Equal("not-pending", (await live.Post(World.Otto, $"/v1/tasks/{task}/decision", body, "key-2")).Problem);
        Assert.Equal("not-pending", (await live.Post(World.Otto, $"/v1/tasks/{task}/decision", body)).Problem);
        var (other, _) = await live.TaskOf(second);
        Assert.Equal("idempotency-key-reused", (await live.Post(World.Otto, $"/v1/tasks/{other}/decision", body, "key-1")).Problem);
        Assert.Equal("not-claimed", (await live.Post(World.Otto, $"/v1/tasks/{other}/decision", body)).Problem);
        Assert.Equal("pending", await live.State(second));
        Assert.True(live.Verify().IsClean);
    }

    [Fact]
    public async Task The_same_key_of_another_token_is_another_key()
    {
        await using var live = await Live.StartAsync(folder);
        const string body = """{"class":"note","arguments":{}}""";
        var clerks = await live.Post(World.Clerk, "/v1/requests", body, "same");
        Assert.NotEqual(clerks["id"], (await live.Post(World.Berta, "/v1/requests", body, "same"))["id"]);
        Assert.Equal(clerks["id"], (await live.Post(World.Clerk, "/v1/requests", body, "same"))["id"]);
    }

    [Fact]
    public async Task Arguments_changed_after_the_approval_are_refused_and_told_in_the_trail()
    {
        await using var live = await Live.StartAsync(folder);
        var id = await live.Submit("change");
        await live.Approve(id, World.Olga);
        var answer = await live.Post(World.Robot, $"/v1/requests/{id}/executed", """{"arguments":{"amount":13,"to":"x"}}""");
        Assert.Equal((409, "digest-mismatch"), (answer.Status, answer.Problem));
        Assert.Equal("digest_mismatch", await live.State(id));
        Assert.Equal("not-authorised", (await live.Post(World.Robot, $"/v1/requests/{id}/executed", """{"arguments":{"amount":12,"to":"x"}}""")).Problem);
        using var trail = new MemoryStream();
        live.Host.ExportTrail(trail);
        Assert.Contains("\"fact\":\"digest_mismatch\"", Encoding.UTF8.GetString(trail.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_about_other_arguments_than_those_of_the_request_does_not_count()
    {
        await using var live = await Live.StartAsync(folder);
        var id = await live.Submit("change");
        var (task, _) = await live.TaskOf(id);
        await live.Post(World.Otto, $"/v1/tasks/{task}/claim");
        live.Clock.Advance(Duration.FromMinutes(2));
        Assert.Equal("digest-mismatch", (await live.Post(World.Otto, $"/v1/tasks/{task}/decision", Live.Decision("approve", new string('0', 32)))).Problem);
        Assert.Equal("pending", await live.State(id));
    }

    [Fact]
    public async Task Who_decided_does_not_execute()
    {
        await using var live = await Live.StartAsync(folder);
        var id = await live.Submit("change");
        await live.Approve(id, "oda");
        Assert.Equal("already-involved", (await live.Post("oda", $"/v1/requests/{id}/executed", """{"arguments":{"amount":12,"to":"x"}}""")).Problem);
    }

    [Theory]
    [InlineData(""","impact":"low","flags":[],"reversible":true""", "pending")]
    [InlineData(""","containment":true""", "operator-only")]
    [InlineData(""","environment":"sandbox""" + "\"", "operator-only")]
    [InlineData(""","signs":["second_identity"]""", "operator-only")]
    [InlineData(""","signs":["review_dropped"]""", "invalid-body")]
    [InlineData(""","signs":["pause_dropped"]""", "invalid-body")]
    public async Task A_request_cannot_talk_itself_down(string more, string expected)
    {
        await using var live = await Live.StartAsync(folder);
        var answer = await live.Post(World.Clerk, "/v1/requests", $$"""{"class":"change","arguments":{}{{more}}}""");
        Assert.Equal(expected, answer.Status == 202 ? answer["state"] : answer.Problem);
    }

    [Theory]
    [InlineData("review_dropped")]
    [InlineData("ticket_dropped")]
    [InlineData("handoff_dropped")]
    [InlineData("pause_dropped")]
    public async Task Nobody_not_even_an_operator_leaves_out_a_stage_of_the_process(string sign)
    {
        await using var live = await Live.StartAsync(folder);
        var answer = await live.Post(World.Chief, "/v1/requests", $$"""{"class":"change","arguments":{},"signs":["{{sign}}"]}""");
        Assert.Equal((400, "invalid-body"), (answer.Status, answer.Problem));
        Assert.Equal(202, (await live.Post(World.Chief, "/v1/requests", """{"class":"change","arguments":{},"containment":true,"signs":["second_identity"]}""")).Status); // that is believed
    }

    [Theory]
    [InlineData("{", "invalid-body")]
    [InlineData("", "invalid-body")]
    [InlineData("null", "invalid-body")]
    [InlineData("[]", "invalid-body")]
    [InlineData("""{"class":"note"}""", "invalid-body")]
    [InlineData("""{"class":null,"arguments":{}}""", "invalid-body")]
    [InlineData("""{"class":"note","arguments":{},"digest":"00000000000000000000000000000000"}""", "invalid-body")]
    [InlineData("""{"class":"note","arguments":{},"extra":1}""", "invalid-body")]
    [InlineData("""{"class":"note","class":"note","arguments":{}}""", "invalid-body")]
    [InlineData("""{"class":"note","arguments":{"a":1,"a":2}}""", "invalid-body")]
    [InlineData("""{"class":"note","arguments":{"a":"\ud800"}}""", "invalid-body")]
    [InlineData("""{"class":"note","arguments":[]}""", "invalid-body")]
    [InlineData("""{"class":"none","arguments":{}}""", "invalid-body")]
    [InlineData("""{"class":"note","arguments":{},"confidence":1.5}""", "invalid-body")]
    [InlineData("""{"class":"note","arguments":{},"confidence":"high"}""", "invalid-body")]
    [InlineData("""{"class":"note","arguments":{},"flags":["bogus"]}""", "invalid-body")]
    [InlineData("""{"class":"note","arguments":{},"runOwner":"Nobody"}""", "invalid-body")]
    [InlineData("""{"class":"note","arguments":{},"node":"XYZ"}""", "invalid-body")]
    [InlineData("""{"class":"note","arguments":{}} {}""", "invalid-body")]
    public async Task Malformed_bodies_are_refused_without_a_word_of_the_inside(string body, string problem)
    {
        await using var live = await Live.StartAsync(folder);
        var answer = await live.Post(World.Clerk, "/v1/requests", body);
        Assert.Equal((400, problem), (answer.Status, answer.Problem));
        Assert.DoesNotContain("Simulator", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(202, (await live.Post(World.Clerk, "/v1/requests", """{"class":"note","arguments":{}}""")).Status);
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        await using var live = await Live.StartAsync(folder);
        var deep = new string('[', 5_000) + new string(']', 5_000);
        Assert.Equal(400, (await live.Post(World.Clerk, "/v1/requests", "{\"class\":\"note\",\"arguments\":{\"a\":" + deep + "}}")).Status);
    }

    [Fact]
    public async Task The_wrong_content_type_is_refused()
    {
        await using var live = await Live.StartAsync(folder);
        var answer = await live.Send(World.Clerk, HttpMethod.Post, "/v1/requests", """{"class":"note","arguments":{}}""", type: "text/plain");
        Assert.Equal((415, "wrong-content-type"), (answer.Status, answer.Problem));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_a_megabyte_is_refused_with_and_without_a_length(bool hasLength)
    {
        await using var live = await Live.StartAsync(folder);
        using var socket = new TcpClient();
        await socket.ConnectAsync(live.Root.Host, live.Root.Port);
        var stream = socket.GetStream();
        var framing = hasLength ? "Content-Length: 1048576" : "Transfer-Encoding: chunked";
        await stream.WriteAsync(Head("POST /v1/requests", framing));
        try
        {
            for (var sent = 0; sent < 16; sent++)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(hasLength ? new string('x', 65_536) : $"10000\r\n{new string('x', 65_536)}\r\n"));
            }
        }
        catch (IOException)
        {
            // The server closes on a client that goes on sending.
        }

        Assert.StartsWith("HTTP/1.1 413", await ReadAsync(stream), StringComparison.Ordinal);
        Assert.Equal(200, (await live.Get(World.Ops, "/v1/tasks")).Status);
        Assert.Contains("\"status\":413", Refusals(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_never_ends_its_headers_is_cut_off_and_others_are_served_meanwhile()
    {
        await using var live = await Live.StartAsync(folder, options => options with { Limits = options.Limits with { HeaderTimeout = Duration.FromSeconds(1) } }, isManual: false);
        using var socket = new TcpClient();
        await socket.ConnectAsync(live.Root.Host, live.Root.Port);
        await socket.GetStream().WriteAsync("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: "u8.ToArray());
        Assert.Equal(200, (await live.Get(World.Ops, "/v1/tasks")).Status);
        var answer = await ReadAsync(socket.GetStream());
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task A_client_whose_body_trickles_is_cut_off()
    {
        await using var live = await Live.StartAsync(folder, options => options with { Limits = options.Limits with { SlowestBody = 100_000 } }, isManual: false);
        using var socket = new TcpClient();
        await socket.ConnectAsync(live.Root.Host, live.Root.Port);
        await socket.GetStream().WriteAsync(Head("POST /v1/requests", "Content-Length: 1000"));
        await socket.GetStream().WriteAsync("{"u8.ToArray());
        Assert.StartsWith("HTTP/1.1 408", await ReadAsync(socket.GetStream()), StringComparison.Ordinal);
        Assert.Contains("too-slow", Refusals(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GARBAGE\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\n\r\n")]
    [InlineData("POST /v1/requests HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nhello")]
    [InlineData("POST /v1/requests HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n")]
    public async Task What_is_no_http_is_refused(string text)
    {
        await using var live = await Live.StartAsync(folder);
        using var socket = new TcpClient();
        await socket.ConnectAsync(live.Root.Host, live.Root.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
        var answer = await ReadAsync(socket.GetStream());
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 505", StringComparison.Ordinal), answer);
        Assert.Equal(200, (await live.Get(World.Ops, "/v1/tasks")).Status);
    }

    [Fact]
    public async Task A_token_that_calls_too_often_is_told_to_wait_and_others_are_not()
    {
        await using var live = await Live.StartAsync(folder, options => options with { Limits = options.Limits with { RequestsPerSecond = 1, RequestBurst = 3 } });
        var statuses = new List<int>();
        for (var call = 0; call < 5; call++)
        {
            statuses.Add((await live.Get(World.Ops, "/v1/tasks")).Status);
        }

        Assert.Equal([200, 200, 200, 429, 429], statuses);
        Assert.Equal(200, (await live.Get(World.Audit, "/v1/tasks")).Status);
        live.Clock.Advance(Duration.FromSeconds(1));
        Assert.Equal(200, (await live.Get(World.Ops, "/v1/tasks")).Status);
    }

    [Theory]
    [InlineData(World.Clerk, "GET", "/v1/tasks")]
    [InlineData(World.Clerk, "POST", "/v1/tasks/t1/claim")]
    [InlineData(World.Otto, "POST", "/v1/requests")]
    [InlineData(World.Otto, "POST", "/v1/credentials/c1/revoke")]
    [InlineData(World.Otto, "POST", "/v1/requests/5e00000000000001/executed")]
    [InlineData(World.Ops, "GET", "/v1/trail")]
    [InlineData(World.Audit, "POST", "/v1/requests")]
    [InlineData(World.Robot, "POST", "/v1/tasks/t1/decision")]
    public async Task A_role_opens_its_own_doors_only(string who, string method, string path)
    {
        await using var live = await Live.StartAsync(folder);
        var answer = await live.Send(who, new HttpMethod(method), path, method == "GET" ? null : "{}");
        Assert.Equal((403, "wrong-role"), (answer.Status, answer.Problem));
    }

    [Fact]
    public async Task A_requester_does_not_see_the_requests_of_others_nor_any_execution_credential()
    {
        await using var live = await Live.StartAsync(folder);
        var id = await live.Submit("note");
        Assert.Equal(404, (await live.Get(World.Berta, "/v1/requests/" + id)).Status);
        Assert.Equal("null", (await live.Get(World.Clerk, "/v1/requests/" + id)).Json.GetProperty("credential").GetProperty("secret").GetRawText());
    }

    [Theory]
    [InlineData("/v1/requests/zzz")]
    [InlineData("/v1/requests/0000000000000001")]
    [InlineData("/v1/credentials/c0")]
    [InlineData("/v1/credentials/c99999999999999999999")]
    [InlineData("/v1/nothing")]
    [InlineData("/../../etc/passwd")]
    public async Task What_does_not_exist_is_a_plain_404(string path)
    {
        await using var live = await Live.StartAsync(folder);
        var answer = await live.Get(World.Ops, path);
        Assert.Equal((404, "application/problem+json"), (answer.Status, answer.Type));
    }

    private static byte[] Head(string line, string framing) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{line} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {World.TokenOf(World.Clerk)}\r\nContent-Type: application/json\r\n{framing}\r\n\r\n"));

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            var read = await stream.ReadAsync(buffer, patience.Token);
            return Encoding.UTF8.GetString(buffer, 0, read);
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    private string Refusals()
    {
        using var file = new FileStream(folder.Data("refusals.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
