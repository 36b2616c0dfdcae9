namespace Simulator.Governance;

/// <summary>What a policy decides about a request, from the strictest stop to the strictest level.</summary>
public enum Outcome : byte
{
    /// <summary>Refused; also the answer when no level row matches.</summary>
    Deny,

    /// <summary>The policy itself authorises; no person is asked.</summary>
    Auto,

    /// <summary>One approval is needed.</summary>
    Single,

    /// <summary>Two approvals by distinct people are needed.</summary>
    Dual,
}

/// <summary>When a row of a policy speaks.</summary>
public enum PolicyStage : byte
{
    /// <summary>Any matching row denies, finally.</summary>
    Stop,

    /// <summary>The highest level of all matching rows holds; none means deny.</summary>
    Level,

    /// <summary>
    /// Matching rows raise the level by one step together, never above the highest of their own levels. Between levels and modifiers
    /// stands the rule about chains, which is no row: <see cref="ChainRule"/>.
    /// </summary>
    Modifier,

    /// <summary>
    /// The only stage that may lower a level: in place of a person's decision stands the row's level and its duties afterwards. Only for
    /// containment of an incident that another identity opened, never where people can be hurt, and never for what was stopped.
    /// </summary>
    Emergency,
}
