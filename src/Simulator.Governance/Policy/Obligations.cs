using System.Runtime.InteropServices;
using Simulator.Time;

namespace Simulator.Governance;

/// <summary>Whose people a gate asks; where several rows speak, the last of these that any of them names.</summary>
public enum Side : byte
{
    /// <summary>Whoever the gate names.</summary>
    Default,

    /// <summary>People on the side of the control owner.</summary>
    Owner,

    /// <summary>The people on call for emergencies.</summary>
    Emergency,
}

/// <summary>What has to hold besides the decision itself.</summary>
/// <remarks>
/// Sets unite key by key: lifetimes and deadlines to the shorter, efforts and numbers to the larger, sides to the later of
/// <see cref="Side"/>. So the union does not depend on the order of rows, and naming a row twice adds nothing.
/// </remarks>
/// <param name="CredentialTtl">The longest life of the execution credential; <see cref="Duration.MaxValue"/> when no row limits it.</param>
/// <param name="MinimumReview">The shortest time a reviewer must spend; zero when no row asks for one.</param>
/// <param name="ApprovalTtl">How long after the last approval a credential may still be issued; <see cref="Duration.MaxValue"/> when no row limits it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Obligations(Duration CredentialTtl, Duration MinimumReview, Duration ApprovalTtl)
{
    /// <summary>How long one factor's approval waits for the gate's last one; <see cref="Duration.MaxValue"/> (the default) for ever.</summary>
    public Duration FactorTtl { get; init; } = Duration.MaxValue;

    /// <summary>The share of executions that somebody looks at afterwards, 0 to 1. Default: 0.</summary>
    public double SampleShare { get; init; }

    /// <summary>How many distinct people review the execution afterwards, whatever the sample. Default: 0.</summary>
    public int PostHocReviewers { get; init; }

    /// <summary>How long after the execution the reviews afterwards are due; <see cref="Duration.MaxValue"/> (the default) for no deadline.</summary>
    public Duration PostHocWithin { get; init; } = Duration.MaxValue;

    /// <summary>Whose people are asked. Default: whoever the gate names.</summary>
    public Side Side { get; init; }

    /// <summary>No obligation.</summary>
    public static Obligations None => new(Duration.MaxValue, Duration.Zero, Duration.MaxValue);

    /// <summary>Whether something remains to be done after the execution.</summary>
    public bool HasPostDuties => SampleShare > 0 || PostHocReviewers > 0;

    /// <summary>The union of two sets.</summary>
    public Obligations With(in Obligations other) => new(
        Duration.Min(CredentialTtl, other.CredentialTtl),
        Duration.Max(MinimumReview, other.MinimumReview),
        Duration.Min(ApprovalTtl, other.ApprovalTtl))
    {
        FactorTtl = Duration.Min(FactorTtl, other.FactorTtl),
        SampleShare = Math.Max(SampleShare, other.SampleShare),
        PostHocReviewers = Math.Max(PostHocReviewers, other.PostHocReviewers),
        PostHocWithin = Duration.Min(PostHocWithin, other.PostHocWithin),
        Side = Side > other.Side ? Side : other.Side,
    };

    /// <summary>When an obligation is met: before the authorisation is used, or afterwards.</summary>
    public static ObligationTiming TimingOf(ObligationKey key) =>
        key >= ObligationKey.SampleShare ? ObligationTiming.Post : ObligationTiming.Pre;
}

/// <summary>The keys of <see cref="Obligations"/>.</summary>
public enum ObligationKey : byte
{
    /// <summary><see cref="Obligations.CredentialTtl"/>.</summary>
    CredentialTtl,

    /// <summary><see cref="Obligations.MinimumReview"/>.</summary>
    MinimumReview,

    /// <summary><see cref="Obligations.ApprovalTtl"/>.</summary>
    ApprovalTtl,

    /// <summary><see cref="Obligations.FactorTtl"/>.</summary>
    FactorTtl,

    /// <summary><see cref="Obligations.Side"/>.</summary>
    Side,

    /// <summary><see cref="Obligations.SampleShare"/>.</summary>
    SampleShare,

    /// <summary><see cref="Obligations.PostHocReviewers"/>.</summary>
    PostHocReviewers,

    /// <summary><see cref="Obligations.PostHocWithin"/>.</summary>
    PostHocWithin,
}

/// <summary>When an obligation is met.</summary>
public enum ObligationTiming : byte
{
    /// <summary>Before the authorisation is used: without it there is none.</summary>
    Pre,

    /// <summary>After the execution, by a deadline: a breach is found later and undoes nothing.</summary>
    Post,
}
