using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Simulator.Governance;

namespace Simulator.Service;

/// <summary>Tasks: listed, claimed, decided, given back.</summary>
internal sealed class TaskEndpoints(ServiceConfiguration configuration)
{
    private const int UsualTasks = 100;
    private const int MostTasks = 1_000;
    private const int LongestReason = 2_000;

    public void Map(IEndpointRouteBuilder routes, Guard guard)
    {
        routes.MapGet("/v1/tasks", guard.Behind(Roles.Approver | Roles.Operator | Roles.Auditor, ListAsync));
        routes.MapPost("/v1/tasks/{id}/claim", guard.Behind(Roles.Approver, call => ChangeAsync(call, CommandKind.Claim)));
        routes.MapPost("/v1/tasks/{id}/return", guard.Behind(Roles.Approver | Roles.Operator, call => ChangeAsync(call, CommandKind.Return)));
        routes.MapPost("/v1/tasks/{id}/decision", guard.Behind(Roles.Approver, DecideAsync));
    }

    /// <summary>Operators and auditors see all tasks; an approver sees those that he or she may take, and with <c>state=mine</c> holds.</summary>
    private Task ListAsync(Call call)
    {
        var query = call.Http.Request.Query;
        foreach (var name in query.Keys)
        {
            if (name is not ("pool" or "limit" or "state"))
            {
                throw Invalid($"There is no parameter '{name}'; there are pool, limit and state.");
            }
        }

        int? pool = query.TryGetValue("pool", out var named) ? configuration.PoolOf(named.ToString()) ?? throw Invalid("There is no such pool.") : null;
        var limit = !query.TryGetValue("limit", out var most) ? UsualTasks
            : int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostTasks ? number
            : throw Invalid($"limit is a whole number from 1 to {MostTasks}.");
        var state = query.TryGetValue("state", out var which) ? which.ToString() : "waiting";
        if (state is not ("waiting" or "mine"))
        {
            throw Invalid("state is waiting or mine.");
        }

        var person = call.Has(Roles.Operator | Roles.Auditor) ? PersonId.None : call.Token.Person;
        pool ??= person == PersonId.None ? null : configuration.PoolOfPerson[person.Value] is var own and >= 0 ? own : null;
        return call.AnswerAsync(new TaskList(call.Engine.Read(core => core.Tasks(pool, person, state == "mine", limit))), ServiceJson.Default.TaskList);
    }

    private static async Task ChangeAsync(Call call, CommandKind kind)
    {
        var task = TaskOf(call);
        await call.ReadNothingAsync().ConfigureAwait(false);
        await AnswerAsync(call, await call.SendAsync(new Command(kind) { Target = task }).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task DecideAsync(Call call)
    {
        var task = TaskOf(call);
        var body = await call.ReadAsync(ServiceJson.Default.DecisionBody).ConfigureAwait(false);
        var verdict = SubmissionReader.Word(body.Verdict, "verdict", TaskVerdict.Reject);
        var reason = body.Reason?.Trim() ?? string.Empty;
        if (reason.Length > LongestReason || (reason.Length == 0 && verdict != TaskVerdict.Approve))
        {
            throw SubmissionReader.Invalid($"A reason of 1 to {LongestReason} characters belongs to everything but an approval.");
        }

        if (!Text.TryDigest(body.Digest, out var digest))
        {
            throw SubmissionReader.Invalid("A digest has 32 lower-case hexadecimal digits: that of the arguments you looked at.");
        }

        var command = new Command(CommandKind.Decide) { Target = task, Verdict = verdict, ReasonCode = CodeOf(body, verdict), Reason = reason, Digest = digest };
        await AnswerAsync(call, await call.SendAsync(command).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>The code of the reason; the words alone are some other reason, and an approval has none.</summary>
    private static DecisionReason CodeOf(DecisionBody body, TaskVerdict verdict)
    {
        var code = SubmissionReader.Word(string.IsNullOrEmpty(body.ReasonCode) ? null : body.ReasonCode, "code of a reason", DecisionReason.None);
        return verdict != TaskVerdict.Approve ? code == DecisionReason.None ? DecisionReason.Other : code
            : code == DecisionReason.None ? code
            : throw SubmissionReader.Invalid("An approval has no code of a reason: leave it out, or write none.");
    }

    private static Task AnswerAsync(Call call, in CommandOutcome outcome) => call.AnswerAsync(
        new CommandAnswer(Text.OfTask(outcome.Task), Words<RequestState>.Of(outcome.State))
        {
            Request = outcome.Node.ToString(),
            Digest = outcome.Digest.ToString(),
            ApproveFrom = outcome.When == default ? null : Text.OrNever(outcome.When),
        },
        ServiceJson.Default.CommandAnswer);

    private static ulong TaskOf(Call call) => Text.Task(call.Route("id")) is var id and > 0 ? id : throw new HttpRefusal(404, "not-found", "There is no such task.");

    private static HttpRefusal Invalid(string detail) => new(400, "invalid-query", detail);
}
