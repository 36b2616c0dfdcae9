namespace Simulator.Scenarios;

/// <summary>The keys of how people learn of work, are called and are taken away, and of where unanswered work goes.</summary>
internal static class StaffingDefinition
{
    /// <summary>The most steps of a ladder, before it is repeated.</summary>
    public const int MaximumSteps = 8;

    /// <summary>The most often that a ladder is gone through.</summary>
    public const int MaximumLoops = 10;

    private const string Channels = "an assumption; measured over 12 deployments of assistants (15 Research Lab, 2026): prompt inside the application median 8 s, p95 34 s; "
        + "chat 2.4m, 18m; e-mail 23m, 2.7h; dashboard 47m, 4.1h";

    /// <summary>How people learn of a new task.</summary>
    public static BlockShape Notification { get; } = new(
        new Key("delay", DistributionShapes.Time, "time from the opening of a task until its notification reaches the people of the pool")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("\"5s\"", Channels),
        },
        new Key("loss", ShareType.Plain, "probability that a notification, or a reminder, is lost, less than 100%")
        {
            Default = Default.Convention("\"0%\"", "off: none is lost; vary it to 10%"),
        },
        new Key("reminder", DurationType.Positive, "how long after a lost one the reminder is sent")
        {
            Default = Default.Hypothesis("\"30m\"", "an assumption; vary it from 5m to 4h; without effect when none is lost") with
            {
                IsHypothesis = context => context.Block.ValueOf<Share>("loss")?.Value > 0,
            },
        });

    /// <summary>Tasks that land in the wrong pool.</summary>
    public static BlockShape Misrouting { get; } = new(
        new Key("probability", ShareType.Plain, "probability that a task meant for this pool lands in another one first, each other pool equally likely")
        {
            Default = Default.Hypothesis("\"5%\"", "an assumption; in the event log of the BPI Challenge 2013 (Steeman, 2013) 17 % of the cases come back to a team that had them before"),
        },
        new Key("look", DistributionShapes.Time, "time somebody there needs to see that it is not theirs and to send it on")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("\"2m\"", "an assumption; vary it from 30s to 10m"),
        });

    /// <summary>People who come when called.</summary>
    public static BlockShape OnCall { get; } = new(
        new Key("people", new CountType(1, 100), "how many are called together; they are the last of the pool and stay until nothing waits"),
        new Key("callOutDelay", DistributionShapes.Time, "time from the call until they work")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("\"15m\"", "an assumption; vary it from 5m to 60m"),
        },
        new Key("priorityAtMost", new CountType(0, 9), "only a task whose class has this priority or a more urgent one, a smaller number, is worth a call")
        {
            Default = Default.Hypothesis("1", "an assumption: high and critical impact by default; 9 calls for everything"),
        });

    /// <summary>People are taken away for something else.</summary>
    public static BlockShape PullAway { get; } = new(
        new Key("arrivals", ArrivalShapes.Arrivals, "when it happens"),
        new Key("people", new CountType(1, 10_000), "how many of those on duty, the first in number; all when there are not that many"),
        new Key("length", DistributionShapes.Time, "for how long")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "exponential", "mean": "2h"}""", "an assumption: as long as a storm; vary it from 30m to 8h"),
        });

    /// <summary>One step of an escalation ladder.</summary>
    public static BlockShape Step { get; } = new(
        new Key("order", new CountType(0, 1_000), "position in the ladder; equal ones by name") { Default = Default.Convention("10") },
        new Key("after", DurationType.Positive, "how long a task that nobody took stays where it was before it goes on to this step")
        {
            Default = Default.Hypothesis("\"15m\"", "an assumption; documented examples of escalation rules in PagerDuty use 5, 10 and 15 minutes"),
        },
        new Key("pool", new NameType("reviewers"), "the pool it goes to"));
}
