namespace Simulator.Governance;

/// <summary>How much harm an action can do, in four steps; comparisons in policies mean "at least".</summary>
public enum Impact : byte
{
    /// <summary>Easily noticed, easily undone, nobody outside the team is touched.</summary>
    Low,

    /// <summary>Touches others or takes work to undo.</summary>
    Medium,

    /// <summary>Touches customers, money, safety or the control plane.</summary>
    High,

    /// <summary>Threatens the organisation as a whole.</summary>
    Critical,
}

/// <summary>Whether an action only reads or changes state.</summary>
public enum Access : byte
{
    /// <summary>Reads only.</summary>
    Read,

    /// <summary>Changes state.</summary>
    Write,
}

/// <summary>Who drafted an action.</summary>
public enum Origin : byte
{
    /// <summary>An AI recommendation.</summary>
    Ai,

    /// <summary>A person's own request; it carries no confidence.</summary>
    Human,
}

/// <summary>What an action touches that calls for stronger control.</summary>
[Flags]
public enum RiskFlags
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>Creates, exposes or changes secrets.</summary>
    Secrets = 1,

    /// <summary>Changes a production environment.</summary>
    Production = 2,

    /// <summary>Is felt by customers.</summary>
    Customer = 4,

    /// <summary>Moves or commits money.</summary>
    Financial = 8,

    /// <summary>Can hurt people.</summary>
    Safety = 16,

    /// <summary>Changes roles or group membership.</summary>
    Rbac = 32,

    /// <summary>Commits the organisation towards a third party.</summary>
    ExternalTransaction = 64,

    /// <summary>Reads or changes sensitive data.</summary>
    SensitiveData = 128,
}
