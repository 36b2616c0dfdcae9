using Simulator.Time;

namespace Simulator.Governance;

/// <summary>One row of a policy: a condition, what it decides and why.</summary>
/// <param name="Id">Short name, unique in the table; it appears in every decision that the row took part in.</param>
/// <param name="Order">Position in the table: rows are listed and numbered by it, the outcome does not depend on it.</param>
/// <param name="Stage">When the row speaks.</param>
/// <param name="When">The condition.</param>
/// <param name="Then">
/// What the row decides. A stop denies; a level gives auto, single or dual; a modifier raises by one step, to this level at most (single
/// or dual); an emergency puts auto or single in the place of a level that is not lower.
/// </param>
/// <param name="Obligations">What has to hold besides.</param>
/// <param name="Reason">Why, in words for the person who reads the decision.</param>
public sealed record PolicyRow(
    string Id, int Order, PolicyStage Stage, Condition When, Outcome Then, Obligations Obligations, string Reason)
{
    /// <summary>
    /// Whether this is a level that cannot be evaluated and stops whoever meets it: then a chain taken as one action is stopped by it as well,
    /// which no other stop looks at. Default: no.
    /// </summary>
    public bool IsLevelInError { get; init; }

    /// <summary>Whether a request meets the condition and, for an emergency, what every emergency needs.</summary>
    /// <remarks>An emergency that one identity could both declare and use would let a misled agent call anything containment.</remarks>
    public bool Matches(in ActionRequest request) => When.Matches(request) && (Stage != PolicyStage.Emergency || Emergency.Matches(request));

    /// <summary>What every emergency needs: containment, an incident record by a second identity, nobody who can be hurt.</summary>
    internal static Condition Emergency { get; } = new() { Containment = true, AllSigns = Signs.SecondIdentity, NoFlag = RiskFlags.Safety };

    /// <summary>Whether the condition could ever hold and the row decides what its stage may decide; null, or what is wrong.</summary>
    internal string? Defect => this switch
    {
        { Stage: PolicyStage.Stop, Then: not Outcome.Deny } => "a stop denies",
        { Stage: PolicyStage.Level, Then: Outcome.Deny } => "a level does not deny",
        { Stage: PolicyStage.Modifier, Then: not (Outcome.Single or Outcome.Dual) } => "a modifier raises to single or dual at most",
        { Stage: PolicyStage.Emergency, Then: not (Outcome.Auto or Outcome.Single) } => "an emergency gives auto or single",
        _ when Obligations.CredentialTtl <= Duration.Zero => "a credential lives longer than no time at all",
        _ when Obligations.FactorTtl <= Duration.Zero || Obligations.ApprovalTtl < Duration.Zero => "an approval holds for some time",
        _ when !(Obligations.SampleShare is >= 0 and <= 1) => "a share lies between 0 and 1",
        _ when Obligations.PostHocReviewers < 0 => "no fewer than none can review",
        _ when When.ConfidenceAtLeast is double.NaN || When.ConfidenceBelow is double.NaN => "a limit of confidence is a number",
        _ => null,
    };
}
