using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>What a fault hits.</summary>
public enum FaultTarget
{
    /// <summary>The policy engine gives no answers.</summary>
    PolicyEngine,

    /// <summary>Reviewers cannot sign in, or see nothing to decide.</summary>
    SignIn,

    /// <summary>The credential broker issues nothing and revokes nothing.</summary>
    CredentialBroker,

    /// <summary>The notifier sends nothing.</summary>
    Notifier,

    /// <summary>The ticketing takes no tickets.</summary>
    Ticketing,

    /// <summary>An AI drafts worse than it did, and does not know it.</summary>
    Ai,

    /// <summary>The policy engine decides by an older version of the policy.</summary>
    PolicyBundle,

    /// <summary>Rows of the policy cannot be evaluated.</summary>
    PolicyRows,
}

/// <summary>What becomes of tickets while the ticketing is down.</summary>
public enum TicketFallback
{
    /// <summary>They wait for the end.</summary>
    Buffer,

    /// <summary>They are lost, noticed and sent again as any lost one.</summary>
    Lose,

    /// <summary>Requests go to their gates without the rest of it.</summary>
    Bypass,

    /// <summary>They are taken, and each stage takes longer.</summary>
    Slow,
}

/// <summary>What decides while the policy engine is down.</summary>
public enum PolicyFallback
{
    /// <summary>Nothing: what needs a decision waits.</summary>
    FailClosedHold,

    /// <summary>Everything is refused.</summary>
    FailClosedDeny,

    /// <summary>Everything runs unasked.</summary>
    FailOpenAuto,

    /// <summary>The profile <c>template_only</c>, which looks at nothing seen at run time.</summary>
    FallbackTemplate,

    /// <summary>Everything asks one person.</summary>
    FallbackHuman,

    /// <summary>The policy itself: the engine is not down, but answers later.</summary>
    Slow,
}

/// <summary>What fails, when, and what the work does meanwhile.</summary>
public sealed record FaultModel
{
    /// <summary>The policy engine; null (the default) when it never fails.</summary>
    public PolicyEngineFault? PolicyEngine { get; init; }

    /// <summary>The sign-in of reviewers, or what they work with; null (the default) when it never fails.</summary>
    public SignInFault? SignIn { get; init; }

    /// <summary>The credential broker; null (the default) when it never fails.</summary>
    public BrokerFault? CredentialBroker { get; init; }

    /// <summary>The notifier; null (the default) when it never fails.</summary>
    public NotifierFault? Notifier { get; init; }

    /// <summary>The ticketing as a whole; null (the default) when it never fails.</summary>
    public TicketingFault? Ticketing { get; init; }

    /// <summary>The AI; null (the default) when it stays as good as it is.</summary>
    public AiFault? Ai { get; init; }

    /// <summary>When an older version of the policy decides; null (the default) for never.</summary>
    public FaultyPolicy? PolicyBundle { get; init; }

    /// <summary>When rows of the policy cannot be evaluated; null (the default) for never. While an older version decides they do no harm.</summary>
    public FaultyPolicy? PolicyRows { get; init; }

    /// <summary>The times of what a fault may hit; null when it never fails.</summary>
    public FaultTimes? TimesOf(FaultTarget target) => target switch
    {
        FaultTarget.PolicyEngine => PolicyEngine?.When,
        FaultTarget.SignIn => SignIn?.When,
        FaultTarget.CredentialBroker => CredentialBroker?.When,
        FaultTarget.Notifier => Notifier?.When,
        FaultTarget.Ticketing => Ticketing?.When,
        FaultTarget.Ai => Ai?.When,
        FaultTarget.PolicyBundle => PolicyBundle?.When,
        FaultTarget.PolicyRows => PolicyRows?.When,
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "No such target."),
    };

    /// <summary>What a target is called in a scenario file.</summary>
    public static string NameOf(FaultTarget target) => target switch
    {
        FaultTarget.PolicyEngine => "policyEngine",
        FaultTarget.SignIn => "signIn",
        FaultTarget.CredentialBroker => "credentialBroker",
        FaultTarget.Notifier => "notifier",
        FaultTarget.Ticketing => "ticketing",
        FaultTarget.Ai => "ai",
        FaultTarget.PolicyBundle => "policyBundle",
        FaultTarget.PolicyRows => "policyRows",
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "No such target."),
    };
}

