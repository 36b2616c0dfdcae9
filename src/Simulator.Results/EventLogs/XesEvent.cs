using System.Text.Json;
using Simulator.Time;

namespace Simulator.Results;

/// <summary>One event of a trace.</summary>
internal sealed record XesEvent
{
    public required Instant At { get; init; }

    /// <summary>The activity.</summary>
    public required string Name { get; init; }

    /// <summary>The transition of the standard's activity life cycle.</summary>
    public required string Transition { get; init; }

    /// <summary>Which execution of the activity it belongs to; null where there is but one.</summary>
    public string? Instance { get; init; }

    /// <summary>The person, or the component that acted on its own.</summary>
    public string? Resource { get; init; }

    public string? Role { get; init; }

    public string? Group { get; init; }

    /// <summary>Further attributes, in order.</summary>
    public IReadOnlyList<(string Key, string Value)> Attributes { get; init; } = [];
}

/// <summary>How a fact of a trail becomes an event: its activity and its transition.</summary>
internal static class XesEvents
{
    /// <summary>The event of a fact.</summary>
    /// <param name="fact">The record of the trail.</param>
    /// <param name="started">Which tasks of the request were begun and are not decided: who takes one of those goes on with it.</param>
    public static XesEvent Of(JsonElement fact, HashSet<string> started)
    {
        var word = Text(fact, "fact") ?? throw new KeyNotFoundException();
        var at = Instant.TryParse(Text(fact, "at"), out var instant) ? instant : throw new FormatException();
        var (name, transition) = Activity(word, fact);
        if (word == "gate_entered")
        {
            started.Clear();
        }

        var task = TaskOf(fact);
        if (task is not null)
        {
            transition = word == "review_started" && !started.Add(task) ? "resume" : transition;
            if (word is "approved" or "rejected")
            {
                started.Remove(task);
            }
        }

        return new XesEvent
        {
            At = at,
            Name = name,
            Transition = transition,
            Instance = task,
            Resource = Person(fact, "actor"),
            Role = Text(fact, "role"),
            Group = Text(fact, "pool"),
            Attributes = [.. Attributes(fact, word)],
        };
    }

    /// <summary>The attributes of the whole trace, from the first fact of a request.</summary>
    public static IEnumerable<(string Key, string Value)> OfTrace(JsonElement submitted) => new[]
        {
            ("class", Text(submitted, "class")), ("origin", Text(submitted, "origin")), ("service", Text(submitted, "service")),
            ("impact", Text(submitted, "impact")), ("access", Text(submitted, "access")), ("run_owner", Person(submitted, "run_owner")),
            ("confidence", Raw(submitted, "confidence")), ("containment", Raw(submitted, "containment")),
        }
        .Where(pair => pair.Item2 is not null).Select(pair => (pair.Item1, pair.Item2!));

    private static (string Name, string Transition) Activity(string word, JsonElement fact) => word switch
    {
        "submitted" => ("Request", "complete"),
        "policy_evaluated" => ("Policy evaluation", "complete"),
        "denied" => ("Refused by the policy", "complete"),
        "gate_entered" => ($"Gate {Text(fact, "gate")}", "start"),
        "approved_by_silence" => ($"Gate {Text(fact, "gate")}", "autoskip"),
        "task_opened" => (Review(fact), "schedule"),
        "review_started" => (Review(fact), "start"),
        "handed_back" or "review_parked" => (Review(fact), "suspend"),
        "review_resumed" => (Review(fact), "resume"),
        "escalated" => (Review(fact), "reassign"),
        "approved" or "rejected" => (Review(fact), "complete"),
        "expired" => ("Expired", "complete"),
        "withdrawn" => ("Withdrawn", "complete"),
        "turned_away" => ("Turned away", "complete"),
        "authorised" => ("Authorised", "complete"),
        "approval_lapsed" => ("Approval lapsed", "complete"),
        "credential_issued" or "credential_renewed" or "credential_expired" or "credential_revoked" => (Sentence(word), "complete"),
        "execution_started" => ("Execution", "start"),
        "executed" => ("Execution", "complete"),
        "digest_mismatch" => ("Execution", "ate_abort"),
        "closed" => ("Closed", "complete"),
        _ => (Sentence(word), "unknown"),
    };

    private static string Review(JsonElement fact) => $"Review as {Text(fact, "role") ?? "approver"}";

    private static string? TaskOf(JsonElement fact) => Raw(fact, "place") is { } place ? $"{Text(fact, "gate")}/{place}" : null;

    private static IEnumerable<(string Key, string Value)> Attributes(JsonElement fact, string word)
    {
        foreach (var (key, field) in new[] { ("sequence", "seq"), ("outcome", "outcome"), ("level", "level"), ("by", "by"), ("gate", "gate"), ("component", "component"), ("expires", "expires") })
        {
            if ((Text(fact, field) ?? Raw(fact, field)) is { } value)
            {
                yield return (key, value);
            }
        }

        if (word is "approved" or "rejected")
        {
            yield return ("decision", word);
        }

        if (Text(fact, "reason_code") is { } reason)
        {
            yield return ("reason", reason);
        }

        if (fact.TryGetProperty("rows", out var rows) && rows.ValueKind == JsonValueKind.Array)
        {
            yield return ("rows", string.Join(' ', rows.EnumerateArray().Select(row => Text(row, "id"))));
        }
    }

    private static string Sentence(string word)
    {
        var words = SafeText.Clean(word).Replace('_', ' ');
        return words.Length == 0 ? "Unknown" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string? Person(JsonElement fact, string field) =>
        fact.TryGetProperty(field, out var person) && person.ValueKind == JsonValueKind.Object ? Text(person, "name") : null;

    private static string? Text(JsonElement fact, string field) =>
        fact.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Raw(JsonElement fact, string field) =>
        fact.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : null;
}
