namespace Simulator.Governance;

/// <summary>What a person decides.</summary>
public enum Verdict : byte
{
    /// <summary>The action may go ahead.</summary>
    Approve,

    /// <summary>It may not.</summary>
    Reject,

    /// <summary>Somebody further up shall decide: the task goes to the next step of its ladder.</summary>
    Escalate,

    /// <summary>Something is missing; the task waits until it is there. Never a decision.</summary>
    AskInformation,
}

/// <summary>What became of a decision that somebody sent.</summary>
public enum DecisionReceipt : byte
{
    /// <summary>It counts.</summary>
    Accepted,

    /// <summary>The request is gone or no longer waits for anybody: expired, withdrawn or decided already.</summary>
    NotPending,

    /// <summary>The person does not hold this place of the gate.</summary>
    NotYours,

    /// <summary>The decision was about other arguments than those of the request.</summary>
    DigestMismatch,

    /// <summary>The place stands on the last step of its ladder, or has none.</summary>
    NowhereToEscalate,
}
