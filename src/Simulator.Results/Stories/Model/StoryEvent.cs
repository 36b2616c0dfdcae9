using Simulator.Time;

namespace Simulator.Results;

/// <summary>What can happen in a story.</summary>
public enum StoryEventKind
{
    /// <summary>Something this program has no words for; <see cref="StoryEvent.Text"/> is its plain name.</summary>
    Other,

    /// <summary>It was drafted and entered the pipeline.</summary>
    Drafted,

    /// <summary>The policy answered, with its rows.</summary>
    PolicyDecided,

    /// <summary>The policy refused.</summary>
    Denied,

    /// <summary>A gate was entered.</summary>
    GateEntered,

    /// <summary>People of a pool were asked.</summary>
    Asked,

    /// <summary>A person took it.</summary>
    Taken,

    /// <summary>A person approved.</summary>
    Approved,

    /// <summary>A person rejected.</summary>
    Rejected,

    /// <summary>A person gave it back undecided.</summary>
    HandedBack,

    /// <summary>A person's duty ended; he or she will go on.</summary>
    Parked,

    /// <summary>The same person went on.</summary>
    Resumed,

    /// <summary>Other people were asked because nobody took it.</summary>
    Escalated,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>The requester gave up.</summary>
    Withdrawn,

    /// <summary>The waiting room was full.</summary>
    TurnedAway,

    /// <summary>Silence counted as consent.</summary>
    ApprovedBySilence,

    /// <summary>It may be executed.</summary>
    Authorised,

    /// <summary>The approval was too old when the credential was to be issued.</summary>
    ApprovalLapsed,

    /// <summary>A credential was issued.</summary>
    CredentialIssued,

    /// <summary>A credential was issued anew during execution.</summary>
    CredentialRenewed,

    /// <summary>A credential reached the end of its life.</summary>
    CredentialExpired,

    /// <summary>A credential was revoked.</summary>
    CredentialRevoked,

    /// <summary>Execution began.</summary>
    ExecutionStarted,

    /// <summary>Execution ended.</summary>
    Executed,

    /// <summary>What was to be executed was not what had been approved.</summary>
    DigestMismatch,

    /// <summary>Nothing of it is left: no state, no credential.</summary>
    Closed,

    /// <summary>The wrong action was discovered and rolled back.</summary>
    RolledBack,

    /// <summary>The wrong action was still in force when its consequences stop being counted.</summary>
    NeverRolledBack,
}

/// <summary>Something that happened. What does not apply is null.</summary>
public sealed record StoryEvent
{
    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>What.</summary>
    public required StoryEventKind Kind { get; init; }

    /// <summary>Who did it.</summary>
    public string? Person { get; init; }

    /// <summary>The gate it happened in.</summary>
    public string? Gate { get; init; }

    /// <summary>What the approval stands for, such as <c>owner</c>.</summary>
    public string? Role { get; init; }

    /// <summary>The pool whose people are asked.</summary>
    public string? Pool { get; init; }

    /// <summary>The place in the gate, from 0: tells two people asked at the same time apart.</summary>
    public int? Place { get; init; }

    /// <summary>Whose credential: <c>session</c> of the assistant or <c>execution</c>.</summary>
    public string? Credential { get; init; }

    /// <summary>What the policy decided: <c>deny</c>, <c>auto</c>, <c>single</c> or <c>dual</c>; on an authorisation the level that held.</summary>
    public string? Outcome { get; init; }

    /// <summary>The rows of the policy that spoke.</summary>
    public IReadOnlyList<StoryRow>? Rows { get; init; }

    /// <summary>The limit it sets: when a gate expires, when a credential ends by itself.</summary>
    public Instant? Until { get; init; }

    /// <summary>A plain name, for <see cref="StoryEventKind.Other"/>; the policy's version for a decision; why a person rejected it, passed it up or gave it back, where that was said.</summary>
    public string? Text { get; init; }
}

/// <summary>A row of the policy that spoke.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Its reason.</param>
public sealed record StoryRow(string Id, string Reason);

/// <summary>The life of a credential.</summary>
/// <param name="Credential">Whose: <c>session</c> of the assistant or <c>execution</c>.</param>
/// <param name="Issued">When it was issued, or issued anew.</param>
/// <param name="Ended">When it died; null when it was alive at the end of the simulation.</param>
/// <param name="How">How it died: <c>expired</c>, <c>revoked</c>, <c>renewed</c>; null when it did not.</param>
public sealed record StoryCredential(string Credential, Instant Issued, Instant? Ended, string? How);
