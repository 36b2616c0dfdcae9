using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>What can be asked of the service. Numbers are part of the log's format and never change.</summary>
internal enum CommandKind : byte
{
    /// <summary>The first of every log: under which configuration it is written.</summary>
    Configure = 1,

    /// <summary>Nothing but the passing of time: timers that are due fire.</summary>
    Tick = 2,

    /// <summary>A recommendation enters.</summary>
    Submit = 3,

    /// <summary>A person takes a task.</summary>
    Claim = 4,

    /// <summary>A person decides a task.</summary>
    Decide = 5,

    /// <summary>A person gives a task back.</summary>
    Return = 6,

    /// <summary>An action ran.</summary>
    Executed = 7,

    /// <summary>The requester gives up.</summary>
    Withdraw = 8,

    /// <summary>A credential shall be dead.</summary>
    Revoke = 9,
}

/// <summary>What a person says about a task.</summary>
internal enum TaskVerdict : byte
{
    Approve,
    Reject,

    /// <summary>Somebody else shall decide.</summary>
    Escalate,
}

/// <summary>One command with its instant and its author: all the state of the service follows from their sequence.</summary>
internal sealed record Command(CommandKind Kind)
{
    /// <summary>When it counts; given by the writer of the log.</summary>
    public Instant At { get; set; }

    /// <summary>The id of the token that sent it; empty for the service itself.</summary>
    public string Token { get; init; } = string.Empty;

    /// <summary>The person behind the token; nobody for a machine.</summary>
    public PersonId Person { get; init; }

    /// <summary>Whether the token may act for others as an operator.</summary>
    public bool IsOperator { get; init; }

    /// <summary>A digest of token and idempotency key; 0 without a key.</summary>
    public UInt128 Key { get; init; }

    /// <summary>A digest of method, path and body: the same key with another one is refused.</summary>
    public UInt128 Content { get; init; }

    /// <summary>What is asked for, of <see cref="CommandKind.Submit"/>.</summary>
    public ActionRequest Request { get; init; }

    /// <summary>Whether the node of <see cref="Request"/> was named by the client; otherwise the service gives one.</summary>
    public bool HasNode { get; init; }

    /// <summary>The arguments as the client wrote them, of <see cref="CommandKind.Submit"/>; empty when only their digest was sent.</summary>
    public ReadOnlyMemory<byte> Arguments { get; init; }

    /// <summary>The task, the credential, or the node as a number: what the command is about.</summary>
    public ulong Target { get; init; }

    /// <summary>The digest that was looked at or executed.</summary>
    public Digest Digest { get; init; }

    public TaskVerdict Verdict { get; init; }

    /// <summary>Why, as the audit trail tells it; none for an approval.</summary>
    public DecisionReason ReasonCode { get; init; }

    /// <summary>Why, in words; or, of <see cref="CommandKind.Configure"/>, what is configured.</summary>
    public string Reason { get; init; } = string.Empty;
}
