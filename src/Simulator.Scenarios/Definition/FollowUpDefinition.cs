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
            Default = Default.Hypothesis("\"same\"", "no effect: nobody learns from a rejection; try a tenth of the class's"),
        },
        new Key("limit", new CountType(0, MostAttempts), "how often one request is asked for again at most")
        {
            Default = Default.Hypothesis("3", $"{Assumed}; vary it from 1 to 10"),
        });

    private static readonly EnumType Scope = new(("declared", StepScope.Declared), ("inside", StepScope.Inside), ("outside", StepScope.Outside));

    private static readonly BlockShape Next = new(
        new Key("probability", ShareType.Plain, "probability that this class comes next; what is missing to 100% over all of them ends the chain"),
        new Key("scope", Scope, "whether the step was declared, or lies inside the scope of the chain, or outside: then the policy sees the sign stepOutOfScope")
        {
            Default = Default.Convention("\"declared\"", "off: no step is out of scope"),
        });

    private static readonly BlockShape ChainBlock = new(
        new Key("longest", new CountType(1, ChainModel.MostSteps), "the most steps of a chain")
        {
            Default = Default.Hypothesis("8", $"{Assumed}; vary it from 2 to 32"),
        },
        new Key("delay", DistributionShapes.Time, "time from the execution of a step to the draft of the next")
        {
            LaysOverDefault = true,
            Default = Default.Convention("\"0s\"", "off: agents do not wait"),
        },
        new Key("compositeWrong", ShareType.Plain,
            "probability that a chain of two steps or more is wrong as a whole although each step looks right: only who is asked about the whole, as the chain rule of the policy does, can see it")
        {
            Default = Default.Convention("\"0%\"", "off: what is right in every step is right"),
        },
        new Key("outOfOrder", ShareType.Plain, "probability that an agent asks for the next step without waiting for the execution of the one before")
        {
            Default = Default.Convention("\"0%\"", "off: never"),
        });

    /// <summary>How agents go from step to step.</summary>
    public static Key Chains { get; } = new("chains", new OptionalShape("none", ChainBlock), "how agents go from step to step where classes have next steps")
    {
        Default = Default.Computed("\"none\", but {} where a class has a next step", "off without next steps", context =>
            context.Root.Has("classes") && context.Root["classes"].Members.Any(kind => kind.Find("next") is { Members.Count: > 0 }) ? "{}" : "\"none\""),
    };

    private static readonly BlockShape Pivot = new(
        new Key("probability", ShareType.Plain, "probability that a refused agent tries another way, each time anew")
        {
            Default = Default.Hypothesis("\"20%\"", $"{Assumed}; vary it from 0% to 100%"),
        },
        new Key("to", new ListShape(new NameType("refund"), 0, 200, isSet: true), "the classes it may turn to, each as likely; [] for the same class on another system")
        {
            Default = Default.Convention("[]"),
        },
        new Key("newToken", ShareType.Plain, "probability that it asks for a token of another kind with it")
        {
            Default = Default.Hypothesis("\"0%\"", "off; vary it from 0% to 100%"),
        },
        new Key("identity", Enums.Identity, "the kind of identity of such a token; all but jit are seen as broad")
        {
            Default = Default.Convention("\"sharedBroad\"", "the broadest kind"),
        },
        new Key("delay", DistributionShapes.Time, "time from the refusal to the new draft")
        {
            LaysOverDefault = true,
            Default = Default.Convention("\"0s\"", "off: agents do not wait"),
        },
        new Key("limit", new CountType(0, MostAttempts), "how often it tries another way at most")
        {
            Default = Default.Hypothesis("3", $"{Assumed}; vary it from 1 to 10"),
        });

    private static readonly BlockShape Other = new(new Key("probability", ShareType.Plain, "probability that an executed request makes the other agent ask for this class"));

    private static readonly BlockShape CascadeBlock = new(
        new Key("depth", new CountType(1, CascadeModel.MostDepth), "how many triggers may lie between a root request and what comes of it")
        {
            Default = Default.Hypothesis("3", $"{Assumed}; vary it from 1 to 10"),
        },
        new Key("delay", DistributionShapes.Time, "time from the execution to the draft of the other agent")
        {
            LaysOverDefault = true,
            Default = Default.Convention("\"0s\"", "off: agents do not wait"),
        },
        new Key("ownerLost", ShareType.Plain, "probability that the other agent does not learn on whose behalf it acts: then the policy sees the sign ownerMissing")
        {
            Default = Default.Convention("\"0%\"", "off: never"),
        });

    /// <summary>How agents make each other act.</summary>
    public static Key Cascades { get; } = new("cascades", new OptionalShape("none", CascadeBlock), "how agents make each other act where classes have triggers")
    {
        Default = Default.Computed("\"none\", but {} where a class has triggers", "off without triggers", context =>
            context.Root.Has("classes") && context.Root["classes"].Members.Any(kind => kind.Find("triggers") is { Members.Count: > 0 }) ? "{}" : "\"none\""),
    };

    /// <summary>The keys that a class has.</summary>
    public static IReadOnlyList<Key> OfClass { get; } =
    [
        new Key("resubmission", new OptionalShape("none", Resubmission), "how its rejected requests are asked for again; the new request belongs to the same root request")
        {
            Default = Default.Convention("\"none\"", "off: what is rejected stays rejected"),
        },
        new Key("next", new MapShape("step", Next, 50), "what its executed requests bring as the next step of a chain, by class: a row of the kernel of a Markov chain")
        {
            Default = Default.Convention("{}", "off: nothing follows an execution"),
        },
        new Key("pivot", new OptionalShape("none", Pivot), "how an agent that the policy refused tries another way")
        {
            Default = Default.Convention("\"none\"", "off: who is refused gives in"),
        },
        new Key("triggers", new MapShape("trigger", Other, 50), "what an executed request makes other agents ask for, by class: an edge of the graph of agents")
        {
            Default = Default.Convention("{}", "off: agents act alone"),
        },
    ];
}
