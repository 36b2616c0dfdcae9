using System.Text.Json;

namespace Simulator.Service;

/// <summary>A request as a client sees it. Instants are ISO 8601 in UTC.</summary>
internal sealed record RequestView
{
    public required string Id { get; init; }

    public required string State { get; init; }

    public required string Class { get; init; }

    public required string Service { get; init; }

    /// <summary>The level the policy asked for; null before it answered.</summary>
    public string? Level { get; init; }

    /// <summary>The gate in which it waits; null in none.</summary>
    public string? Gate { get; init; }

    public required string Digest { get; init; }

    public required string Impact { get; init; }

    public required IReadOnlyList<string> Flags { get; init; }

    public required bool Reversible { get; init; }

    /// <summary>The model's own confidence; null when missing.</summary>
    public double? Confidence { get; init; }

    public string? RunOwner { get; init; }

    public required string SubmittedBy { get; init; }

    public required string Submitted { get; init; }

    public required string Changed { get; init; }

    /// <summary>The policy rows that matched, by id.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>What those rows say, for people.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    public required IReadOnlyList<TaskView> Tasks { get; init; }

    public required IReadOnlyList<DecisionView> Decisions { get; init; }

    /// <summary>The credential of the execution; null before it was issued.</summary>
    public CredentialView? Credential { get; init; }

    /// <summary>The credential of the agent's session; null when its class has none.</summary>
    public CredentialView? Session { get; init; }

    /// <summary>The arguments as they were submitted; null when only their digest was, or the request is over.</summary>
    public JsonElement? Arguments { get; init; }
}

/// <summary>A task as a client sees it.</summary>
internal sealed record TaskView
{
    public required string Id { get; init; }

    public required string Request { get; init; }

    public required string Pool { get; init; }

    public required string Role { get; init; }

    public required string Class { get; init; }

    public required string State { get; init; }

    public required string WaitingSince { get; init; }

    public required string Digest { get; init; }

    public required string Impact { get; init; }

    /// <summary>When the gate expires; null for never or when it was left.</summary>
    public string? Expires { get; init; }

    public string? HeldBy { get; init; }

    /// <summary>From when on an approval counts; null while nobody reviews.</summary>
    public string? ApproveFrom { get; init; }
}

/// <summary>What a person said.</summary>
internal sealed record DecisionView(string Task, string Person, string Verdict, string ReasonCode, string Reason, string At);

/// <summary>A credential as a client sees it.</summary>
internal sealed record CredentialView
{
    public required string Id { get; init; }

    public required string Request { get; init; }

    public required string Component { get; init; }

    public required bool Alive { get; init; }

    public required string Issued { get; init; }

    /// <summary>When it ends by itself; null for never.</summary>
    public string? Expires { get; init; }

    public required int Renewal { get; init; }

    /// <summary>What opens the doors; only for those who carry actions out.</summary>
    public string? Secret { get; init; }
}
