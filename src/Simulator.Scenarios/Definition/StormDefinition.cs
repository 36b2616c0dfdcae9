using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The keys of storms.</summary>
internal static class StormDefinition
{
    /// <summary>The most storms of a scenario.</summary>
    public const int MaximumStorms = 20;

    /// <summary>The most occurrences of one storm that a horizon may be expected to have.</summary>
    public const double MaximumOccurrences = 10_000;

    private const double LargestHeight = 1_000;

    /// <summary>A storm.</summary>
    public static BlockShape Storm { get; } = new(
        new Key("starts", ArrivalShapes.Arrivals, "when it breaks out; scripted times or a random process, from the start of the run"),
        new Key("classes", new ListShape(new NameType("refund"), 1, 200, isSet: true), "the classes it hits, all of them with poisson arrivals"),
        new Key("height", new FactorType(1, LargestHeight), "the factor on their rates at the outbreak")
        {
            Default = Default.Hypothesis("5", "an assumption; vary it from 3 to 10"),
        },
        new Key("shape", Enums.StormShape, "decay: the excess over 1 decays exponentially; fixed: it keeps its height and then ends")
        {
            Default = Default.Hypothesis("\"decay\"", "an assumption: what caused it is worked off"),
        },
        new Key("length", DurationType.Positive, "the time constant of the decay, or how long a fixed storm lasts; both bring (height − 1) × length of ordinary work more")
        {
            Default = Default.Hypothesis("\"2h\"", "an assumption; vary it from 30m to 8h"),
        },
        new Key("maximum", new FactorType(1, 2 * LargestHeight), "the largest factor when occurrences overlap; the candidate rate has to cover it")
        {
            Default = Default.Computed("2 × height − 1", "room for two outbreaks at once", context =>
                context.Block.ValueOf<double>("height") is { } height ? FormattableString.Invariant($"{(2 * height) - 1:R}") : null),
        });

    /// <summary>The largest factor by which the storms of a class can raise its rate.</summary>
    /// <param name="root">The file, as far as it is resolved.</param>
    /// <param name="arrivals">Where the arrivals stand.</param>
    /// <returns>At least 1; null when a storm is in error.</returns>
    public static double? MaximumFor(Resolved root, JsonPath arrivals)
    {
        if (!root.Has("storms"))
        {
            return 1;
        }

        if (!root["storms"].IsValid)
        {
            return null;
        }

        return RateModulation.StormMaximum(root["storms"].Members.Where(storm => Hits(storm, arrivals)).Select(storm => storm["maximum"].As<double>()));
    }

    /// <summary>Whether a valid storm hits the arrivals at a path.</summary>
    public static bool Hits(Resolved storm, JsonPath arrivals) =>
        arrivals.Parts() is ["classes", var name, "arrivals"] && storm["classes"].Items<string>().Contains(name);
}
