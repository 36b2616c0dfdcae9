using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Simulator.Governance;

namespace Simulator.Service;

/// <summary>Facts as server-sent events, resumable by <c>Last-Event-ID</c> as far back as they are kept.</summary>
internal sealed class EventEndpoint(ServiceConfiguration configuration) : IDisposable
{
    private readonly SemaphoreSlim streams = new(configuration.Options.Limits.EventStreams);

    public void Map(IEndpointRouteBuilder routes, Guard guard) =>
        routes.MapGet("/v1/events", guard.Behind(Roles.Requester | Roles.Approver | Roles.Executor | Roles.Operator | Roles.Auditor, StreamAsync));

    public void Dispose() => streams.Dispose();

    private async Task StreamAsync(Call call)
    {
        if (!await streams.WaitAsync(0, call.Aborted).ConfigureAwait(false))
        {
            throw new HttpRefusal(503, "too-many-streams", "Too many follow the events already.") { RetryAfterSeconds = 10 };
        }

        try
        {
            await FollowAsync(call).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (call.Aborted.IsCancellationRequested)
        {
            // The client went away: the usual end of a stream.
        }
        finally
        {
            streams.Release();
        }
    }

    private async Task FollowAsync(Call call)
    {
        var feed = call.Engine.Feed;
        var next = call.Http.Request.Headers.TryGetValue("Last-Event-ID", out var last)
            && ulong.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && seen < ulong.MaxValue ? seen + 1 : feed.Next;
        var response = call.Http.Response;
        response.ContentType = "text/event-stream";
        await response.Body.WriteAsync(": facts follow\n\n"u8.ToArray(), call.Aborted).ConfigureAwait(false);
        await response.Body.FlushAsync(call.Aborted).ConfigureAwait(false);
        var facts = new List<(AuditEvent Fact, RequestEntry Entry)>();
        while (!feed.IsClosed)
        {
            facts.Clear();
            if (feed.Read(ref next, facts, out var news))
            {
                await response.WriteAsync("event: gap\ndata: {}\n\n", call.Aborted).ConfigureAwait(false);
            }

            foreach (var (fact, entry) in facts)
            {
                if (MaySee(call, entry))
                {
                    await response.WriteAsync(Event(fact, entry), call.Aborted).ConfigureAwait(false);
                }
            }

            await response.Body.FlushAsync(call.Aborted).ConfigureAwait(false);
            if (facts.Count == 0)
            {
                await WaitAsync(call, news).ConfigureAwait(false);
            }
        }
    }

    private async Task WaitAsync(Call call, Task news)
    {
        try
        {
            await news.WaitAsync(TimeSpan.FromMicroseconds(configuration.Options.Limits.Heartbeat.Microseconds), configuration.Options.Clock, call.Aborted).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await call.Http.Response.WriteAsync(": still here\n\n", call.Aborted).ConfigureAwait(false);
        }
    }

    private string Event(in AuditEvent fact, RequestEntry entry)
    {
        var view = new EventView(
            fact.Ordinal,
            fact.At.ToString(),
            Words<Fact>.Of(fact.Fact),
            fact.Node.ToString(),
            configuration.NameOfClass(entry.Request.Action.Class),
            Words<RequestState>.Of(entry.State))
        {
            Actor = fact.Actor == PersonId.None ? null : configuration.NameOfPerson(fact.Actor),
        };
        return string.Create(
            CultureInfo.InvariantCulture, $"id: {fact.Ordinal}\nevent: {view.Fact}\ndata: {JsonSerializer.Serialize(view, ServiceJson.Default.EventView)}\n\n");
    }

    private static bool MaySee(Call call, RequestEntry entry) =>
        call.Has(Roles.Approver | Roles.Executor | Roles.Operator | Roles.Auditor)
        || entry.SubmittedBy == call.Token.Id
        || (call.Token.Person != PersonId.None && entry.SubmittedFor == call.Token.Person);
}
