using Simulator.Time;

namespace Simulator.Governance;

/// <summary>What the pipeline asks its host to do; the host answers with the next command.</summary>
public enum Wish : byte
{
    /// <summary>Evaluate the policy and answer with <see cref="GovernancePipeline.Resolve"/>.</summary>
    EvaluatePolicy,

    /// <summary>Put a task in front of the people of a pool; <see cref="Effect.Index"/> is the place in the gate.</summary>
    OpenTask,

    /// <summary>Take a task back, from the queue or from the reviewer's hands.</summary>
    CloseTask,

    /// <summary>Put a task that waits in front of the people of another pool; <see cref="Effect.Index"/> is the place in the gate.</summary>
    MoveTask,

    /// <summary>Call <see cref="GovernancePipeline.Escalate"/> when due; <see cref="Effect.Index"/> is the place in the gate. Armed when a task opens or moves and its ladder has a further step.</summary>
    ArmEscalation,

    /// <summary>Call <see cref="GovernancePipeline.Expire"/> when due.</summary>
    ArmExpiry,

    /// <summary>Forget the expiry of the gate.</summary>
    DisarmExpiry,

    /// <summary>Issue the execution credential and answer with <see cref="GovernancePipeline.Issued"/>.</summary>
    IssueCredential,

    /// <summary>Execute the action and answer with <see cref="GovernancePipeline.Executed"/>.</summary>
    Execute,

    /// <summary>Call <see cref="GovernancePipeline.CredentialExpired"/> when due; <see cref="Effect.Index"/> is the component.</summary>
    ArmCredentialExpiry,

    /// <summary>Forget the end of life of a credential that is dead already.</summary>
    DisarmCredentialExpiry,

    /// <summary>Revoke a credential: effective, and to be reported with <see cref="GovernancePipeline.CredentialRevoked"/>, when due.</summary>
    RevokeCredential,

    /// <summary>Evaluate the policy on what is found now and answer with <see cref="GovernancePipeline.Recheck"/>.</summary>
    Recheck,

    /// <summary>Get the information that a reviewer asked for and call <see cref="GovernancePipeline.InformationArrived"/>; <see cref="Effect.Index"/> is the place in the gate.</summary>
    AwaitInformation,

    /// <summary>Put a task that somebody looked at already in front of its pool again; <see cref="Effect.Index"/> is the place in the gate.</summary>
    ReturnTask,

    /// <summary>Send a ticket through the ticketing and call <see cref="GovernancePipeline.TicketPassed"/> for each stage, <see cref="GovernancePipeline.TicketArrived"/> at last, or <see cref="GovernancePipeline.LoseTicket"/>.</summary>
    PassTickets,
}

/// <summary>One wish of the pipeline.</summary>
/// <param name="Wish">What to do.</param>
/// <param name="Request">For which request.</param>
/// <param name="Index">The place in the gate or the <see cref="Component"/>, as the wish says; otherwise 0.</param>
/// <param name="Due">When, for timers; otherwise the instant of the command.</param>
public readonly record struct Effect(Wish Wish, RequestId Request, int Index, Instant Due);
