using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Simulator.Service;

/// <summary>Stands before every call: who is it, may they, are they too fast; and after it: errors become problems, refusals are written down.</summary>
internal sealed class Guard(ServiceConfiguration configuration, EngineHolder engines, TokenStore tokens, RefusalLog refusals, ServiceMeters meters)
{
    private const string Scheme = "Bearer ";

    private readonly ServiceLimits limits = configuration.Options.Limits;
    private readonly RateGate calls = new(configuration.Options.Clock, configuration.Options.Limits.RequestsPerSecond, configuration.Options.Limits.RequestBurst);
    private readonly RateGate failures = new(configuration.Options.Clock, configuration.Options.Limits.FailuresPerSecond, configuration.Options.Limits.FailureBurst ?? configuration.Options.Limits.FailuresPerSecond * 10);

    /// <summary>A handler behind the guard.</summary>
    /// <param name="roles">Any of these opens it.</param>
    /// <param name="handle">The handler.</param>
    public RequestDelegate Behind(Roles roles, Func<Call, Task> handle) => async context =>
    {
        TokenEntry? token = null;
        try
        {
            token = Authenticate(context);
            if ((token.Roles & roles) == Roles.None)
            {
                throw new HttpRefusal(403, "wrong-role", $"This call is for {string.Join(", ", RoleWords(roles))}.");
            }

            await handle(new Call(context, token, engines.Get(), limits.BodyBytes)).ConfigureAwait(false);
        }
        catch (Exception e) when (RefusalOf(e, context) is { } refusal)
        {
            await RefuseAsync(context, token?.Id, refusal).ConfigureAwait(false);
        }
    };

    /// <summary>A handler that any valid token opens, and that makes its own way from there: what is forwarded is guarded again where it arrives.</summary>
    public RequestDelegate BeforeForwarding(Func<HttpContext, Task> handle) => async context =>
    {
        TokenEntry? token = null;
        try
        {
            token = Authenticate(context);
            await handle(context).ConfigureAwait(false);
        }
        catch (Exception e) when (RefusalOf(e, context) is { } refusal)
        {
            await RefuseAsync(context, token?.Id, refusal).ConfigureAwait(false);
        }
    };

    /// <summary>Writes a refusal down and answers it.</summary>
    public Task RefuseAsync(HttpContext context, string? token, HttpRefusal refusal)
    {
        meters.Refused(refusal.Kind);
        refusals.Write(engines.Now(), token, AddressOf(context), context.Request.Method, context.Request.Path.Value ?? string.Empty, refusal.Status, refusal.Kind);
        return Problems.WriteAsync(context, refusal);
    }

    private TokenEntry Authenticate(HttpContext context)
    {
        var address = AddressOf(context);
        if (!failures.HasRoom(address))
        {
            throw new HttpRefusal(429, "too-many-failures", "Too many calls from this address were not authenticated.") { RetryAfterSeconds = 1 };
        }

        var header = context.Request.Headers.Authorization;
        var refusal = "no-token";
        var found = header.Count == 1 && header[0] is { } text && text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? tokens.Find(text.AsSpan(Scheme.Length).Trim(), engines.Now(), out refusal)
            : null;
        if (found is null)
        {
            failures.TryTake(address, out _);
            throw new HttpRefusal(401, refusal, "Send a valid token as 'Authorization: Bearer …'.");
        }

        return calls.TryTake(found.Id, out var wait)
            ? found
            : throw new HttpRefusal(429, "too-fast", "The token makes more calls than it may.") { RetryAfterSeconds = wait };
    }

    private HttpRefusal? RefusalOf(Exception error, HttpContext context) => error switch
    {
        HttpRefusal refusal => refusal,
        EngineUnavailableException unavailable => new HttpRefusal(
            503, unavailable.OutcomeIsKnown ? "unavailable" : "outcome-unknown", unavailable.Message) { RetryAfterSeconds = 1 },
        BadHttpRequestException bad => OfBadRequest(bad),
        OperationCanceledException or ConnectionAbortedException or ConnectionResetException when context.RequestAborted.IsCancellationRequested =>
            new HttpRefusal(499, "client-gone", "The client went away."),
        _ => Defect(error),
    };

    private static HttpRefusal OfBadRequest(BadHttpRequestException bad) => bad.StatusCode switch
    {
        413 => new HttpRefusal(413, "body-too-large", "The body is larger than allowed."),
        408 => new HttpRefusal(408, "too-slow", "The body came too slowly."),
        _ => new HttpRefusal(400, "bad-request", "The request is no proper HTTP."),
    };

    private HttpRefusal Defect(Exception error)
    {
        configuration.Options.Report?.Invoke("A call failed by a defect: " + error);
        return new HttpRefusal(500, "defect", "The service has a defect here; its operator was told.");
    }

    private static IEnumerable<string> RoleWords(Roles roles) =>
        Enum.GetValues<Roles>().Where(role => role != Roles.None && roles.HasFlag(role)).Select(Words<Roles>.Of);

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
