namespace Simulator.Simulation;

/// <summary>Which policy a replication runs under. Both arms meet the same draws.</summary>
public enum Arm
{
    /// <summary>The scenario's policy.</summary>
    Governed,

    /// <summary>The same policy with every gate level replaced by auto, so that only the human gate differs.</summary>
    AutoTwin,
}
