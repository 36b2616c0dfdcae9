using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Simulator.Governance;

namespace Simulator.Service;

/// <summary>Requests: submitted, looked at, executed, withdrawn.</summary>
internal sealed class RequestEndpoints(ServiceConfiguration configuration)
{
    private const Roles Anybody = Roles.Requester | Roles.Approver | Roles.Executor | Roles.Operator | Roles.Auditor;

    private readonly SubmissionReader reader = new(configuration);

    public void Map(IEndpointRouteBuilder routes, Guard guard)
    {
        routes.MapPost("/v1/requests", guard.Behind(Roles.Requester | Roles.Operator, SubmitAsync));
        routes.MapGet("/v1/requests/{id}", guard.Behind(Anybody, ShowAsync));
        routes.MapPost("/v1/requests/{id}/executed", guard.Behind(Roles.Executor, ExecutedAsync));
        routes.MapPost("/v1/requests/{id}/withdraw", guard.Behind(Roles.Requester | Roles.Operator, WithdrawAsync));
    }

    private async Task SubmitAsync(Call call)
    {
        var body = await call.ReadAsync(ServiceJson.Default.SubmitBody).ConfigureAwait(false);
        var outcome = await call.SendAsync(reader.Read(body, call.Token)).ConfigureAwait(false);
        call.Http.Response.Headers.Location = "/v1/requests/" + outcome.Node;
        await call.AnswerAsync(Answer(outcome), ServiceJson.Default.CommandAnswer, 202).ConfigureAwait(false);
    }

    private static Task ShowAsync(Call call)
    {
        var node = NodeOf(call);
        var now = call.Now;
        var view = call.Engine.Read(core => core.Find(node) is { } entry && MaySee(call, entry)
            ? core.View(entry, now, SecretsFor(call, Roles.Executor), SecretsFor(call, Roles.Executor, entry.SubmittedBy), withArguments: true)
            : null);
        return call.AnswerAsync(view ?? throw Unknown(), ServiceJson.Default.RequestView);
    }

    private static async Task ExecutedAsync(Call call)
    {
        var node = NodeOf(call);
        var body = await call.ReadAsync(ServiceJson.Default.ExecutedBody).ConfigureAwait(false);
        var (digest, _) = SubmissionReader.Arguments(body.Arguments, body.Digest);
        var outcome = await call.SendAsync(new Command(CommandKind.Executed) { Target = node.Value, Digest = digest }).ConfigureAwait(false);
        await call.AnswerAsync(Answer(outcome), ServiceJson.Default.CommandAnswer).ConfigureAwait(false);
    }

    private static async Task WithdrawAsync(Call call)
    {
        var node = NodeOf(call);
        await call.ReadNothingAsync().ConfigureAwait(false);
        var outcome = await call.SendAsync(new Command(CommandKind.Withdraw) { Target = node.Value }).ConfigureAwait(false);
        await call.AnswerAsync(Answer(outcome), ServiceJson.Default.CommandAnswer).ConfigureAwait(false);
    }

    private static CommandAnswer Answer(in CommandOutcome outcome) =>
        new(outcome.Node.ToString(), Words<RequestState>.Of(outcome.State)) { Digest = outcome.Digest.ToString() };

    /// <summary>Who only requests sees only what is theirs: submitted by the token, by its person, or on the person's behalf.</summary>
    private static bool MaySee(Call call, RequestEntry entry) =>
        call.Has(Anybody & ~Roles.Requester)
        || entry.SubmittedBy == call.Token.Id
        || (call.Token.Person != PersonId.None && (entry.SubmittedFor == call.Token.Person || entry.Request.Subject.RunOwner == call.Token.Person));

    private static ICredentialIssuer? SecretsFor(Call call, Roles role, string? orToken = null) =>
        call.Has(role) || orToken == call.Token.Id ? call.Engine.Issuer : null;

    private static NodeId NodeOf(Call call) => Text.TryNode(call.Route("id"), out var node) ? node : throw Unknown();

    private static HttpRefusal Unknown() => new(404, "not-found", "There is no such request, or it was over long ago.");
}
