using Simulator.Governance;

namespace Simulator.Simulation;

/// <summary>What a record of the audit trail is evidence of.</summary>
public enum RecordKind
{
    /// <summary>What was asked for, by whom, on whose behalf.</summary>
    Request,

    /// <summary>What the policy decided.</summary>
    Decision,

    /// <summary>Which gate was entered, who was asked, and how a gate ended without a decision.</summary>
    Gate,

    /// <summary>What people did and decided.</summary>
    Review,

    /// <summary>Who broke the glass, and who looked at it.</summary>
    Override,

    /// <summary>That the action might be executed.</summary>
    Authorisation,

    /// <summary>The lives of credentials.</summary>
    Credential,

    /// <summary>What was executed.</summary>
    Execution,

    /// <summary>That nothing is left.</summary>
    Closing,
}

/// <summary>What each fact is evidence of.</summary>
internal static class RecordKinds
{
    public const int Count = 9;

    /// <summary>The facts that lead from an execution back to the human owner: without one of them the chain is broken.</summary>
    public static readonly FactSet Links = new(
        Fact.Submitted, Fact.PolicyEvaluated, Fact.Approved, Fact.Authorised, Fact.Overridden, Fact.CredentialIssued, Fact.Executed);

    public static RecordKind Of(Fact fact) => fact switch
    {
        Fact.Submitted => RecordKind.Request,
        Fact.PolicyEvaluated or Fact.Rechecked or Fact.Denied or Fact.PolicyChanged => RecordKind.Decision,
        Fact.ReviewStarted or Fact.Approved or Fact.Rejected or Fact.Objected or Fact.HandedBack or Fact.ReviewParked or Fact.ReviewResumed
            or Fact.ReviewOwed or Fact.LookedBack or Fact.InformationRequested or Fact.InformationReceived or Fact.ApprovalCarried or Fact.OrderAdvised => RecordKind.Review,
        Fact.Overridden or Fact.OverrideReviewed => RecordKind.Override,
        Fact.Authorised => RecordKind.Authorisation,
        Fact.CredentialIssued or Fact.CredentialRenewed or Fact.CredentialExpired or Fact.CredentialRevoked => RecordKind.Credential,
        Fact.ExecutionStarted or Fact.Executed or Fact.DigestMismatch => RecordKind.Execution,
        Fact.Closed => RecordKind.Closing,
        _ => RecordKind.Gate,
    };
}
