using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service.Tests;

/// <summary>A running service on loopback, and clients with the tokens of <see cref="World"/>.</summary>
internal sealed class Live : IAsyncDisposable
{
    private readonly HttpClient client;

    private Live(ServiceHost host, ManualClock? clock, List<string> reports)
    {
        Host = host;
        Clock = clock!;
        Reports = reports;
        Root = new Uri(host.Addresses[0]);
        client = new HttpClient { BaseAddress = Root, Timeout = TimeSpan.FromSeconds(30) };
    }

    public ServiceHost Host { get; }

    public ManualClock Clock { get; }

    public List<string> Reports { get; }

    public Uri Root { get; }

    public static async Task<Live> StartAsync(TestFolder folder, Func<ServiceOptions, ServiceOptions>? change = null, ManualClock? clock = null, bool isManual = true)
    {
        var reports = new List<string>();
        clock ??= new ManualClock(World.Start);
        var options = World.Options(folder.Path, isManual ? clock : TimeProvider.System) with { Report = line => { lock (reports) { reports.Add(line); } } };
        var host = ServiceHost.Build(change?.Invoke(options) ?? options);
        await host.StartAsync();
        return new Live(host, isManual ? clock : null, reports);
    }

    public Task<Answer> Get(string who, string path) => Send(who, HttpMethod.Get, path, null);

    public Task<Answer> Post(string who, string path, string? body = null, string? key = null) => Send(who, HttpMethod.Post, path, body, key);

    public async Task<Answer> Send(string? who, HttpMethod method, string path, string? body, string? key = null, string type = "application/json", string? token = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if ((token ?? (who is null ? null : World.TokenOf(who))) is { } presented)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", presented);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, type);
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer((int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType, response.Headers.Location?.ToString());
    }

    /// <summary>Submits as the clerk and expects it to be taken.</summary>
    public async Task<string> Submit(string kind, string more = "", string who = World.Clerk)
    {
        var answer = await Post(who, "/v1/requests", $$"""{"class":"{{kind}}","arguments":{"amount":12,"to":"x"}{{more}}}""");
        Assert.Equal(202, answer.Status);
        return answer["id"];
    }

    public async Task<string> State(string id) => (await Get(World.Ops, "/v1/requests/" + id))["state"];

    /// <summary>The first task of a request that waits or is reviewed.</summary>
    public async Task<(string Task, string Digest)> TaskOf(string id, string role = "owner")
    {
        var request = (await Get(World.Ops, "/v1/requests/" + id)).Json;
        var task = request.GetProperty("tasks").EnumerateArray().First(each =>
            each.GetProperty("role").GetString() == role && each.GetProperty("state").GetString() is "waiting" or "in_review");
        return (task.GetProperty("id").GetString()!, request.GetProperty("digest").GetString()!);
    }

    public static string Decision(string verdict, string digest, string reason = "looked at it", string code = "") =>
        $$"""{"verdict":"{{verdict}}","reason":"{{reason}}","reasonCode":"{{code}}","digest":"{{digest}}"}""";

    /// <summary>The auditor's copy, as text.</summary>
    public string Trail()
    {
        using var copy = new MemoryStream();
        Host.ExportTrail(copy);
        return Encoding.UTF8.GetString(copy.ToArray());
    }

    /// <summary>Claims, waits two minutes and approves.</summary>
    public async Task Approve(string id, string who, string role = "owner")
    {
        var (task, digest) = await TaskOf(id, role);
        Assert.Equal(200, (await Post(who, $"/v1/tasks/{task}/claim")).Status);
        Clock.Advance(Duration.FromMinutes(2));
        var answer = await Post(who, $"/v1/tasks/{task}/decision", Decision("approve", digest));
        Assert.True(answer.Status == 200, answer.Text);
    }

    /// <summary>The auditor's copy, verified.</summary>
    public TrailReport Verify()
    {
        using var copy = new MemoryStream();
        Host.ExportTrail(copy);
        copy.Position = 0;
        return TrailVerifier.Verify(copy);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Host.DisposeAsync();
    }
}

/// <summary>An answer, read.</summary>
internal sealed record Answer(int Status, string Text, string? Type, string? Location)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public string this[string name] => Json.GetProperty(name).ToString();

    /// <summary>The kind of problem, without its prefix.</summary>
    public string Problem => Type == "application/problem+json" ? this["type"]["urn:simulator:problem:".Length..] : "none";
}
