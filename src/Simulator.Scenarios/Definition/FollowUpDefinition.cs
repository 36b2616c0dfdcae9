namespace Simulator.Scenarios;

/// <summary>The keys of what follows a request.</summary>
internal static class FollowUpDefinition
{
    /// <summary>The most often that one request is asked for again.</summary>
    public const int MostAttempts = 20;

    private const string Assumed = "an assumption";

    private static readonly BlockShape Resubmission = new(
        new Key("probability", ShareType.Plain, "probability that a rejected request is asked for again, each time anew")
        {
            Default = Default.Hypothesis("\"40%\"", $"{Assumed}; vary it from 10% to 90%"),
        },
        new Key("delay", DistributionShapes.Time, "time from the rejection to the new draft")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "lognormal", "median": "2h", "cv": 1}""", Assumed),
        },
        new Key("wrong", new ShareType("same"), "probability that the new draft is wrong; same for that of the class")
        {
            Default = Default.Hypothesis("\"same\"", "no effect: nobody learns from a rejection; a tenth of the class's is as plausible"),
        },
        new Key("limit", new CountType(0, MostAttempts), "how often one request is asked for again at most")
        {
            Default = Default.Hypothesis("3", $"{Assumed}; vary it from 1 to 10"),
        });

    /// <summary>The keys that a class has.</summary>
    public static IReadOnlyList<Key> OfClass { get; } =
    [
        new Key("resubmission", new OptionalShape("none", Resubmission), "how its rejected requests are asked for again; the new request belongs to the same root request")
        {
            Default = Default.Convention("\"none\"", "off: what is rejected stays rejected"),
        },
    ];
}
