namespace Simulator.Scenarios;

/// <summary>The distributions a file may name: of times, with units, and of shares.</summary>
internal static class DistributionShapes
{
    private const int MaximumBranches = 16;

    private static readonly Key Mean = Positive("mean", "the mean");
    private static readonly Key Median = Positive("median", "the median");
    private static readonly Key P95 = Positive("p95", "the 95 % quantile");
    private static readonly Key Cv = new("cv", new FactorType(0.001, 1_000), "coefficient of variation, standard deviation/mean");
    private static readonly Key Shape = new("shape", new FactorType(0.05, 10_000), "shape");
    private static readonly Key From = new("from", DurationType.NotNegative, "the lower end");
    private static readonly Key To = Positive("to", "the upper end");
    private static readonly Key Mode = new("mode", DurationType.NotNegative, "the most likely value");

    private static readonly Key Quantiles = new(
        "quantiles", new ListShape(DurationType.NotNegative, 2, 1_001), "the quantiles; 101 of them are the percentiles 0 to 100");

    private static readonly Key Weights = new("weights", new ListShape(ShareType.Plain, 1, MaximumBranches), "the share of each branch, together 100%");
    private static readonly Key Means = new("means", new ListShape(DurationType.Positive, 1, MaximumBranches), "the mean of each branch");

    /// <summary>Distributions of times; held in microseconds.</summary>
    public static KindShape Time { get; } = MakeTime();

    /// <summary>Distributions on 0 to 1.</summary>
    public static KindShape Unit { get; } = MakeUnit();

    private static KindShape MakeTime()
    {
        var shape = new KindShape("timeDistribution", "distribution", DurationType.NotNegative, DistributionMaker.OfTimes);
        var other = new Key("of", shape, "the other distribution");
        return shape.With(
            new Kind("fixed", "always the same value; short for it: the value itself", new Key("value", DurationType.NotNegative, "the value")),
            new Kind("uniform", "equally likely between two ends", From, To),
            new Kind("exponential", "memoryless, coefficient of variation 1", Mean),
            new Kind("erlang", "the sum of equal exponential stages", new Key("stages", new CountType(1, 1_000), "number of stages"), Mean),
            new Kind("gamma", "skewed, from exponential (shape 1) to almost normal", [["shape", "mean"], ["shape", "scale"]],
                Shape, Mean, Positive("scale", "the scale, mean/shape")),
            new Kind("weibull", "a hazard that falls (shape below 1) or rises (above 1)", [["shape", "scale"], ["shape", "mean"]],
                Shape, Positive("scale", "the scale, the 63.2 % quantile"), Mean),
            new Kind("lognormal", "the logarithm is normal", [["median", "p95"], ["median", "cv"], ["mean", "cv"]], Median, P95, Mean, Cv),
            new Kind("hyperexponential", "a mixture of exponentials, coefficient of variation above 1; with mean and cv two branches of balanced means",
                [["mean", "cv"], ["weights", "means"]], Mean, Cv, Weights, Means),
            new Kind("triangular", "density rises to the mode and falls to the upper end", From, Mode, To),
            new Kind("empirical", "a table of evenly spaced quantiles, smallest to largest, linear in between", Quantiles),
            new Kind("shifted", "another distribution, later by a constant", new Key("by", DurationType.NotNegative, "the constant"), other),
            new Kind("truncated", "another distribution, given that it falls into a range", From, To, other));
    }

    private static KindShape MakeUnit()
    {
        var shape = new FactorType(0.05, 10_000);
        var (from, to) = (Share("from", "the lower end"), Share("to", "the upper end"));
        return new KindShape("shareDistribution", "distribution", ShareType.Plain, DistributionMaker.OfShares).With(
            new Kind("fixed", "always the same share; short for it: the share itself", Share("value", "the share")),
            new Kind("uniform", "equally likely between two ends", from, to),
            new Kind("beta", "between 0 and 1, of many forms, mean a/(a + b)", new Key("a", shape, "first shape"), new Key("b", shape, "second shape")),
            new Kind("triangular", "density rises to the mode and falls to the upper end", from, Share("mode", "the most likely share"), to));
    }

    private static Key Positive(string name, string doc) => new(name, DurationType.Positive, doc);

    private static Key Share(string name, string doc) => new(name, ShareType.Plain, doc);
}
