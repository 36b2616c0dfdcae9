using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The keys of what reviewers can see and how they err.</summary>
internal static class ReviewDefinition
{
    private const string NoSignInLogs = "an assumption; the event logs of the BPI Challenges 2012 and 2020 (van Dongen) show no clear sign of it";

    private static readonly BlockShape Pressure = new(
        new Key("strength", new FactorType(0, 10), "how strongly: a review takes max(floor, 1/(1 + strength × max(0, u − 1))) of its time, u = waiting tasks/(people on duty × queuePerReviewer)")
        {
            Default = Default.Hypothesis("0.5", $"{NoSignInLogs}; vary it from 0.1 to 2"),
        },
        new Key("queuePerReviewer", QueuePerReviewer, "waiting tasks for each person on duty that are felt as a full load") { Default = FullLoad },
        new Key("floor", ShareType.Plain, "the least share of its time that a review gets")
        {
            Default = Default.Hypothesis("\"30%\"", "an assumption; vary it from 10% to 100%"),
        });

    private static readonly BlockShape Skipping = new(
        new Key("base", ShareType.Plain, "probability of approving without looking when all that follows is zero, above 0% and below 100%")
        {
            Default = Default.Hypothesis("\"5%\"", "an assumption; 55 % of first approvals in the event log of the BPI Challenge 2020 came within 60 s; vary it from 1% to 50%"),
        },
        Slope("byPressure", "b1, times max(0, u − 1), u the pressure", "0 to 1"),
        Slope("byConfidence", "b2, times the model's confidence less 0.5: automation bias", "0 to 2"),
        Slope("byStreak", "b3, times ln(1 + approvals in a row by this person)", "0 to 0.3"),
        Slope("byTraining", "b4, times the person's training, with a minus sign", "0 to 2"),
        new Key("time", DurationType.NotNegative, "how long somebody looks who does not look")
        {
            Default = Default.Hypothesis("\"5s\"", "an assumption; try 2s and 30s"),
        },
        new Key("attendUnderMinimum", ShareType.Plain, "probability that a minimum review time makes somebody really look for that long who would have skipped")
        {
            Default = Default.Hypothesis("\"50%\"",
                "an assumption; a forced minimum response time cut misses of rare targets from 14 % to 5 % in an experiment (Journal of Vision, 2012)"),
        },
        new Key("queuePerReviewer", QueuePerReviewer, "waiting tasks for each person on duty that are felt as a full load") { Default = FullLoad });

    private static readonly BlockShape Fatigue = new(
        new Key("lossPerDuty", ShareType.Plain, "share of detection lost after eight hours on duty, in proportion before")
        {
            Default = Default.Hypothesis("\"20%\"", "an assumption; vary it from 5% to 40%"),
        },
        new Key("lossAtNight", ShareType.Plain, "share of detection lost from 22:00 to 06:00 on the roster's clock")
        {
            Default = Default.Hypothesis("\"10%\"", "an assumption; vary it from 2% to 20%"),
        });

    private static readonly BlockShape Prevalence = new(
        new Key("loss", ShareType.Plain, "share of detection lost when nothing wrong is ever found: detection × (1 − loss × (1 − exp(−n/length))), n the reviews since the person last recognised a wrong action or was shown a planted one")
        {
            Default = Default.Hypothesis("\"30%\"", "an assumption; misses of 30 to 40 % when targets are on 1 to 2 % of trials (Kunar et al., 2010)"),
        },
        new Key("afterReviews", new FactorType(0, 1e6, isMinimumAllowed: false), "after how many reviews 63 % of the loss is there")
        {
            Default = Default.Hypothesis("50", "an assumption; vary it from 10 to 200"),
        });

    private static readonly BlockShape Planted = new(
        new Key("probability", ShareType.Plain, "probability that a reviewer is given one before a review")
        {
            Default = Default.Convention("\"2%\"", "a convention of this format: one in fifty"),
        });

    private static readonly BlockShape Batch = new(
        new Key("maximum", new CountType(2, 1_000), "the most tasks of one class that are judged together") { Default = Default.Convention("10") },
        new Key("exponent", new FactorType(0, 1), "k tasks take k to this power times the time of one")
        {
            Default = Default.Hypothesis("0.3", "an assumption: ten take twice as long as one; vary it from 0.1 to 1"),
        });

