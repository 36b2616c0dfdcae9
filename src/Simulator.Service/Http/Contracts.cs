using System.Text.Json;
using System.Text.Json.Serialization;

namespace Simulator.Service;

/// <summary>The body of a submission.</summary>
internal sealed record SubmitBody(string Class)
{
    /// <summary>The service, by name or number. Default: the first.</summary>
    public JsonElement? Service { get; init; }

    /// <summary>The arguments, an object; this or <see cref="Digest"/>.</summary>
    public JsonElement? Arguments { get; init; }

    public string? Digest { get; init; }

    public double? Confidence { get; init; }

    /// <summary><c>ai</c> (the default) or <c>human</c>.</summary>
    public string? Origin { get; init; }

    /// <summary>On whose behalf it runs, by name or number. Default: the person behind the token.</summary>
    public JsonElement? RunOwner { get; init; }

    public bool? Reversible { get; init; }

    public IReadOnlyList<string>? Flags { get; init; }

    public string? Impact { get; init; }

    public double? BlastRadius { get; init; }

    public string? Identity { get; init; }

    public IReadOnlyList<string>? Signs { get; init; }

    /// <summary>Whether it contains an open incident: only an operator's word counts.</summary>
    public bool? Containment { get; init; }

    /// <summary>Where it takes effect; anything but production needs an operator's word.</summary>
    public string? Environment { get; init; }

    /// <summary>The lasting name of the work, 16 hexadecimal digits. Default: the service gives one.</summary>
    public string? Node { get; init; }
}

/// <summary>The body of a decision.</summary>
internal sealed record DecisionBody(string Verdict, string Digest)
{
    /// <summary>Why, in words; needed unless it is an approval.</summary>
    public string? Reason { get; init; }

    /// <summary>Why, as a code, which the audit trail keeps; not for an approval. Default: <c>other</c>, that is what the words say.</summary>
    public string? ReasonCode { get; init; }
}

/// <summary>The body of a report that an action ran: the digest of what ran, or its arguments.</summary>
internal sealed record ExecutedBody
{
    public string? Digest { get; init; }

    public JsonElement? Arguments { get; init; }
}

/// <summary>The body of a question about the secret of a lease.</summary>
internal sealed record IntrospectBody(string Token);

/// <summary>The answer to a command.</summary>
internal sealed record CommandAnswer(string Id, string State)
{
    public string? Request { get; init; }

    public string? Digest { get; init; }

    /// <summary>From when on an approval of a claimed task counts.</summary>
    public string? ApproveFrom { get; init; }

    /// <summary>When a revocation takes effect.</summary>
    public string? Effective { get; init; }
}

internal sealed record TaskList(IReadOnlyList<TaskView> Tasks);

/// <summary>Whether a secret opens anything now.</summary>
internal sealed record Introspection(bool Active)
{
    public CredentialView? Credential { get; init; }
}

internal sealed record HealthView(string Status)
{
    public string? Reason { get; init; }
}

/// <summary>A fact as a follower sees it.</summary>
internal sealed record EventView(ulong Seq, string At, string Fact, string Request, string Class, string State)
{
    public string? Actor { get; init; }
}

/// <summary>An error in the shape of RFC 9457.</summary>
internal sealed record ProblemView(string Type, string Title, int Status)
{
    public string? Detail { get; init; }

    /// <summary>The request it is about.</summary>
    public string? Request { get; init; }

    /// <summary>Where that request stands.</summary>
    public string? State { get; init; }
}

/// <summary>An evaluation request of the OpenID AuthZEN Authorization API 1.0; what it does not name is for others and ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record EvaluationBody(EvaluationParty Subject, EvaluationAction Action, EvaluationParty Resource)
{
    public JsonElement? Context { get; init; }
}

/// <summary>A subject or a resource.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record EvaluationParty(string Type, string Id)
{
    public JsonElement? Properties { get; init; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record EvaluationAction(string Name)
{
    public JsonElement? Properties { get; init; }
}

internal sealed record EvaluationAnswer(bool Decision, EvaluationContext Context);

internal sealed record EvaluationContext(string Outcome, string Policy, IReadOnlyList<string> Rows, IReadOnlyList<string> Reasons)
{
    /// <summary>The request whose authorisation was asked about.</summary>
    public string? Request { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 32)]
[JsonSerializable(typeof(SubmitBody))]
[JsonSerializable(typeof(DecisionBody))]
[JsonSerializable(typeof(ExecutedBody))]
[JsonSerializable(typeof(IntrospectBody))]
[JsonSerializable(typeof(EvaluationBody))]
[JsonSerializable(typeof(CommandAnswer))]
[JsonSerializable(typeof(RequestView))]
[JsonSerializable(typeof(CredentialView))]
[JsonSerializable(typeof(TaskList))]
[JsonSerializable(typeof(Introspection))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(EventView))]
[JsonSerializable(typeof(ProblemView))]
[JsonSerializable(typeof(EvaluationAnswer))]
internal sealed partial class ServiceJson : JsonSerializerContext;
