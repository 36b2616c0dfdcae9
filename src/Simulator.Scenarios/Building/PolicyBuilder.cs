using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes the policy.</summary>
internal static class PolicyBuilder
{
    public static PolicySpec Build(Resolved policy, CompiledDistributions tables) => new(
        policy["profile"].As<string>(), Threshold(policy), Table(policy), tables.Of(policy["latency"]), tables.Of(policy["issueDelay"]));

    /// <summary>The rows in force and what the policy does beside them; its version changes with them and with nothing else.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="other">Another threshold, 0 to 1; null (the default) for its own.</param>
    public static PolicyTable Table(Resolved policy, double? other = null)
    {
        var threshold = other ?? Threshold(policy);
        var rows = policy["rows"].Members.Where(row => IsInForce(policy, row)).Select(row => Row(row, threshold));
        return PolicyTable.Named(policy["profile"].As<string>(), rows, Settings(policy));
    }

    /// <summary>Whether a row counts: it is enabled, and no modifier for broad identities while these are compared alone.</summary>
    public static bool IsInForce(Resolved policy, Resolved row) =>
        row["enabled"].As<bool>()
        && (policy.ValueOf<bool>("identityRaises") != false || row["stage"].As<PolicyStage>() != PolicyStage.Modifier || !AsksForIdentity(row["when"]));

    /// <summary>What a row decides, of a modifier the most it raises to; null for a word that does not suit its stage.</summary>
    public static Outcome? OutcomeOf(Resolved row) =>
        (row["stage"].As<PolicyStage>() == PolicyStage.Modifier, row["then"].Value) switch
        {
            (true, Word) => Outcome.Dual,
            (false, Outcome outcome) => outcome,
            _ => null,
        };

    private static bool AsksForIdentity(Resolved when) =>
        ((SignsOf(when["anySign"]) | SignsOf(when["allSigns"])) & Signs.BroadIdentity) != Signs.None;

    private static double Threshold(Resolved policy) => policy["threshold"].As<Share>().Value;

    private static PolicySettings Settings(Resolved policy) => new()
    {
        Rechecks = policy["recheck"].As<bool>(),
        Chain = policy["chain"]["enabled"].As<bool>() ? Chain(policy["chain"]) : null,
    };

    private static ChainRule Chain(Resolved chain) => new(
        Points(chain["low"]), Points(chain["medium"]), Points(chain["high"]), Points(chain["critical"]), Points(chain["initialCeiling"]));

    private static RiskPoints Points(Resolved value) => RiskPoints.Of(value.As<double>());

    private static PolicyRow Row(Resolved row, double threshold) => new(
        row.Name, (int)row["order"].As<ulong>(), row["stage"].As<PolicyStage>(), When(row["when"], threshold),
        OutcomeOf(row) ?? throw new InvalidOperationException($"{row.Path} decides what its stage may not."),
        Obligations(row), row["reason"].As<string>());

    private static Obligations Obligations(Resolved row) => new(
        row["credentialTtl"].As<Duration>(), row["minimumReview"].As<Duration>(), row["approvalTtl"].As<Duration>())
    {
        FactorTtl = row["factorTtl"].As<Duration>(),
        SampleShare = row["sampleShare"].As<Share>().Value,
        PostHocReviewers = (int)row["postHocReviewers"].As<ulong>(),
        PostHocWithin = row["postHocWithin"].As<Duration>(),
        Side = row["side"].As<Side>(),
    };

    private static Condition When(Resolved when, double threshold) => new()
    {
        Access = when.ValueOf<Access>("access"),
        ImpactAtLeast = when["impactAtLeast"].As<Impact>(),
        ImpactAtMost = when["impactAtMost"].As<Impact>(),
        Reversible = when.ValueOf<bool>("reversible"),
        AnyFlag = ClassBuilder.FlagsOf(when["anyFlag"]),
        NoFlag = ClassBuilder.FlagsOf(when["noFlag"]),
        ConfidenceAtLeast = Confidence(when["confidenceAtLeast"], threshold),
        ConfidenceBelow = Confidence(when["confidenceBelow"], threshold),
        Containment = when.ValueOf<bool>("containment"),
        AnySign = SignsOf(when["anySign"]),
        AllSigns = SignsOf(when["allSigns"]),
        NoSign = SignsOf(when["noSign"]),
    };

    private static Signs SignsOf(Resolved list) => list.Items<Signs>().Aggregate(Signs.None, (all, sign) => all | sign);

    private static double? Confidence(Resolved value, double threshold) => value.Value switch
    {
        Share share => share.Value,
        Word { Text: "threshold" } => threshold,
        _ => null,
    };
}
