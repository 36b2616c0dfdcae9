using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Simulator.Time;

namespace Simulator.Service.Tests;

/// <summary>The contract, evaluation, events, health, the page and telemetry.</summary>
public sealed partial class SurfaceTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_contract_names_every_call_and_no_other()
    {
        await using var live = await Live.StartAsync(folder);
        var paths = (await live.Send(null, HttpMethod.Get, "/openapi/v1.json", null)).Json.GetProperty("paths");
        var documented = paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        Assert.Equal(live.Host.Routes.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_contract_names_every_field_of_every_body()
    {
        await using var live = await Live.StartAsync(folder);
        var schemas = (await live.Send(null, HttpMethod.Get, "/openapi/v1.json", null)).Json.GetProperty("components").GetProperty("schemas");
        foreach (var (schema, type) in new[]
        {
            ("Submission", typeof(SubmitBody)), ("Decision", typeof(DecisionBody)), ("Execution", typeof(ExecutedBody)), ("CommandAnswer", typeof(CommandAnswer)),
            ("Task", typeof(TaskView)), ("Request", typeof(RequestView)), ("Credential", typeof(CredentialView)), ("Event", typeof(EventView)), ("Problem", typeof(ProblemView)),
        })
        {
            var fields = ServiceJson.Default.GetTypeInfo(type)!.Properties.Select(property => property.Name);
            Assert.Equal(fields.Order(StringComparer.Ordinal), schemas.GetProperty(schema).GetProperty("properties").EnumerateObject().Select(each => each.Name).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("note", true, "auto")]
    [InlineData("change", false, "single")]
    [InlineData("refund", false, "dual")]
    public async Task An_evaluation_permits_only_what_needs_nobody(string action, bool decision, string outcome)
    {
        await using var live = await Live.StartAsync(folder);
        var answer = await live.Post(World.Clerk, "/access/v1/evaluation", $$"""
            {"subject":{"type":"agent","id":"clerk"},"action":{"name":"{{action}}"},"resource":{"type":"service","id":"bank"},"context":{"confidence":0.9,"time":"now"},"unknown":1}
            """);
        Assert.Equal(200, answer.Status);
        Assert.Equal(decision, answer.Json.GetProperty("decision").GetBoolean());
        Assert.Equal(outcome, answer.Json.GetProperty("context").GetProperty("outcome").GetString());
        Assert.Equal(0, live.Host.Engine.Read(core => core.InFlight));
    }

    [Fact]
    public async Task An_evaluation_of_a_request_follows_its_authorisation_and_its_credential()
    {
        await using var live = await Live.StartAsync(folder);
        var id = await live.Submit("change");
        async Task<bool> May(string subject = "clerk", string action = "change") => (await live.Post(World.Robot, "/access/v1/evaluation", $$$"""
            {"subject":{"type":"agent","id":"{{{subject}}}"},"action":{"name":"{{{action}}}"},"resource":{"type":"service","id":"shop"},"context":{"request":"{{{id}}}"}}
            """)).Json.GetProperty("decision").GetBoolean();

        Assert.False(await May());
        await live.Approve(id, World.Olga);
        Assert.True(await May());
        Assert.False(await May(subject: "berta"));
        Assert.False(await May(action: "note"));
        var credential = (await live.Get(World.Ops, "/v1/requests/" + id)).Json.GetProperty("credential").GetProperty("id");
        await live.Post(World.Ops, $"/v1/credentials/{credential}/revoke");
        live.Clock.Advance(Duration.FromSeconds(30));
        Assert.False(await May());
    }

    [Fact]
    public async Task Followers_hear_every_fact_once_in_order_and_can_go_on_where_they_stopped()
    {
        await using var live = await Live.StartAsync(folder);
        var first = await FollowAsync(live, World.Ops, null, "closed", async () =>
        {
            var id = await live.Submit("note");
            await live.Post(World.Robot, $"/v1/requests/{id}/executed", """{"arguments":{"amount":12,"to":"x"}}""");
            live.Clock.Advance(Duration.FromMinutes(1));
            await live.Submit("note");
        });
        Assert.Equal(["submitted", "policy_evaluated", "authorised", "credential_issued", "execution_started", "executed", "credential_revoked", "closed"], first.Select(each => each.Fact));
        var again = await FollowAsync(live, World.Ops, "3", "closed", () => Task.CompletedTask);
        Assert.Equal(first.Skip(4), again);
    }

    [Fact]
    public async Task A_requester_hears_of_its_own_requests_only()
    {
        await using var live = await Live.StartAsync(folder);
        string? mine = null;
        var heard = await FollowAsync(live, World.Clerk, null, "execution_started", async () =>
        {
            await live.Submit("note", who: World.Berta);
            mine = await live.Submit("note");
        });
        Assert.All(heard, each => Assert.Equal(mine, each.Request));
    }

    [Fact]
    public async Task Health_and_readiness_tell_a_living_process_from_one_that_takes_commands()
    {
        await using var live = await Live.StartAsync(folder);
        Assert.Equal("alive", (await live.Send(null, HttpMethod.Get, "/healthz", null))["status"]);
        Assert.Equal("ready", (await live.Send(null, HttpMethod.Get, "/readyz", null))["status"]);
    }

    [Fact]
    public async Task The_auditors_copy_verifies_and_is_the_file_with_an_end()
    {
        await using var live = await Live.StartAsync(folder);
        await live.Approve(await live.Submit("change"), World.Olga);
        var copy = await live.Get(World.Audit, "/v1/trail");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(copy.Text));
        Assert.True(Governance.TrailVerifier.Verify(stream).IsClean);
        using var file = new FileStream(folder.Data("trail.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        Assert.StartsWith(await reader.ReadToEndAsync(), copy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_asks_nobody_else_and_runs_nothing_inline()
    {
        await using var live = await Live.StartAsync(folder);
        using var client = new HttpClient { BaseAddress = live.Root };
        using var response = await client.GetAsync("/inbox");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        foreach (var path in new[] { "/inbox", "/inbox.js", "/inbox.css" })
        {
            var text = await client.GetStringAsync(path);
            Assert.DoesNotMatch(Elsewhere(), text);
            Assert.DoesNotContain("innerHTML", text, StringComparison.Ordinal);
        }

        Assert.DoesNotMatch(Inline(), await client.GetStringAsync("/inbox"));
    }

    [Fact]
    public async Task Metrics_and_traces_go_over_otlp_when_an_endpoint_is_given()
    {
        var received = new System.Collections.Concurrent.ConcurrentDictionary<string, byte[]>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/{**path}", async (Microsoft.AspNetCore.Http.HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received[context.Request.Path] = body.ToArray();
        });
        await collector.StartAsync();
        await using (var live = await Live.StartAsync(folder, options => options with { TelemetryEndpoint = new Uri(collector.Urls.First()) }))
        {
            await live.Submit("note");
        }

        Assert.Contains("simulator.commands", Encoding.UTF8.GetString(received["/v1/metrics"]), StringComparison.Ordinal);
        Assert.Contains("submit", Encoding.UTF8.GetString(received["/v1/traces"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_this_machine_is_listened_to_unless_somebody_says_otherwise()
    {
        var options = World.Options(folder.Path, new ManualClock(World.Start));
        Assert.Throws<ArgumentException>(() => ServiceHost.Build(options with { Addresses = ["http://0.0.0.0:0"] }));
        Assert.Throws<ArgumentException>(() => ServiceHost.Build(options with { Addresses = ["https://127.0.0.1:0"] }));
        Assert.Throws<ArgumentException>(() => ServiceHost.Build(options with { Addresses = ["http://example.com:80"] }));
    }

    [Theory]
    [InlineData("""{"version":2,"tokens":[]}""", "version 1")]
    [InlineData("""{"version":1,"tokens":[{"id":"a","sha256":"00","roles":[]}]}""", "64 hexadecimal digits")]
    [InlineData("""{"version":1,"tokens":[{"id":"a b","sha256":"00","roles":[]}]}""", "letters, digits and hyphens")]
    [InlineData("""{"version":1,"tokens":[{"id":"a","sha256":"HASH","roles":["king"]}]}""", "'king' is no role")]
    [InlineData("""{"version":1,"tokens":[{"id":"a","sha256":"HASH","roles":["approver"]}]}""", "an approver is a person")]
    [InlineData("""{"version":1,"tokens":[{"id":"a","sha256":"HASH","roles":[],"person":"Nemo"}]}""", "no person 'Nemo'")]
    [InlineData("""{"version":1,"tokens":[{"id":"a","sha256":"HASH","roles":[],"expires":"soon"}]}""", "expires is an instant")]
    [InlineData("""{"version":1,"tokens":[{"id":"a","sha256":"HASH","roles":[],"secret":"x"}]}""", "cannot be read")]
    [InlineData("""{"version":1,"tokens":[{"id":"a","sha256":"HASH","roles":[]},{"id":"a","sha256":"HASH","roles":[]}]}""", "two tokens 'a'")]
    public void A_wrong_token_file_is_refused_with_what_is_wrong(string text, string what)
    {
        var options = World.Options(folder.Path, new ManualClock(World.Start));
        File.WriteAllText(options.TokenFile, text.Replace("HASH", new string('a', 64), StringComparison.Ordinal));
        Assert.Contains(what, Assert.Throws<InvalidDataException>(() => ServiceHost.Build(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_taken_out_of_the_file_opens_nothing_any_more()
    {
        await using var live = await Live.StartAsync(folder);
        Assert.Equal(200, (await live.Get(World.Ops, "/v1/tasks")).Status);
        await File.WriteAllTextAsync(folder.File("tokens.json"), """{"version":1,"tokens":[]}""");
        File.SetLastWriteTimeUtc(folder.File("tokens.json"), DateTime.UnixEpoch);
        live.Clock.Advance(Duration.FromSeconds(3));
        Assert.Equal(401, (await live.Get(World.Ops, "/v1/tasks")).Status);
    }

    [Fact]
    public void A_made_token_has_the_hash_that_belongs_into_the_file()
    {
        var (token, hash) = TokenFile.Make("ci-1");
        Assert.Equal(TokenFile.HashOf(token), hash);
        Assert.StartsWith("ci-1.", token, StringComparison.Ordinal);
        Assert.NotEqual(token, TokenFile.Make("ci-1").Token);
        Assert.Throws<ArgumentException>(() => TokenFile.Make("a.b"));
    }

    private static async Task<List<(string Fact, string Request)>> FollowAsync(Live live, string who, string? last, string until, Func<Task> act)
    {
        using var client = new HttpClient { BaseAddress = live.Root };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/events");
        request.Headers.Add("Authorization", "Bearer " + World.TokenOf(who));
        if (last is not null)
        {
            request.Headers.Add("Last-Event-ID", last);
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await reader.ReadLineAsync();
        await act();
        var heard = new List<(string, string)>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                var data = JsonElement.Parse(line["data: ".Length..]);
                heard.Add((data.GetProperty("fact").GetString()!, data.GetProperty("request").GetString()!));
                if (heard[^1].Item1 == until)
                {
                    break;
                }
            }
        }

        return heard;
    }

    [GeneratedRegex("https?://|//[a-z]+\\.")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("<script>|<style>| style=| on[a-z]+=")]
    private static partial Regex Inline();
}
