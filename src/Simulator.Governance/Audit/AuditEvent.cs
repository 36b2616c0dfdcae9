using Simulator.Time;

namespace Simulator.Governance;

/// <summary>What can happen to a request, as the audit trail names it. Numbers are part of the trail digest and never change.</summary>
public enum Fact : byte
{
    /// <summary>A recommendation entered the pipeline. Detail: the class.</summary>
    Submitted = 1,

    /// <summary>The policy answered. Detail: the matched rows, one bit each.</summary>
    PolicyEvaluated = 2,

    /// <summary>The policy refused; final.</summary>
    Denied = 3,

    /// <summary>A gate was entered. Detail: its position in the level's plan.</summary>
    GateEntered = 4,

    /// <summary>A task was opened. Detail: the place in the gate.</summary>
    TaskOpened = 5,

    /// <summary>A person took a task. Detail: the place in the gate.</summary>
    ReviewStarted = 6,

    /// <summary>A person approved. Detail: the place in the gate.</summary>
    Approved = 7,

    /// <summary>A person rejected; final. Detail: the place in the gate.</summary>
    Rejected = 8,

    /// <summary>Nobody answered in time; final, and never a rejection.</summary>
    Expired = 9,

    /// <summary>The requester gave up waiting; final.</summary>
    Withdrawn = 10,

    /// <summary>The waiting room was full; final.</summary>
    TurnedAway = 11,

    /// <summary>The action may be executed. Detail: the level that authorised it.</summary>
    Authorised = 12,

    /// <summary>The approval was too old when the credential was to be issued; the request starts again.</summary>
    ApprovalLapsed = 13,

    /// <summary>A credential was issued. Detail: the component.</summary>
    CredentialIssued = 14,

    /// <summary>A credential ended its life during execution and was issued anew. Detail: the component.</summary>
    CredentialRenewed = 15,

    /// <summary>A credential reached the end of its life. Detail: the component.</summary>
    CredentialExpired = 16,

    /// <summary>A revocation took effect. Detail: the component.</summary>
    CredentialRevoked = 17,

    /// <summary>Execution began.</summary>
    ExecutionStarted = 18,

    /// <summary>Execution ended. Detail: the low half of the executed digest.</summary>
    Executed = 19,

    /// <summary>What was to be executed is not what was approved; refused, final.</summary>
    DigestMismatch = 20,

    /// <summary>Nothing of the request is left: no state, no credential.</summary>
    Closed = 21,

    /// <summary>A reviewer gave a task back undecided, to be taken by somebody else. Detail: the place in the gate.</summary>
    HandedBack = 22,

    /// <summary>A reviewer's duty ended; the same person will go on. Detail: the place in the gate.</summary>
    ReviewParked = 23,

    /// <summary>The same person went on with a parked review. Detail: the place in the gate.</summary>
    ReviewResumed = 24,

    /// <summary>A task that nobody took, or that its reviewer passed up, went to other people. Detail: the place in the gate.</summary>
    Escalated = 25,

    /// <summary>The gate's time was up and silence counted as consent. Detail: the gate's position in the level's plan.</summary>
    ApprovedBySilence = 26,

    /// <summary>The policy was asked again before the execution. Detail: the matched rows, one bit each.</summary>
    Rechecked = 27,

    /// <summary>An approval given at a lower level counts in a place of this gate. Detail: the place in the gate.</summary>
    ApprovalCarried = 28,

    /// <summary>An approval was too old when the last one of its gate came; the place is asked again. Detail: the place in the gate.</summary>
    FactorLapsed = 29,

    /// <summary>A person rejected where the gate wants several rejections; the place waits for somebody else. Detail: the place in the gate.</summary>
    Objected = 30,

    /// <summary>A reviewer asked for information; nothing is decided. Detail: the place in the gate.</summary>
    InformationRequested = 31,

    /// <summary>The information is there; the task waits again. Detail: the place in the gate.</summary>
    InformationReceived = 32,

    /// <summary>Somebody broke the glass: the action goes ahead without the end of its gate. Detail: an <see cref="OverrideRecord"/>.</summary>
    Overridden = 40,

    /// <summary>Somebody looked at a recorded override afterwards.</summary>
    OverrideReviewed = 41,

    /// <summary>After an execution somebody is asked to look at it. Detail: the place, and the pool above its low eight bits.</summary>
    ReviewOwed = 42,

    /// <summary>Somebody looked at an execution. Detail: the place, and above its low eight bits 1 when it was found wrong.</summary>
    LookedBack = 43,

    /// <summary>Another version of the policy came into force; about no request. Detail: its number, 0 for the one the trail begins with.</summary>
    PolicyChanged = 50,

    /// <summary>A request that needs people got a ticket, on its way to its first gate.</summary>
    TicketOpened = 51,

    /// <summary>A ticket left a stage of the ticketing. Detail: the stage, from 0.</summary>
    TicketPassed = 52,

    /// <summary>The ticket is lost for good, and the request with it; final.</summary>
    TicketLost = 53,

    /// <summary>A person took a task from a queue whose order a model proposes. Detail: see <see cref="Advice.ToDetail"/>.</summary>
    OrderAdvised = 60,
}

/// <summary>One fact about one request.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Ordinal">Its number in the trail, from 0, without gaps.</param>
/// <param name="Fact">What happened.</param>
/// <param name="Request">The pipeline's handle; not part of the record.</param>
/// <param name="Node">The lasting name of the work.</param>
/// <param name="Actor">Who did it; nobody for the pipeline itself.</param>
/// <param name="Detail">As the fact says.</param>
public readonly record struct AuditEvent(
    Instant At, ulong Ordinal, Fact Fact, RequestId Request, NodeId Node, PersonId Actor, ulong Detail)
{
    /// <summary>The policy in force: 0 (the default) for the one the trail begins with, then its variants; told by <see cref="Fact.PolicyChanged"/>.</summary>
    public byte Policy { get; init; }

    /// <summary>Why a person rejected, asked, passed up or gave back; none (the default) for any other fact and where nobody said why.</summary>
    public DecisionReason Reason { get; init; }
}
