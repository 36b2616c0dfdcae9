using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The keys of how much of their duty people give to the queue.</summary>
internal static class EngagementDefinition
{
    private const string Declarations = "fitted to supervisor decisions in the event log of the BPI Challenge 2020 (van Dongen, 2020)";

    /// <summary>People who look at the queue now and then.</summary>
    public static BlockShape Visits { get; } = new(
        new Key("rate", RateType.Positive, "how often one person looks at the queue, per hour on duty; the mean over people")
        {
            Default = Default.Of("\"0.08/h\"", $"{Declarations}: 0.08 an hour of a working day from 8 to 18"),
        },
        new Key("spread", new FactorType(0, 4), "coefficient of variation of the people's own rates, which follow a gamma distribution; all are alike when it is below 0.01")
        {
            Default = Default.Of("0.5", $"{Declarations}: a gamma distribution of shape 4, which is 1/0.5²"),
        },
        new Key("items", new CountType(1, 10_000, "all"), "how many tasks one visit handles at most")
        {
            Default = Default.Convention("\"all\""),
        },
        new Key("response", new OptionalShape("none", DistributionShapes.Time),
            "time from the arrival of a task's notification until somebody on duty looks at the queue because of it; when nobody is on duty, whoever comes next looks at once")
        {
            Default = Default.Convention("\"none\"", "off: nobody reacts to a notification"),
        },
        new Key("reminder", new DurationType(Duration.Zero, DurationType.Longest, isMinimumAllowed: false, "none"),
            "a task that waited this long makes somebody on duty look at the queue, and again after each further such time")
        {
            Default = Default.Convention("\"none\"", "off; the log of the BPI Challenge 2020 looks cut near 7d"),
        });

    /// <summary>Something else claims people who work on the queue.</summary>
    public static BlockShape Distraction { get; } = new(
        new Key("every", DistributionShapes.Time, "time on duty from the end of one distraction, or the start of the duty, to the next")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "exponential", "mean": "30m"}""", "an assumption; vary it from 10m to 4h"),
        },
        new Key("length", DistributionShapes.Time, "how long one is; work in hand rests meanwhile")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "exponential", "mean": "5m"}""", "an assumption; try 1m and 30m"),
        });
}
