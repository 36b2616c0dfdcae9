using System.Security.Cryptography;
using System.Text;
using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Makes the policy.</summary>
internal static class PolicyBuilder
{
    public static PolicySpec Build(Resolved policy, CompiledDistributions tables)
    {
        var threshold = policy["threshold"].As<Share>().Value;
        var profile = policy["profile"].As<string>();
        var rows = policy["rows"].Members.Where(row => row["enabled"].As<bool>()).Select(row => Row(row, threshold));
        return new PolicySpec(
            profile, threshold, new PolicyTable($"{profile}@{Digest(policy)}", rows),
            tables.Of(policy["latency"]), tables.Of(policy["issueDelay"]));
    }

    /// <summary>What tells one version of a policy from another: eight digits over the rows and the threshold.</summary>
    private static string Digest(Resolved policy)
    {
        var text = ScenarioBuilder.ToJson(policy["threshold"]) + ScenarioBuilder.ToJson(policy["rows"]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
    }

    private static PolicyRow Row(Resolved row, double threshold) => new(
        row.Name, (int)row["order"].As<ulong>(), row["stage"].As<PolicyStage>(), When(row["when"], threshold), row["then"].As<Outcome>(),
        new Obligations(row["credentialTtl"].As<Duration>(), row["minimumReview"].As<Duration>(), row["approvalTtl"].As<Duration>()),
        row["reason"].As<string>());

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
    };

    private static double? Confidence(Resolved value, double threshold) => value.Value switch
    {
        Share share => share.Value,
        Word { Text: "threshold" } => threshold,
        _ => null,
    };
}
