using System.Text.Json;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>A task as a gateway lists it.</summary>
internal readonly record struct ListedTask(string Id, string Request, string? Role);

/// <summary>Speaks to a gateway as its mapping says.</summary>
internal sealed class GatewayClient(GatewayMapping mapping, IGatewayTransport transport, Duration timeout)
{
    public GatewayMapping Mapping => mapping;

    /// <summary>Submits a request.</summary>
    /// <returns>How it ended, the gateway's id and the state it says.</returns>
    public async ValueTask<(SendOutcome Outcome, string? Id, LiveState State)> SubmitAsync(CallValues values, CancellationToken cancellation)
    {
        var answer = await transport.SendAsync(mapping.Submit.Render(values), cancellation).ConfigureAwait(false);
        var outcome = mapping.Submit.Judge(answer);
        if (outcome.Failure != FailureKind.None)
        {
            return (outcome, null, LiveState.Unknown);
        }

        using var json = Parse(answer);
        if (json is null)
        {
            return (Broken(answer), null, LiveState.Unknown);
        }

        var id = mapping.SubmitId.Text(json.RootElement);
        var word = mapping.SubmitState?.Text(json.RootElement);
        return id is null || (mapping.SubmitState is not null && word is null)
            ? (new SendOutcome(FailureKind.MissingField, $"no {(id is null ? "id" : "state")} in the answer: {AnswerText.Of(answer)}"), null, LiveState.Unknown)
            : (SendOutcome.Answered, id, mapping.StateOf(word));
    }

    /// <summary>Asks where a request stands.</summary>
    public async ValueTask<(SendOutcome Outcome, LiveState State)> StatusAsync(CallValues values, CancellationToken cancellation)
    {
        var call = mapping.Status ?? throw new InvalidOperationException("The mapping has no status call.");
        var answer = await BesideAsync(call.Render(values), cancellation).ConfigureAwait(false);
        var outcome = call.Judge(answer);
        if (outcome.Failure != FailureKind.None)
        {
            return (outcome, LiveState.Unknown);
        }

        using var json = Parse(answer);
        if (json is null)
        {
            return (Broken(answer), LiveState.Unknown);
        }

        return mapping.StatusState!.Text(json.RootElement) is { } word
            ? (SendOutcome.Answered, mapping.StateOf(word))
            : (new SendOutcome(FailureKind.MissingField, "no state in the answer: " + AnswerText.Of(answer)), LiveState.Unknown);
    }

    /// <summary>Lists what waits for a pool.</summary>
    public async ValueTask<(SendOutcome Outcome, IReadOnlyList<ListedTask> Tasks)> TasksAsync(CallValues values, CancellationToken cancellation)
    {
        var call = mapping.TaskList ?? throw new InvalidOperationException("The mapping lists no tasks.");
        var answer = await BesideAsync(call.Render(values), cancellation).ConfigureAwait(false);
        var outcome = call.Judge(answer);
        if (outcome.Failure != FailureKind.None)
        {
            return (outcome, []);
        }

        using var json = Parse(answer);
        if (json is null)
        {
            return (Broken(answer), []);
        }

        if (mapping.TaskItems!.Find(json.RootElement) is not { ValueKind: JsonValueKind.Array } items)
        {
            return (new SendOutcome(FailureKind.MissingField, "no list of tasks in the answer: " + AnswerText.Of(answer)), []);
        }

        var tasks = new List<ListedTask>(items.GetArrayLength());
        foreach (var item in items.EnumerateArray())
        {
            if (mapping.TaskId!.Text(item) is { } id && mapping.TaskRequest!.Text(item) is { } request)
            {
                tasks.Add(new ListedTask(id, request, mapping.TaskRole?.Text(item)));
            }
        }

        return tasks.Count == items.GetArrayLength()
            ? (SendOutcome.Answered, tasks)
            : (new SendOutcome(FailureKind.MissingField, "a task without id or request: " + AnswerText.Of(answer)), tasks);
    }

    /// <summary>Makes a call whose answer holds nothing of interest: a claim, a decision, a report of execution.</summary>
    public async ValueTask<SendOutcome> TellAsync(CallTemplate call, CallValues values, CancellationToken cancellation) =>
        call.Judge(await BesideAsync(call.Render(values), cancellation).ConfigureAwait(false));

    /// <summary>Opens the stream of events; null when the gateway has none.</summary>
    public async Task<Stream?> EventsAsync(CallValues values, CancellationToken cancellation) =>
        mapping.Events is { } call ? await transport.OpenAsync(call.Render(values), cancellation).ConfigureAwait(false) : null;

    /// <summary>A call beside the load: it keeps its own time.</summary>
    private async ValueTask<GatewayAnswer> BesideAsync(GatewayCall call, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            patience.CancelAfter(WallTime.Of(timeout));
            return await transport.SendAsync(call, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new GatewayAnswer(FailureKind.Timeout, 0, default, $"no answer within {timeout}");
        }
    }

    private static JsonDocument? Parse(in GatewayAnswer answer)
    {
        try
        {
            return JsonDocument.Parse(answer.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SendOutcome Broken(in GatewayAnswer answer) => new(FailureKind.BrokenJson, "no JSON: " + AnswerText.Of(answer));
}
