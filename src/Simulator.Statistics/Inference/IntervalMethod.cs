namespace Simulator.Statistics;

/// <summary>How an interval was found.</summary>
public enum IntervalMethod
{
    /// <summary>Student's t over replication values.</summary>
    StudentT,

    /// <summary>Ratio of means over replications: delta method with Student's t, denominator checked after Fieller.</summary>
    Ratio,

    /// <summary>Quantile of all items of all replications, by inverting the ratio interval of the share above a threshold.</summary>
    PooledQuantile,

    /// <summary>Wilson's score interval of a proportion.</summary>
    Wilson,

    /// <summary>Clopper and Pearson's exact interval of a proportion.</summary>
    ClopperPearson,
}
