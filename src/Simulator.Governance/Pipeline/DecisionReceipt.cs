namespace Simulator.Governance;

/// <summary>What a person decides.</summary>
public enum Verdict : byte
{
    /// <summary>The action may go ahead.</summary>
    Approve,

    /// <summary>It may not.</summary>
    Reject,
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
}
