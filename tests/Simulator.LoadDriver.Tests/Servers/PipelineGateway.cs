using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.LoadDriver.Tests;

/// <summary>The real governance pipeline behind the contract of the reference service, at compressed time: a gateway whose numbers theory knows.</summary>
internal sealed class PipelineGateway : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Scenario scenario;
    private readonly double compression;
    private readonly GovernancePipeline pipeline;
    private readonly Dictionary<string, (RequestId Id, string State)> requests = [];
    private readonly List<(string Task, RequestId Request, int Place)> tasks = [];
    private readonly List<(RequestId Request, Instant Due)> expiries = [];
    private readonly List<ChannelWriter<string>> listeners = [];
    private readonly long started = TimeProvider.System.GetTimestamp();
    private readonly bool offersEvents;
    private WebApplication? app;
    private int taskNumber;
    private ulong nextNode = 1;

    private PipelineGateway(Scenario scenario, double compression, bool offersEvents)
    {
        (this.scenario, this.compression, this.offersEvents) = (scenario, compression, offersEvents);
        pipeline = new GovernancePipeline(
            scenario.Gates,
            [.. scenario.Classes.Select(kind => new ClassCredentials(kind.Executor, kind.Session))],
            Operations.Staff.PoolOfPerson(scenario));
    }

    public Uri Root => new(app!.Urls.Single());

    private Instant Now => scenario.Run.Start + Duration.FromSeconds(TimeProvider.System.GetElapsedTime(started).TotalSeconds * compression);

    public static async Task<PipelineGateway> StartAsync(Scenario scenario, double compression, bool offersEvents = true)
    {
        var gateway = new PipelineGateway(scenario, compression, offersEvents);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        gateway.app = builder.Build();
        gateway.app.Run(gateway.AnswerAsync);
        await gateway.app.StartAsync();
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await app!.StopAsync(hurry.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["v1", "events"])
        {
            await StreamAsync(context);
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        using var body = text.Length > 0 ? JsonDocument.Parse(text) : null;
        (int Status, object Answer) result;
        lock (gate)
        {
            ExpireWhatIsDue();
            result = (context.Request.Method, parts) switch
            {
                ("POST", ["v1", "requests"]) => Submit(body!.RootElement),
                ("GET", ["v1", "requests", var id]) => requests.TryGetValue(id, out var known) ? (200, new { id, state = known.State }) : (404, new { }),
                ("POST", ["v1", "requests", var id, "executed"]) => Executed(id),
                ("GET", ["v1", "tasks"]) => Tasks(context.Request.Query["pool"]!),
                ("POST", ["v1", "tasks", var task, "claim"]) => Claim(task, PersonOf(context)),
                ("POST", ["v1", "tasks", var task, "decision"]) => Decide(task, PersonOf(context), body!.RootElement),
                _ => (404, new { }),
            };
            Settle();
            if (result.Status == 202)
            {
                result.Answer = new { id = (string)result.Answer, state = requests[(string)result.Answer].State };
            }
        }

        context.Response.StatusCode = result.Status;
        await context.Response.WriteAsJsonAsync(result.Answer);
    }

    private (int Status, object Answer) Submit(JsonElement body)
    {
        var kind = scenario.Classes.Index().First(each => each.Item.Name == body.GetProperty("class").GetString());
        var digest = body.GetProperty("digest").GetString()!;
        var confidence = body.GetProperty("confidence");
        var request = new ActionRequest(
            new NodeId(nextNode++),
            new Subject(kind.Item.Origin, new PersonId(body.GetProperty("runOwner").GetInt32())),
            new ActionDescription(new ClassId(kind.Index), kind.Item.Access, body.GetProperty("reversible").GetBoolean()),
            new Resource(body.GetProperty("service").GetInt32(), body.GetProperty("flags").EnumerateArray().Aggregate(RiskFlags.None, (all, flag) => all | Enum.Parse<RiskFlags>(flag.GetString()!.Replace("_", string.Empty, StringComparison.Ordinal), true))),
            new RequestContext(Enum.Parse<Impact>(body.GetProperty("impact").GetString()!, true), confidence.ValueKind == JsonValueKind.Null ? double.NaN : confidence.GetDouble(), false),
            new Digest(ulong.Parse(digest.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture), ulong.Parse(digest.AsSpan(16), NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        var id = pipeline.Submit(request, Now);
        requests[NameOf(id)] = (id, "evaluating");
        return (202, NameOf(id));
    }

    private (int Status, object Answer) Executed(string id) =>
        requests.TryGetValue(id, out var known) && pipeline.PhaseOf(known.Id) == RequestPhase.Executing
            && pipeline.Executed(known.Id, pipeline.RequestOf(known.Id).Digest, Now)
            ? (200, new { })
            : (409, new { });

    private (int Status, object Answer) Tasks(string pool) => (200, new
    {
        tasks = tasks.Where(task => !pipeline.IsInReview(task.Request) || pipeline.GateOf(task.Request).Factors.Count > 1)
            .Where(task => scenario.Pools[pipeline.PoolOf(task.Request, task.Place)].Name == pool)
            .Select(task => new { id = task.Task, request = NameOf(task.Request), role = pipeline.FactorOf(task.Request, task.Place).Role }).ToArray(),
    });

    private (int Status, object Answer) Claim(string name, PersonId person)
    {
        var task = tasks.FirstOrDefault(each => each.Task == name);
        return task.Task is not null && pipeline.Begin(task.Request, task.Place, person, Now) ? (200, new { }) : (409, new { });
    }

    private (int Status, object Answer) Decide(string name, PersonId person, JsonElement body)
    {
        var task = tasks.FirstOrDefault(each => each.Task == name);
        if (task.Task is null)
        {
            return (404, new { });
        }

        var verdict = body.GetProperty("verdict").GetString() == "approve" ? Verdict.Approve : Verdict.Reject;
        var receipt = pipeline.Decide(task.Request, task.Place, person, verdict, pipeline.RequestOf(task.Request).Digest, Now);
        if (receipt == DecisionReceipt.Accepted)
        {
            tasks.Remove(task);
        }

        return (receipt == DecisionReceipt.Accepted ? 200 : 409, new { receipt = receipt.ToString() });
    }

    private void ExpireWhatIsDue()
    {
        foreach (var (request, _) in expiries.Where(each => each.Due <= Now).ToList())
        {
            pipeline.Expire(request, Now);
            expiries.RemoveAll(each => each.Request == request);
        }

        Settle();
    }

    private void Settle()
    {
        while (!pipeline.Trail.IsEmpty || !pipeline.Effects.IsEmpty)
        {
            foreach (var fact in pipeline.Trail.Take().ToArray())
            {
                Follow(fact);
            }

            foreach (var effect in pipeline.Effects.Take().ToArray())
            {
                Perform(effect);
            }
        }
    }

    private void Follow(in AuditEvent fact)
    {
        var state = fact.Fact switch
        {
            Fact.GateEntered => "pending",
            Fact.Authorised => "authorised",
            Fact.ExecutionStarted => "executing",
            Fact.Executed => "executed",
            Fact.Denied => "denied",
            Fact.Rejected => "rejected",
            Fact.Expired => "expired",
            _ => null,
        };
        if (state is not null)
        {
            requests[NameOf(fact.Request)] = (fact.Request, state);
        }

        foreach (var listener in listeners)
        {
            listener.TryWrite($"data: {{\"request\":\"{NameOf(fact.Request)}\"}}\n\n");
        }
    }

    private void Perform(in Effect effect)
    {
        var (id, place) = (effect.Request, effect.Index);
        switch (effect.Wish)
        {
            case Wish.EvaluatePolicy:
                pipeline.Resolve(id, scenario.Policy.Table.Evaluate(pipeline.RequestOf(id)), Now);
                break;
            case Wish.OpenTask:
                tasks.Add(("t" + ++taskNumber, id, place));
                break;
            case Wish.CloseTask:
                tasks.RemoveAll(task => task.Request == id && task.Place == place);
                break;
            case Wish.ArmExpiry:
                expiries.Add((id, effect.Due));
                break;
            case Wish.DisarmExpiry:
                expiries.RemoveAll(each => each.Request == id);
                break;
            case Wish.IssueCredential:
                pipeline.Issued(id, Now);
                break;
            case Wish.RevokeCredential:
                pipeline.CredentialRevoked(id, (Component)place, effect.Due);
                break;
        }
    }

    private async Task StreamAsync(HttpContext context)
    {
        if (!offersEvents)
        {
            context.Response.StatusCode = 404;
            return;
        }

        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync();
        var events = Channel.CreateUnbounded<string>();
        lock (gate)
        {
            listeners.Add(events.Writer);
        }

        try
        {
            await foreach (var line in events.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync(line, context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The listener went away.
        }

        lock (gate)
        {
            listeners.Remove(events.Writer);
        }
    }

    private static PersonId PersonOf(HttpContext context) =>
        new(int.Parse(context.Request.Headers.Authorization.ToString()["Bearer p".Length..], CultureInfo.InvariantCulture));

    private static string NameOf(RequestId id) => $"q{id.Slot}-{id.Generation}";
}
