using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Governance.Tests;

/// <summary>Random rows and requests; few values of each attribute, so that they often meet.</summary>
internal static class RandomPolicies
{
    private static readonly double[] Limits = [0, 0.3, 0.8, 1];

    public static Gen<ActionRequest> Requests { get; } =
        from basic in Gen.Choose(0, Combinations.All.Length - 1)
        from signs in SignSets
        from identity in Gen.Elements(Enum.GetValues<IdentityMode>())
        from environment in Gen.Elements(Enum.GetValues<RunEnvironment>())
        from confidence in Gen.Elements(double.NaN, 0, 0.2999, 0.3, 0.5, 0.8, 0.999, 1)
        from chain in Chains
        from blast in Gen.Elements(1.0, 0, 0.001, 2.5, 1e6)
        let request = Combinations.All[basic]
        select (request with { Context = request.Context with { Confidence = confidence } })
            .With(signs).With(identity).With(environment).With(chain).Reaching(blast);

    public static Gen<Obligations> Obligations { get; } =
        from ttl in Lengths
        from minimum in Lengths
        from approval in Lengths
        from factor in Lengths
        from within in Lengths
        from share in Gen.Elements(0, 0.05, 1)
        from reviewers in Gen.Choose(0, 3)
        from side in Gen.Elements(Enum.GetValues<Side>())
        select new Obligations(ttl, minimum, approval)
        {
            FactorTtl = factor, PostHocWithin = within, SampleShare = share, PostHocReviewers = reviewers, Side = side,
        };

    /// <summary>Tables of one to twelve rows of all stages, with a chain rule or without.</summary>
    public static Gen<PolicyTable> Tables { get; } =
        from rows in Row.ListOf().Where(rows => rows.Count > 0)
        from hasChain in Gen.Elements(true, false)
        select new PolicyTable(
            "random", rows.Take(12).Select((row, index) => row with { Id = $"r{index:00}", Order = index }),
            new PolicySettings { Chain = hasChain ? ChainRule.Standard : null });

    private static Gen<Time.Duration> Lengths =>
        Gen.Elements(World.Seconds(1), World.Minutes(5), World.Minutes(60), Time.Duration.MaxValue);

    private static Gen<ChainState> Chains =>
        from isStep in Gen.Elements(true, false)
        from points in Gen.Choose(0, 40)
        from ceiling in Gen.Elements(0.0, 3, 10, 40)
        from flags in Gen.Choose(0, 255)
        from impact in Gen.Elements(Enum.GetValues<Impact>())
        from hasWrite in Gen.Elements(true, false)
        from isFinal in Gen.Elements(true, false)
        select isStep
            ? ChainState.Start with
            {
                Points = RiskPoints.Of(points), Ceiling = RiskPoints.Of(ceiling), Flags = (RiskFlags)flags, HighestImpact = impact,
                HasWrite = hasWrite || isFinal, HasFinalWrite = isFinal,
            }
            : default;

    private static Gen<Signs> SignSets => Gen.OneOf(
        Gen.Constant(Signs.None),
        Gen.Elements(Enum.GetValues<Signs>()),
        Gen.Choose(0, 131_071).Select(set => (Signs)set));

    private static Gen<Signs> FewSigns => Gen.Frequency(
        (3, Gen.Constant(Signs.None)),
        (1, Gen.Elements(Enum.GetValues<Signs>())),
        (1, Gen.Elements(Enum.GetValues<Signs>()).Two().Select(two => two.Item1 | two.Item2)));

    private static Gen<RiskFlags> FewFlags => Gen.Frequency(
        (3, Gen.Constant(RiskFlags.None)),
        (1, Gen.Choose(0, 255).Select(set => (RiskFlags)set)));

    private static Gen<double?> Limit => Gen.Frequency(
        (3, Gen.Constant<double?>(null)), (1, Gen.Elements(Limits).Select(limit => (double?)limit)));

    private static Gen<T?> Maybe<T>(params T[] values)
        where T : struct => Gen.Frequency((2, Gen.Constant<T?>(null)), (1, Gen.Elements(values).Select(value => (T?)value)));

    private static Gen<Condition> Conditions =>
        from access in Maybe(Access.Read, Access.Write)
        from least in Gen.Elements(Impact.Low, Impact.Low, Impact.Medium, Impact.High)
        from most in Gen.Elements(Impact.Critical, Impact.Critical, Impact.High, Impact.Medium)
        from reversible in Maybe(true, false)
        from containment in Maybe(true, false)
        from anyFlag in FewFlags
        from noFlag in FewFlags
        from atLeast in Limit
        from below in Limit
        from anySign in FewSigns
        from allSigns in FewSigns
        from noSign in FewSigns
        select new Condition
        {
            Access = access, ImpactAtLeast = least, ImpactAtMost = most, Reversible = reversible, Containment = containment, AnyFlag = anyFlag,
            NoFlag = noFlag, ConfidenceAtLeast = atLeast, ConfidenceBelow = below, AnySign = anySign, AllSigns = allSigns, NoSign = noSign,
        };

    private static Gen<PolicyRow> Row =>
        from when in Conditions
        from obligations in Obligations
        from decides in Gen.Elements(
            (PolicyStage.Stop, Outcome.Deny), (PolicyStage.Level, Outcome.Auto), (PolicyStage.Level, Outcome.Single), (PolicyStage.Level, Outcome.Dual),
            (PolicyStage.Modifier, Outcome.Single), (PolicyStage.Modifier, Outcome.Dual), (PolicyStage.Emergency, Outcome.Auto), (PolicyStage.Emergency, Outcome.Single))
        select new PolicyRow("r", 0, decides.Item1, when, decides.Item2, obligations, "random");

    /// <summary>Holds a property of many inputs; always the same ones.</summary>
    public static void Holds<T>(Gen<T> inputs, Action<T> check, int times) =>
        Prop.ForAll(inputs.ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(20_260_302, 1_000_003));
}
