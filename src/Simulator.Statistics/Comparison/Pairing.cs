namespace Simulator.Statistics;

/// <summary>How the replications of two runs belong together.</summary>
public enum Pairing
{
    /// <summary>Replication r of both runs had the same seed and the same demand: differences are taken replication by replication.</summary>
    Paired,

    /// <summary>The runs share no random numbers: only the spread of each counts.</summary>
    Independent,
}

/// <summary>Which way a metric gets worse.</summary>
public enum WorseSide
{
    /// <summary>Higher is worse: a latency, an exposure.</summary>
    Higher,

    /// <summary>Lower is worse: a share kept within the deadline, a detection rate.</summary>
    Lower,
}
