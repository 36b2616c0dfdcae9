namespace Simulator.Statistics;

/// <summary>What the replications say about a limit.</summary>
public enum LimitVerdict
{
    /// <summary>The interval holds values on both sides of the limit, or there is too little to tell.</summary>
    Inconclusive,

    /// <summary>The whole interval is inside the limit.</summary>
    Pass,

    /// <summary>The whole interval is outside the limit.</summary>
    Fail,
}

/// <summary>Why there is no answer, if there is none.</summary>
public enum LimitReason
{
    /// <summary>There is an answer.</summary>
    None,

    /// <summary>The interval holds values on both sides of the limit.</summary>
    NotSignificant,

    /// <summary>There is no replication or no item: that never passes.</summary>
    NoSamples,

    /// <summary>Fewer replications than the method needs.</summary>
    TooFewReplications,

    /// <summary>Too few replications with an event for the normal approximation, and the exact bound does not decide.</summary>
    TooFewBreaches,

    /// <summary>A ratio whose denominator is not clearly above 0 has no value (Fieller, 1954).</summary>
    Undefined,
}

/// <summary>How a limit was judged.</summary>
public enum LimitMethod
{
    /// <summary>Student's t over replication values.</summary>
    StudentT,

    /// <summary>Ratio of sums: t test of Y_r - X N_r at the limit X, its interval by Fieller (1954).</summary>
    Fieller,

    /// <summary>Hall's cubic transform against skewness (Hall, 1992), of values, of counts or of Y_r - X N_r.</summary>
    Hall,

    /// <summary>Exact binomial tails (Clopper and Pearson, 1934).</summary>
    ClopperPearson,
}

/// <summary>A limit judged.</summary>
public sealed record LimitResult
{
    /// <summary>What is shown.</summary>
    public required LimitVerdict Verdict { get; init; }

    /// <summary>Why nothing is shown, if so.</summary>
    public required LimitReason Reason { get; init; }

    /// <summary>The claim.</summary>
    public required Limit Limit { get; init; }

    /// <summary>The point estimate; NaN = undefined, positive infinity = a quantile that is not reached.</summary>
    public required double Value { get; init; }

    /// <summary>The one-sided lower end: the truth is above it with confidence 1 - alpha. Negative infinity where none can be given.</summary>
    public required double Low { get; init; }

    /// <summary>The one-sided upper end: the truth is below it with confidence 1 - alpha. Positive infinity where none can be given.</summary>
    public required double High { get; init; }

    /// <summary>One-sided risk of a wrong answer either way.</summary>
    public required double Alpha { get; init; }

    /// <summary>P-value of "the limit is kept".</summary>
    public required double PValuePass { get; init; }

    /// <summary>P-value of "the limit is broken", for Holm's procedure over several limits; 1 when nothing could be tested.</summary>
    public required double PValueFail { get; init; }

    /// <summary>Number of replications that count.</summary>
    public required int Samples { get; init; }

    /// <summary>How it was judged.</summary>
    public required LimitMethod Method { get; init; }

    /// <summary>How many replications would settle an inconclusive verdict if the estimate stayed where it is.</summary>
    public required ReplicationNeed Needed { get; init; }

    /// <summary>The end that the verdict was read from: the one towards the limit, for an inconclusive verdict the one beyond it.</summary>
    public double EndUsed => (Verdict, Limit.Side) switch
    {
        (LimitVerdict.Pass, LimitSide.AtMost) or (LimitVerdict.Fail, LimitSide.AtLeast) => High,
        (LimitVerdict.Pass, LimitSide.AtLeast) or (LimitVerdict.Fail, LimitSide.AtMost) => Low,
        _ => Value <= Limit.Value ? High : Low,
    };
}
