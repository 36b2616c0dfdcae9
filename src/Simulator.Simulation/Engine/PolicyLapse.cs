namespace Simulator.Simulation;

/// <summary>Why the policy that decides is not the one that is meant to be in force.</summary>
internal enum PolicyLapse : byte
{
    /// <summary>It is.</summary>
    None,

    /// <summary>An older version decides.</summary>
    OlderVersion,

    /// <summary>Rows of it cannot be evaluated.</summary>
    RowError,
}
