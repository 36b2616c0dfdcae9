namespace Simulator.Simulation;

/// <summary>The stages of a request from draft to executed.</summary>
public enum Stage
{
    /// <summary>The policy evaluates it.</summary>
    Policy,

    /// <summary>It is in its gates.</summary>
    Gates,

    /// <summary>Its credential is issued.</summary>
    Issue,

    /// <summary>It is executed.</summary>
    Execution,

    /// <summary>It is authorised, and the policy is asked again.</summary>
    Recheck,

    /// <summary>Before its last attempt: what was rejected, and the time until it was asked for again.</summary>
    Rework,

    /// <summary>Its ticket is on the way to the first gate.</summary>
    Tickets,

    /// <summary>Somebody does something by hand that no record tells.</summary>
    Hidden,

    /// <summary>The policy engine is down, and nothing stands in for it.</summary>
    Held,
}

internal static class Stages
{
    public const int Count = 9;
}
