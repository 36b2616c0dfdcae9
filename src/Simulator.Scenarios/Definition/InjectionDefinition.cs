using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The keys of instructions planted in what an AI reads.</summary>
internal static class InjectionDefinition
{
    /// <summary>The most sources of a scenario.</summary>
    public const int Maximum = 20;

    /// <summary>A source.</summary>
    public static BlockShape Injection { get; } = new(
        new Key("starts", ArrivalShapes.Arrivals, "when a burst begins; scripted times or a random process, from the start of the run"),
        new Key("classes", new ListShape(new NameType("refund"), 1, 200, isSet: true), "the classes it reaches, all of origin ai"),
        new Key("length", DurationType.Positive, "how long a burst lasts")
        {
            Default = Default.Hypothesis("\"30m\"", "an assumption; vary it from 5m to 4h"),
        },
        new Key("share", ShareType.Plain, "the share of recommendations drafted during a burst that follow the planted instruction; all of them are wrong")
        {
            Default = Default.Hypothesis("\"50%\"", "an assumption; vary it from 10% to 100%"),
        },
        new Key("confidence", DistributionShapes.Unit, "what the model says of its own confidence in those")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("""{"kind": "beta", "a": 18, "b": 2}""", "an assumption: mean 90 %, surer than of what is right"),
        },
        new Key("seen", ShareType.Plain, "the share of those whose planted instruction is recognised when the policy evaluates the request, as the sign injectionSignature")
        {
            Default = Default.Hypothesis("\"20%\"", "an assumption; vary it from 0% to 90%"),
        });
}