    /// <summary>The section.</summary>
    public static BlockShape Review { get; } = new(
        new Key("detectionMaximum", ShareType.Plain,
            "the share of wrong actions that unlimited time would reveal: detection = maximum × (1 − exp(−time / detectionTime))")
        {
            Default = Default.Hypothesis("\"90%\"",
                "an assumption; with the default times it gives 53 % at high impact, near the 55 to 60 % of inspections (McConnell, 2004)"),
        },
        new Key("falseRejection", ShareType.Plain, "probability that a right action is rejected")
        {
            Default = Default.Hypothesis("\"3%\"",
                "an assumption; all rejections of a gate are 2 to 11 % in the event logs of the BPI Challenges 2012 and 2020 (van Dongen)"),
        },
        new Key("copyProbability", ShareType.Plain, "probability that a later reviewer of the same request repeats what the first one saw")
        {
            Default = Default.Hypothesis("\"20%\"", "an assumption about common causes; vary it from 0% to 50%"),
        },
        new Key("escalates", ShareType.Plain, "the share of reviews of what looks right that pass it up to the next step of the factor's ladder; without a step it is decided")
        {
            Default = Default.Convention("\"0%\"", "off: whoever reviews decides"),
        },
        new Key("asksInformation", ShareType.Plain, "the share of reviews of what looks right that ask for information instead, at most once a task; the review then begins anew")
        {
            Default = Default.Convention("\"0%\"", "off: everything is there"),
        },
        new Key("informationWait", DistributionShapes.Time, "how long the information takes")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "lognormal", "median": "30m", "cv": 1}""", "an assumption; try 5m to 4h") with
            {
                IsHypothesis = context => context.Block.ValueOf<Share>("asksInformation") is { Percent: > 0 },
            },
        },
        new Key("contextQuality", ShareType.Plain, "how much of the evidence reviewers are shown: a factor on detection")
        {
            Default = Default.Convention("\"100%\"", "off: all of it; lower it for compressed or partial evidence"),
        },
        new Key("challengeProbability", ShareType.Plain, "probability that somebody who recognised a wrong action also rejects it; otherwise it is approved all the same, a suppressed concern")
        {
            Default = Default.Convention("\"100%\"", "off: people have the authority to say no; try 50%"),
        },
        new Key("difficultySpread", new FactorType(0, 2), "standard deviation of the logarithm of an action's difficulty, a factor of mean 1 on the time of all its reviews")
        {
            Default = Default.Convention("0", "off: all are alike"),
        },
        Optional("pressure", Pressure, "how a long queue shortens reviews"),
        Optional("skipping", Skipping, "approval without looking: probability logistic(ln(base/(1 − base)) + b1 … − b4)"),
        Optional("fatigue", Fatigue, "how detection falls with the hours on duty and at night"),
        Optional("prevalence", Prevalence, "how detection falls when wrong actions are rare"),
        Optional("plantedCases", Planted, "wrong cases that are planted to watch the reviewers: each takes a review's time and is no request"),
        Optional("batch", Batch, "similar waiting tasks that are judged together: each gets less attention"));

    /// <summary>How well trained the people of a pool are.</summary>
    public static BlockShape Training { get; } = new(
        new Key("level", ShareType.Plain, "training of those who have been there for long: detection time × (2 − training)") { Default = Default.Convention("\"100%\"") },
        new Key("newcomers", new CountType(0, 10_000), "how many of the pool, the last in number before those on call, are new at the start of the run") { Default = Default.Convention("0") },
        new Key("initial", ShareType.Plain, "the newcomers' training at the start of the run")
        {
            Default = Default.Hypothesis("\"40%\"", "an assumption; try 20% and 80%"),
        },
        new Key("ramp", DurationType.Positive, "how long they need to reach the level of the others, evenly")
        {
            Default = Default.Hypothesis("\"30d\"", "an assumption; vary it from 5d to 90d"),
        },
        new Key("slowdown", new FactorType(0, 10), "a review takes 1 + slowdown × (1 − training) times as long")
        {
            Default = Default.Hypothesis("0.5", "an assumption; vary it from 0.1 to 1"),
        });

    private static FactorType QueuePerReviewer => new(0, 1e6, isMinimumAllowed: false);

    private static Default FullLoad => Default.Hypothesis("3", "an assumption; vary it from 1 to 10");

    private static Key Slope(string name, string doc, string range) => new(name, new FactorType(0, 100), doc)
    {
        Default = Default.Convention("0", $"off; try {range}"),
    };

    private static Key Optional(string name, BlockShape shape, string doc) => new(name, new OptionalShape("none", shape), doc)
    {
        Default = Default.Convention("\"none\"", "off"),
    };
}
