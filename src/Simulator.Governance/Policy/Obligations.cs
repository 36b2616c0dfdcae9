using Simulator.Time;

namespace Simulator.Governance;

/// <summary>What has to hold besides the decision itself.</summary>
/// <param name="CredentialTtl">The longest life of the execution credential; <see cref="Duration.MaxValue"/> when no row limits it.</param>
/// <param name="MinimumReview">The shortest time a reviewer must spend; zero when no row asks for one.</param>
/// <param name="ApprovalTtl">How long after the last approval a credential may still be issued; <see cref="Duration.MaxValue"/> when no row limits it.</param>
public readonly record struct Obligations(Duration CredentialTtl, Duration MinimumReview, Duration ApprovalTtl)
{
    /// <summary>No obligation.</summary>
    public static Obligations None => new(Duration.MaxValue, Duration.Zero, Duration.MaxValue);

    /// <summary>The union of two sets: the shorter lifetimes, the longer minimum review.</summary>
    public Obligations With(in Obligations other) => new(
        Duration.Min(CredentialTtl, other.CredentialTtl),
        Duration.Max(MinimumReview, other.MinimumReview),
        Duration.Min(ApprovalTtl, other.ApprovalTtl));
}
