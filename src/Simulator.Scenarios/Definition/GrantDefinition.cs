using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The keys of standing access that piles up.</summary>
internal static class GrantDefinition
{
    /// <summary>The section.</summary>
    public static BlockShape Grants { get; } = new(
        new Key("arrivals", ArrivalShapes.Arrivals, "when standing access is granted, one grant each"),
        new Key("units", new FactorType(0, 1e6, isMinimumAllowed: false), "how much one grant opens, in scope units")
        {
            Default = Default.Convention("1", "the unit of credential.scope"),
        },
        new Key("initial", new CountType(0, 100_000), "grants that are there at the start of the run and that nobody needs any more")
        {
            Default = Default.Convention("0", "off: the inventory begins clean"),
        },
        new Key("needed", DistributionShapes.Time, "how long a grant is needed; it stays afterwards")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "lognormal", "median": "14d", "cv": 1.5}""", "an assumption; vary it from 1d to 180d"),
        },
        new Key("recertification", DurationType.PositiveOrNever, "how long after the start of the run, and after each other, all grants are looked through")
        {
            Default = Default.Hypothesis("\"90d\"", "an assumption: once a quarter; vary it from 7d to 365d"),
        },
        new Key("removal", ShareType.Plain, "share of grants needed no more that a recertification removes; what is still needed is kept")
        {
            Default = Default.Hypothesis("\"80%\"", "an assumption: some are waved through; vary it from 0% to 100%"),
        },
        new Key("usesPerDay", new FactorType(0, 1_000), "how often a grant that nobody needs any more is used all the same, per day: unexpectedly")
        {
            Default = Default.Hypothesis("0.01", "an assumption; vary it from 0 to 1"),
        });
}
