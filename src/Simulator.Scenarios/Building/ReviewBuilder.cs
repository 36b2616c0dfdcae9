using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes what reviewers can see and how they err.</summary>
internal static class ReviewBuilder
{
    public static ReviewModel Review(Resolved node, CompiledDistributions tables) => new(Share(node, "detectionMaximum"), Share(node, "falseRejection"), Share(node, "copyProbability"))
    {
        ContextQuality = Share(node, "contextQuality"),
        ChallengeProbability = Share(node, "challengeProbability"),
        DifficultySpread = Number(node, "difficultySpread"),
        Pressure = Optional(node["pressure"], one => new PressureModel(Number(one, "strength"), Number(one, "queuePerReviewer"), Share(one, "floor"))),
        Skipping = Optional(node["skipping"], one => new SkippingModel(
            Share(one, "base"), Number(one, "byPressure"), Number(one, "byConfidence"), Number(one, "byStreak"), Number(one, "byTraining"),
            one["time"].As<Duration>(), Share(one, "attendUnderMinimum"), Number(one, "queuePerReviewer"))),
        Fatigue = Optional(node["fatigue"], one => new FatigueModel(Share(one, "lossPerDuty"), Share(one, "lossAtNight"))),
        Prevalence = Optional(node["prevalence"], one => new PrevalenceModel(Share(one, "loss"), Number(one, "afterReviews"))),
        PlantedProbability = node["plantedCases"].IsNone ? 0 : Share(node["plantedCases"], "probability"),
        Escalates = Share(node, "escalates"),
        AsksInformation = Share(node, "asksInformation"),
        InformationWait = Share(node, "asksInformation") > 0 ? tables.Of(node["informationWait"]) : null,
        Batch = Optional(node["batch"], one => new BatchModel((int)one["maximum"].As<ulong>(), Number(one, "exponent"))),
    };

    public static Training? Training(Resolved node) => Optional(node, one => new Training(
        Share(one, "level"), (int)one["newcomers"].As<ulong>(), Share(one, "initial"), one["ramp"].As<Duration>(), Number(one, "slowdown")));

    private static T? Optional<T>(Resolved node, Func<Resolved, T> make)
        where T : class => node.IsNone ? null : make(node);

    private static double Share(Resolved block, string name) => block[name].As<Share>().Value;

    private static double Number(Resolved block, string name) => block[name].As<double>();
}
