namespace Simulator.Governance;

/// <summary>What becomes of an authorisation when the policy is asked again at execution.</summary>
public enum RecheckResult : byte
{
    /// <summary>The same level or a lower one: what was approved still suffices.</summary>
    GoOn,

    /// <summary>A higher level: only the approvals that are missing for it are asked.</summary>
    AskMissing,

    /// <summary>Refused now: the authorisation is void.</summary>
    Deny,
}

/// <summary>Compares what was authorised with what the policy says of the circumstances found at execution.</summary>
public static class PolicyRecheck
{
    /// <summary>The most rounds of rechecking before a request expires.</summary>
    public const int MaximumRounds = 2;

    /// <summary>Judges an authorisation.</summary>
    /// <param name="authorised">The decision it rests on, a permitting one.</param>
    /// <param name="found">The decision about the same request as it is found now.</param>
    public static RecheckResult Compare(in PolicyDecision authorised, in PolicyDecision found) =>
        found.Outcome == Outcome.Deny ? RecheckResult.Deny
        : found.Outcome > authorised.Outcome ? RecheckResult.AskMissing
        : RecheckResult.GoOn;

    /// <summary>
    /// The decision in force after a recheck: the one found when it asks for more or refuses; otherwise the level that was authorised, with
    /// the obligations of both.
    /// </summary>
    /// <inheritdoc cref="Compare"/>
    public static PolicyDecision InForce(in PolicyDecision authorised, in PolicyDecision found) =>
        Compare(authorised, found) == RecheckResult.GoOn
            ? authorised with { Obligations = authorised.Obligations.With(found.Obligations) }
            : found;
}
