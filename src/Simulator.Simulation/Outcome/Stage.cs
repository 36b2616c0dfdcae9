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
}

internal static class Stages
{
    public const int Count = 6;
}
