using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The keys of what the single people of a pool may do and how much at once: concurrency, certificates, authority.</summary>
internal static class CertificationDefinition
{
    private static readonly BlockShape Block = new(
        new Key("validity", DurationType.Positive, "how long a certificate is valid") { Default = Default.Convention("\"365d\"", "a convention of this format: renewed once a year") },
        new Key("first", new OptionalShape("spread", DistributionShapes.Time), "time from the start of the run until a person's first lapse; spread: anywhere in the validity, for each person anew")
        {
            Default = Default.Convention("\"spread\"", "people joined at different times"),
        },
        new Key("renewal", DistributionShapes.Time, "time from a lapse until the person is certified again")
        {
            LaysOverDefault = true,
            Default = Default.Hypothesis("\"7d\"", "an assumption: until the next course; vary it from 1d to 60d"),
        },
        new Key("onLapse", Enums.OnLapse, "what a person whose certificate ran out does until then: ineligible, takes no further task; fallBack, goes on with less training")
        {
            Default = Default.Convention("\"ineligible\"", "the safe one"),
        },
        new Key("lapsedTraining", ShareType.Plain, "with fallBack, the training to which a person falls back at most")
        {
            Default = Default.Hypothesis("\"70%\"", "an assumption; vary it from 30% to 100%") with
            {
                IsHypothesis = context => context.Block.ValueOf<OnLapse>("onLapse") is OnLapse.FallBack,
            },
        });

    /// <summary>How many reviews a person of a pool has in hand at once.</summary>
    public static Key Concurrency { get; } = new("concurrency", new CountType(1, 20), "how many reviews one person has in hand at once; utilisation counts each as a place")
    {
        Default = Default.Convention("1", "off: one after the other"),
    };

    /// <summary>What that costs.</summary>
    public static Key SwitchingCost { get; } = new("switchingCost", new FactorType(0, 10), "a review takes 1 + switchingCost × (other reviews in the person's hands when it begins) times as long")
    {
        Default = Default.Convention("0", "off: going back and forth costs nothing; try 0.1 to 1"),
    };

    /// <summary>The certificates of a pool's people.</summary>
    public static Key Certification { get; } = new("certification", new OptionalShape("none", Block), "certificates that run out and are renewed")
    {
        Default = Default.Convention("\"none\"", "off: they never run out"),
    };

    /// <summary>The authority of a pool's people, each their own.</summary>
    public static Key Authority { get; } = new("authority", new OptionalShape("asReview", DistributionShapes.Unit),
        "how probably a person of this pool who recognised a wrong action also rejects it; each has a probability of his or her own, drawn once a replication")
    {
        Default = Default.Convention("\"asReview\"", "off: review.challengeProbability, alike for everybody"),
    };
}
