namespace Simulator.Statistics;

/// <summary>What the replications say about a candidate against a base: exactly one.</summary>
public enum ComparisonVerdict
{
    /// <summary>None of the others is shown.</summary>
    Inconclusive,

    /// <summary>Shown to be worse by more than the margin.</summary>
    Regression,

    /// <summary>Shown to be better.</summary>
    Improved,

    /// <summary>Shown not to be worse by more than the margin.</summary>
    NoWorse,
}

/// <summary>Why a comparison has no verdict, or has one without a test.</summary>
public enum ComparisonReason
{
    /// <summary>The interval decided.</summary>
    None,

    /// <summary>Both runs are the same, bit for bit.</summary>
    Unchanged,

    /// <summary>The interval holds values on both sides of the margin.</summary>
    NotSignificant,

    /// <summary>A run has no replication or no item.</summary>
    NoSamples,

    /// <summary>Fewer replications than the method needs.</summary>
    TooFewReplications,

    /// <summary>A ratio whose denominator is not clearly above 0 has no value (Fieller, 1954).</summary>
    Undefined,

    /// <summary>The quantile is not reached in either run: infinity less infinity is no difference.</summary>
    NotReachedInEither,
}

/// <summary>How the interval of a difference was found.</summary>
public enum ComparisonMethod
{
    /// <summary>Student's t over the differences of paired replications.</summary>
    PairedT,

    /// <summary>Welch's t for independent runs (Welch, 1947).</summary>
    Welch,

    /// <summary>Bootstrap that draws whole pairs of replications.</summary>
    PairedBootstrap,

    /// <summary>Bootstrap that draws the replications of each run for itself.</summary>
    StratifiedBootstrap,
}
