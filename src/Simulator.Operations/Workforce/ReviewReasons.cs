using Simulator.Governance;

namespace Simulator.Operations;

/// <summary>
/// What a simulated reviewer gives as the reason of a decision: what he or she knew, never the hidden truth. The signs of a request stand on
/// it for everybody to see; whoever recognised a mismatch of intent has compared what was declared with what is asked for. Who rejects a
/// right action for nothing that it shows says of it what is said of a wrong one.
/// </summary>
public static class ReviewReasons
{
    /// <summary>The reason of a decision.</summary>
    /// <param name="work">What was reviewed.</param>
    /// <param name="detected">Whether the reviewer recognised it as wrong.</param>
    /// <param name="verdict">What was decided.</param>
    /// <returns>The gravest thing that the reviewer can hold against it; none for an approval.</returns>
    public static DecisionReason Of(in Recommendation work, bool detected, Verdict verdict) => verdict switch
    {
        Verdict.Approve => DecisionReason.None,
        Verdict.AskInformation => DecisionReason.MissingInformation,
        Verdict.Escalate => DecisionReason.SecondOpinion,
        _ => OfRejection(work.Request.Context.Signs, detected && work.IsMismatch),
    };

    private static DecisionReason OfRejection(Signs signs, bool sawMismatch) =>
        (signs & Signs.InjectionSignature) != 0 ? DecisionReason.SuspectedInjection
        : sawMismatch || (signs & Signs.IntentMismatch) != 0 ? DecisionReason.IntentMismatch
        : (signs & (Signs.BeyondBoundary | Signs.StepOutOfScope)) != 0 ? DecisionReason.OverReach
        : (signs & Signs.OutOfPlaybook) != 0 ? DecisionReason.PlaybookDeviation
        : DecisionReason.JudgedWrong;
}