/// <summary>The policy engine gives no answers.</summary>
/// <param name="When">When.</param>
/// <param name="Fallback">What decides meanwhile.</param>
/// <param name="Table">The policy that stands in; null where nothing is decided, or the engine itself decides, slowly.</param>
/// <param name="Author">Who answers for it; the audit trail names it.</param>
public sealed record PolicyEngineFault(FaultTimes When, PolicyFallback Fallback, PolicyTable? Table, string Author)
{
    /// <summary>How much longer answers take under <see cref="PolicyFallback.Slow"/>.</summary>
    public Duration SlowBy { get; init; }
}

/// <summary>The policy engine answers, but not by the policy that is meant to be in force.</summary>
/// <param name="When">When.</param>
/// <param name="Table">What decides meanwhile: an older version, or the policy as it comes out when some of its rows cannot be evaluated.</param>
/// <param name="Author">Who answers for it; the audit trail names it.</param>
public sealed record FaultyPolicy(FaultTimes When, PolicyTable Table, string Author);

/// <summary>Reviewers cannot sign in, or see nothing to decide: nobody begins a review, and those under way are put back.</summary>
/// <param name="When">When.</param>
/// <param name="Pools">Whose reviewers, by position, in order.</param>
/// <param name="Retention">Share, 0 to 1, of what was done of a review under way that stays done.</param>
public sealed record SignInFault(FaultTimes When, IReadOnlyList<int> Pools, double Retention);

/// <summary>The credential broker issues nothing and revokes nothing.</summary>
/// <param name="When">When.</param>
/// <param name="CachedLife">How long a kept credential lives that an execution takes meanwhile; null when executions wait.</param>
/// <param name="DelaysRevocation">Whether revocations wait too, on completion and by containment; otherwise they find another way.</param>
public sealed record BrokerFault(FaultTimes When, Duration? CachedLife, bool DelaysRevocation)
{
    /// <summary>Share, 0 to 1, of the revocations that fall due meanwhile that are lost: what they were to end lives on to its own end. Default: 0.</summary>
    public double LostRevocation { get; init; }
}

/// <summary>Notifications are not sent: those who look at their queue anyway do not notice, those who wait to be told, and escalations, do.</summary>
/// <param name="When">When.</param>
/// <param name="IsLost">Whether what is sent meanwhile is lost, and only a reminder after the end arrives; otherwise it is sent at the end.</param>
public sealed record NotifierFault(FaultTimes When, bool IsLost);

/// <summary>No stage of the ticketing takes tickets.</summary>
/// <param name="When">When.</param>
/// <param name="Fallback">What becomes of tickets that come to a stage meanwhile.</param>
public sealed record TicketingFault(FaultTimes When, TicketFallback Fallback)
{
    /// <summary>How much longer each stage takes under <see cref="TicketFallback.Slow"/>.</summary>
    public Duration SlowBy { get; init; }
}

/// <summary>An AI drafts worse than it did, and does not know it. A surge of its rate is a storm.</summary>
/// <param name="When">When.</param>
/// <param name="QualityDrop">Share, 0 to 1, of recommendations right otherwise that are wrong, with the confidence of right ones.</param>
/// <param name="ConfidenceDrift">By how much its confidence is too high at the end, -1 to 1, growing evenly from the beginning.</param>
/// <param name="Classes">Whether it drafts each class, by position.</param>
public sealed record AiFault(FaultTimes When, double QualityDrop, double ConfidenceDrift, IReadOnlyList<bool> Classes);
