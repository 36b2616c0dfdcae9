using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>When something that the work needs is down.</summary>
internal static class FaultTimesShape
{
    /// <summary>The most planned times.</summary>
    public const int MaximumScheduled = 1_000;

    public static KindShape When { get; } = new KindShape("faultTimes", "times of a fault", null, Make).With(
        new Kind("schedule", "at planned times, the same in every replication and in both arms",
            new Key("at", new ListShape(DurationType.NotNegative, 1, MaximumScheduled), "the times after the start of the run at which it goes down, in order"),
            new Key("for", DurationType.Positive, "how long it is down each time"),
            new Key("every", new DurationType(Duration.Zero, DurationType.Longest, isMinimumAllowed: false, "once"), "after this time all of them come again; 7d for every week")
            {
                Default = Default.Convention("\"once\"", "off: they come once"),
            }),
        new Kind("renewal", "up and down in turn for independent exponential times, up at the start; drawn anew for each replication, the same in both arms",
            new Key("mtbf", DurationType.Positive, "mean time from a repair to the next failure")
            {
                Default = Default.Hypothesis("\"30d\"", "an assumption: about once a month; vary it from 3d to 365d"),
            },
            new Key("mttr", DurationType.Positive, "mean time to repair")
            {
                Default = Default.Hypothesis("\"60m\"", "an assumption; vary it from 5m to 24h"),
            }));

    private static object? Make(Resolved value, Complaint complain) => value.Kind == "schedule"
        ? Schedule(value, complain)
        : new FaultTimes.Renewal(value["mtbf"].As<Duration>(), value["mttr"].As<Duration>());

    private static FaultTimes.Schedule? Schedule(Resolved value, Complaint complain)
    {
        Duration[] at = [.. value["at"].Items<Duration>()];
        var length = value["for"].As<Duration>();
        for (var index = 1; index < at.Length; index++)
        {
            if (at[index] <= at[index - 1] + length)
            {
                complain($"the fault at {at[index]} begins before the one at {at[index - 1]} is over, which lasts {length}", "list the times in order, and write faults that meet as one longer fault");
                return null;
            }
        }

        var every = value.ValueOf<Duration>("every");
        if (every is { } round && round <= at[^1] - at[0] + length)
        {
            complain($"the faults come again every {round}, before the last one is over", $"write more than {at[^1] - at[0] + length}, or fewer times");
            return null;
        }

        return new FaultTimes.Schedule(at, length, every);
    }
}
