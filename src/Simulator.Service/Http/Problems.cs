using System.Globalization;
using Microsoft.AspNetCore.Http;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>An answer that says no; ends the handling of a request.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="kind">The kind of problem, a short lasting name.</param>
/// <param name="detail">What is wrong and what would be right, for the client.</param>
internal sealed class HttpRefusal(int status, string kind, string detail) : Exception(detail)
{
    public int Status { get; } = status;

    public string Kind { get; } = kind;

    public double? RetryAfterSeconds { get; init; }

    public string? Request { get; init; }

    public string? State { get; init; }
}

/// <summary>Errors as clients see them: RFC 9457, without anything of the inside.</summary>
internal static class Problems
{
    public const string Prefix = "urn:simulator:problem:";

    public static Task WriteAsync(HttpContext context, HttpRefusal refusal)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.StatusCode = refusal.Status;
        if (refusal.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(seconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (refusal.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        var title = refusal.Kind.Replace('-', ' ');
        var problem = new ProblemView(Prefix + refusal.Kind, char.ToUpperInvariant(title[0]) + title[1..], refusal.Status)
        {
            Detail = refusal.Message, Request = refusal.Request, State = refusal.State,
        };
        return Answers.WriteAsync(context, problem, ServiceJson.Default.ProblemView, refusal.Status, "application/problem+json");
    }

    /// <summary>What a command's refusal is in HTTP.</summary>
    public static HttpRefusal Of(in CommandOutcome outcome, Instant now)
    {
        var (status, kind, detail) = outcome.Code switch
        {
            OutcomeCode.NotFound => (404, "not-found", "There is nothing of that id, or it was over long ago."),
            OutcomeCode.NotPending => (409, "not-pending", "It is decided, expired or withdrawn already."),
            OutcomeCode.TakenByOther => (409, "taken", "Somebody else reviews it."),
            OutcomeCode.NotClaimed => (409, "not-claimed", "Claim the task first; only who holds it can decide it or give it back."),
            OutcomeCode.NotInPool => (403, "not-in-pool", "The task is asked of another pool."),
            OutcomeCode.OwnRequest => (403, "own-request", "Nobody decides what they asked for or what runs on their behalf."),
            OutcomeCode.AlreadyInvolved => (403, "already-involved", "Who decided, reviews or passed on a part of this request takes no other part in it."),
            OutcomeCode.TooEarly => (409, "review-too-short", $"The policy asks for a longer review; an approval counts from {outcome.When} on."),
            OutcomeCode.DigestMismatch => (409, "digest-mismatch", $"This is about other arguments than those of the request, {outcome.Digest}."),
            OutcomeCode.DuplicateNode => (409, "duplicate-node", "A request with this node exists."),
            OutcomeCode.CannotWithdraw => (409, "cannot-withdraw", "It does not wait any more, or somebody has begun to review it."),
            OutcomeCode.NotAuthorised => (409, "not-authorised", "It is not authorised, or was executed already."),
            OutcomeCode.NotAlive => (409, "not-alive", "The credential is dead already."),
            OutcomeCode.KeyReused => (409, "idempotency-key-reused", "The Idempotency-Key was used for another call."),
            OutcomeCode.NotYourRequest => (403, "not-your-request", "Only who submitted it, or an operator, may do this."),
            _ => throw new InvalidOperationException($"{outcome.Code} is no refusal."),
        };
        return new HttpRefusal(status, kind, detail)
        {
            RetryAfterSeconds = outcome.Code == OutcomeCode.TooEarly && outcome.When > now ? (outcome.When - now).TotalSeconds : null,
            Request = outcome.Node == default ? null : outcome.Node.ToString(),
            State = outcome.Node == default ? null : Words<RequestState>.Of(outcome.State),
        };
    }
}
