using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>What became of a command.</summary>
internal enum OutcomeCode : byte
{
    /// <summary>It was carried out.</summary>
    Done,

    /// <summary>There is no such request, task or credential, or it was forgotten long after its end.</summary>
    NotFound,

    /// <summary>The request is over, or the task is: decided, expired or withdrawn.</summary>
    NotPending,

    /// <summary>Somebody else reviews the task.</summary>
    TakenByOther,

    /// <summary>The person did not claim the task.</summary>
    NotClaimed,

    /// <summary>The person does not belong to the pool that is asked.</summary>
    NotInPool,

    /// <summary>The person asked for it, or it runs on his or her behalf.</summary>
    OwnRequest,

    /// <summary>The person approved or holds another place of the same request, or asked for somebody else to decide.</summary>
    AlreadyInvolved,

    /// <summary>The policy asks for a longer review.</summary>
    TooEarly,

    /// <summary>The decision or execution is about other arguments.</summary>
    DigestMismatch,

    /// <summary>A request with that node was submitted before.</summary>
    DuplicateNode,

    /// <summary>Somebody has begun to review it, or it needs no decision.</summary>
    CannotWithdraw,

    /// <summary>It is not authorised.</summary>
    NotAuthorised,

    /// <summary>The credential is dead.</summary>
    NotAlive,

    /// <summary>The idempotency key was used for something else.</summary>
    KeyReused,

    /// <summary>Only who submitted it, or an operator, may do that.</summary>
    NotYourRequest,
}

/// <summary>Where a request stands, as clients see it.</summary>
internal enum RequestState : byte
{
    /// <summary>Waits for the policy.</summary>
    Evaluating,

    /// <summary>Waits for people.</summary>
    Pending,

    /// <summary>May be executed; the answer is waited for.</summary>
    Authorised,

    /// <summary>Was executed.</summary>
    Executed,

    /// <summary>The policy refused it.</summary>
    Denied,

    /// <summary>A person refused it.</summary>
    Rejected,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>The requester gave up.</summary>
    Withdrawn,

    /// <summary>Too much was waiting already.</summary>
    TurnedAway,

    /// <summary>Something else than what was approved was executed.</summary>
    DigestMismatch,
}

/// <summary>The answer to a command: small, and the same whenever the command is applied.</summary>
/// <param name="Code">What became of it.</param>
/// <param name="Node">The request.</param>
/// <param name="State">Where the request stands afterwards.</param>
/// <param name="Task">The task; 0 for none.</param>
/// <param name="Digest">The digest of the request's arguments.</param>
/// <param name="When">When it takes effect, or, of <see cref="OutcomeCode.TooEarly"/>, from when on it would.</param>
internal readonly record struct CommandOutcome(OutcomeCode Code, NodeId Node, RequestState State, long Task, Digest Digest, Instant When)
{
    public static CommandOutcome Of(OutcomeCode code) => new(code, default, default, 0, default, default);
}
