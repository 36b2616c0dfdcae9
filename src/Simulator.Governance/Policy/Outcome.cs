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
}
