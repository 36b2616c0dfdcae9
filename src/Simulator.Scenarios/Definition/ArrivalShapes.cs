using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The arrival processes a file may name.</summary>
internal static class ArrivalShapes
{
    /// <summary>The most scripted arrivals of one class.</summary>
    public const int MaximumScripted = 10_000;

    public static KindShape Arrivals { get; } = new KindShape("arrivals", "arrival process", null, ArrivalMaker.Make).With(
        new Kind("poisson", "independent arrivals at a constant rate, or at one that follows a sine",
            new Key("rate", RateType.Positive, "the mean rate"),
            new Key("amplitude", new FactorType(0, 1), "relative height of the sine, 0 for a constant rate")
            {
                Default = Default.Convention("0", "off: a constant rate"),
            },
            new Key("period", DurationType.Positive, "length of one cycle of the sine")
            {
                Default = Default.Convention("\"1d\"", "the day is the strongest cycle of office work; without effect at amplitude 0"),
            },
            new Key("phase", DurationType.NotNegative, "time after the start at which the rate first rises through its mean")
            {
                Default = Default.Convention("\"0s\""),
            },
            new Key("peak", RateType.Positive,
                "the rate of candidate arrivals, at least the largest rate; keep it fixed while varying the rate, so that all variants share their candidates")
            {
                Default = Default.Computed("rate × (1 + amplitude)",
                    "the smallest legal value: thinning of a Poisson process (Lewis and Shedler, 1979)", context =>
                    context.Block.ValueOf<Rate>("rate") is { } rate && context.Block.ValueOf<double>("amplitude") is { } amplitude
                        ? $"\"{new Rate(rate.PerHour * (1 + amplitude))}\"" : null),
            }),
        new Kind("renewal", "independent intervals of one distribution, the first from the start of the run",
            new Key("interval", DistributionShapes.Time, "the interval")),
        new Kind("scripted", "at chosen times",
            new Key("at", new ListShape(DurationType.NotNegative, 1, MaximumScripted), "the times after the start of the run, in order")));
}
