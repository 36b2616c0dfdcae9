namespace Simulator.Statistics;

/// <summary>An estimated linear combination of a candidate's and a base's metric, with one-sided ends at any level and the p-values that go with them.</summary>
internal abstract class Contrast
{
    /// <summary>The point estimate; NaN = undefined.</summary>
    public abstract double Value { get; }

    /// <summary>The end that the truth lies above with confidence 1 - alpha, alpha below one half.</summary>
    public abstract double Lower(double alpha);

    /// <summary>The end that the truth lies below with confidence 1 - alpha.</summary>
    public abstract double Upper(double alpha);

    /// <summary>P-value against "at most the threshold": at most alpha when <see cref="Lower"/> is above the threshold.</summary>
    public abstract double PValueAbove(double threshold);

    /// <summary>P-value against "at least the threshold": at most alpha when <see cref="Upper"/> is below the threshold.</summary>
    public abstract double PValueBelow(double threshold);
}

/// <summary>Both runs, ready for any combination.</summary>
internal abstract class TwoRuns
{
    public abstract ComparisonMethod Method { get; }

    /// <summary>Degrees of freedom for planning.</summary>
    public abstract double Degrees { get; }

    /// <summary>candidateWeight x candidate + baseWeight x base.</summary>
    public abstract Contrast Combine(double candidateWeight, double baseWeight);
}
