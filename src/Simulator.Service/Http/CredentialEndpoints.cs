using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Simulator.Service;

/// <summary>Credentials: looked at, revoked, and asked about by the systems they open.</summary>
internal static class CredentialEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, Guard guard)
    {
        routes.MapGet("/v1/credentials/{id}", guard.Behind(Roles.Executor | Roles.Operator | Roles.Auditor, ShowAsync));
        routes.MapPost("/v1/credentials/{id}/revoke", guard.Behind(Roles.Operator, RevokeAsync));
        routes.MapPost("/v1/credentials/introspect", guard.Behind(Roles.Executor | Roles.Operator, IntrospectAsync));
    }

    private static Task ShowAsync(Call call)
    {
        var id = IdOf(call.Route("id"));
        var secrets = call.Has(Roles.Executor) ? call.Engine.Issuer : null;
        var now = call.Now;
        var view = call.Engine.Read(core => core.FindCredential(id) is { } credential ? ServiceCore.View(credential, now, secrets) : null);
        return call.AnswerAsync(view ?? throw Unknown(), ServiceJson.Default.CredentialView);
    }

    private static async Task RevokeAsync(Call call)
    {
        var id = IdOf(call.Route("id"));
        await call.ReadNothingAsync().ConfigureAwait(false);
        var outcome = await call.SendAsync(new Command(CommandKind.Revoke) { Target = (ulong)id }).ConfigureAwait(false);
        var answer = new CommandAnswer(Text.OfCredential(id), Words<RequestState>.Of(outcome.State))
        {
            Request = outcome.Node.ToString(), Effective = outcome.When.ToString(),
        };
        await call.AnswerAsync(answer, ServiceJson.Default.CommandAnswer, 202).ConfigureAwait(false);
    }

    /// <summary>Whether a secret opens anything now: it was made here, is that of the last renewal, and its lease is alive by the clock.</summary>
    private static async Task IntrospectAsync(Call call)
    {
        var body = await call.ReadAsync(ServiceJson.Default.IntrospectBody).ConfigureAwait(false);
        var now = call.Now;
        var recognised = call.Engine.Issuer.Recognise(body.Token);
        var view = recognised is not { } lease ? null : call.Engine.Read(core =>
            core.FindCredential((long)Text.Credential(lease.Id)) is { } credential && credential.Renewal == lease.Renewal
                ? ServiceCore.View(credential, now, null)
                : null);
        var answer = new Introspection(view is { Alive: true }) { Credential = view };
        await call.AnswerAsync(answer, ServiceJson.Default.Introspection).ConfigureAwait(false);
    }

    private static long IdOf(string text) => Text.Credential(text) is var id and > 0 ? (long)id : throw Unknown();

    private static HttpRefusal Unknown() => new(404, "not-found", "There is no such credential, or it died long ago.");
}
