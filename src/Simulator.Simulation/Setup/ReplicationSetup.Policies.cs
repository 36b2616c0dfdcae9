using Simulator.Governance;
using Simulator.Scenarios;

namespace Simulator.Simulation;

/// <content>Which version of the policy decides.</content>
public sealed partial class ReplicationSetup
{
    private readonly WrongPolicies wrong;

    /// <summary>What decides in an arm by mistake.</summary>
    internal PolicyTable WrongPolicyOf(Arm arm, PolicyLapse lapse) => wrong.Of(arm, lapse);

    /// <summary>What decides in an arm, and its number among the versions: as the trail counts them, 0 for the one it begins with.</summary>
    internal (PolicyTable Table, int Version) VersionInForce(Arm arm, bool isOnFallback, PolicyLapse lapse, bool isWidened)
    {
        var widenedVersion = widened is null ? 0 : 1;
        var fallbackVersion = widenedVersion + (fallback is null ? 0 : 1);
        return isOnFallback ? (FallbackOf(arm)!, fallbackVersion)
            : lapse == PolicyLapse.OlderVersion ? (WrongPolicyOf(arm, lapse), fallbackVersion + 1)
            : lapse == PolicyLapse.RowError ? (WrongPolicyOf(arm, lapse), fallbackVersion + (Scenario.Faults!.PolicyBundle is null ? 1 : 2))
            : isWidened ? (WidenedOf(arm), widenedVersion)
            : (PolicyOf(arm), 0);
    }

    /// <summary>The wrong versions with their auto twins.</summary>
    private sealed class WrongPolicies(FaultModel? faults)
    {
        private readonly PolicyTable? olderTwin = faults?.PolicyBundle?.Table.AutoTwin();
        private readonly PolicyTable? brokenTwin = faults?.PolicyRows?.Table.AutoTwin();

        public PolicyTable Of(Arm arm, PolicyLapse lapse) => (lapse, arm) switch
        {
            (PolicyLapse.OlderVersion, Arm.Governed) => faults!.PolicyBundle!.Table,
            (PolicyLapse.OlderVersion, _) => olderTwin!,
            (_, Arm.Governed) => faults!.PolicyRows!.Table,
            _ => brokenTwin!,
        };
    }
}
