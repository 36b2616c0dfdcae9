namespace Simulator.LoadDriver;

/// <summary>Where a request of a gateway stands, in the words of this driver.</summary>
public enum LiveState
{
    /// <summary>The gateway did not say, or used a word that the mapping does not know.</summary>
    Unknown,

    /// <summary>Waits for the policy.</summary>
    Evaluating,

    /// <summary>Waits for people.</summary>
    Pending,

    /// <summary>May be executed.</summary>
    Authorised,

    /// <summary>Was executed.</summary>
    Executed,

    /// <summary>The policy refused it.</summary>
    Denied,

    /// <summary>Somebody refused it.</summary>
    Rejected,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>The requester gave up.</summary>
    Withdrawn,

    /// <summary>Too much work was waiting.</summary>
    TurnedAway,
}

/// <summary>How to speak to one gateway: made from a mapping file by <see cref="MappingFile"/>.</summary>
public sealed class GatewayMapping
{
    internal GatewayMapping(string name, CallTemplate submit, AnswerPath submitId, IReadOnlyDictionary<string, LiveState> states) =>
        (Name, Submit, SubmitId, States) = (name, submit, submitId, states);

    /// <summary>What the file calls the gateway.</summary>
    public string Name { get; }

    /// <summary>Whether requests can be followed to their end.</summary>
    public bool CanFollow => Status is not null;

    /// <summary>Whether people can decide through it.</summary>
    public bool CanDecide => TaskList is not null && Decision is not null;

    /// <summary>Whether the gateway hands out its audit trail.</summary>
    public bool CanExport => Trail is not null;

    internal CallTemplate Submit { get; }

    internal AnswerPath SubmitId { get; }

    internal AnswerPath? SubmitState { get; init; }

    internal CallTemplate? Status { get; init; }

    internal AnswerPath? StatusState { get; init; }

    internal CallTemplate? Executed { get; init; }

    internal CallTemplate? TaskList { get; init; }

    internal AnswerPath? TaskItems { get; init; }

    internal AnswerPath? TaskId { get; init; }

    internal AnswerPath? TaskRequest { get; init; }

    internal AnswerPath? TaskRole { get; init; }

    internal CallTemplate? Claim { get; init; }

    internal CallTemplate? Decision { get; init; }

    internal string ApproveWord { get; init; } = "approve";

    internal string RejectWord { get; init; } = "reject";

    internal CallTemplate? Events { get; init; }

    internal AnswerPath? EventRequest { get; init; }

    internal CallTemplate? Trail { get; init; }

    internal IReadOnlyDictionary<string, LiveState> States { get; }

    /// <summary>The state behind a word of the gateway, whatever its case.</summary>
    internal LiveState StateOf(string? word) => word is not null && States.TryGetValue(word, out var state) ? state : LiveState.Unknown;
}
