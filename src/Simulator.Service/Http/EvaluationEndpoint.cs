using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Simulator.Governance;

namespace Simulator.Service;

/// <summary>
/// The evaluation endpoint of the OpenID AuthZEN Authorization API 1.0. Two questions: would the policy allow this now without asking
/// anybody; and, with <c>context.request</c>, is this very request authorised and its credential alive. Nothing is changed by asking.
/// </summary>
internal sealed class EvaluationEndpoint(ServiceConfiguration configuration)
{
    private readonly SubmissionReader reader = new(configuration);

    public void Map(IEndpointRouteBuilder routes, Guard guard) =>
        routes.MapPost("/access/v1/evaluation", guard.Behind(Roles.Requester | Roles.Executor | Roles.Operator, EvaluateAsync));

    private async Task EvaluateAsync(Call call)
    {
        var body = await call.ReadAsync(ServiceJson.Default.EvaluationBody).ConfigureAwait(false);
        if (call.Http.Request.Headers.TryGetValue("X-Request-ID", out var id) && id.ToString() is { Length: <= 128 } echo)
        {
            call.Http.Response.Headers["X-Request-ID"] = echo;
        }

        var answer = Member(body.Context, "request") is { } named ? OfRequest(call, body, named) : OfPolicy(call, body);
        await call.AnswerAsync(answer, ServiceJson.Default.EvaluationAnswer).ConfigureAwait(false);
    }

    private EvaluationAnswer OfPolicy(Call call, EvaluationBody body)
    {
        var policy = configuration.Options.Policy;
        var decision = policy.Evaluate(reader.Read(Submission(body), call.Token).Request);
        return new EvaluationAnswer(
            decision.Outcome == Outcome.Auto,
            new EvaluationContext(Words<Outcome>.Of(decision.Outcome), policy.Version, [.. policy.NamesOf(decision.MatchedRows)], [.. policy.ReasonsOf(decision)]));
    }

    /// <summary>The subject has to be who submitted it, the action its class: otherwise it is about something else.</summary>
    private EvaluationAnswer OfRequest(Call call, EvaluationBody body, JsonElement named)
    {
        var now = call.Now;
        var version = configuration.Options.Policy.Version;
        if (named.ValueKind != JsonValueKind.String || !Text.TryNode(named.GetString(), out var node))
        {
            throw SubmissionReader.Invalid("context.request is the id of a request.");
        }

        return call.Engine.Read(core =>
        {
            var entry = core.Find(node);
            var state = entry is null ? "unknown" : Words<RequestState>.Of(entry.State);
            var isGranted = entry is { State: RequestState.Authorised }
                && configuration.NameOfClass(entry.Request.Action.Class) == body.Action.Name
                && entry.SubmittedBy == body.Subject.Id
                && (Member(body.Context, "digest") is not { } digest || (digest.ValueKind == JsonValueKind.String && digest.GetString() == entry.Request.Digest.ToString()))
                && entry.Credentials[(int)Component.Executor] is { } credential && ServiceCore.IsAlive(credential, now);
            return new EvaluationAnswer(isGranted, new EvaluationContext(state, version, [], []) { Request = node.ToString() });
        });
    }

    /// <summary>The same fields as in a submission: those of the action in its properties, those of the circumstances in the context.</summary>
    private static SubmitBody Submission(EvaluationBody body)
    {
        var action = body.Action.Properties;
        var digest = new Digest(0, 0).ToString();
        return new SubmitBody(body.Action.Name)
        {
            Digest = digest,
            Service = JsonSerializer.SerializeToElement(body.Resource.Id, EvaluationJson.Default.String),
            Impact = Word(action, "impact"),
            Reversible = Member(action, "reversible") is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : null,
            Flags = Member(action, "flags") is { ValueKind: JsonValueKind.Array } flags ? [.. flags.EnumerateArray().Select(each => each.ToString())] : null,
            Origin = Word(body.Subject.Properties, "origin"),
            Identity = Word(body.Subject.Properties, "identity"),
            Confidence = Member(body.Context, "confidence") is { ValueKind: JsonValueKind.Number } confidence ? confidence.GetDouble() : null,
            Signs = Member(body.Context, "signs") is { ValueKind: JsonValueKind.Array } signs ? [.. signs.EnumerateArray().Select(each => each.ToString())] : null,
        };
    }

    private static string? Word(JsonElement? holder, string name) => Member(holder, name) is { ValueKind: JsonValueKind.String } word ? word.GetString() : null;

    private static JsonElement? Member(JsonElement? holder, string name) =>
        holder is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var member) ? member : null;
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class EvaluationJson : System.Text.Json.Serialization.JsonSerializerContext;
