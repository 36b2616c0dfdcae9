using Simulator.Governance;

namespace Simulator.Scenarios;

/// <content>Checks of the controller that widens the scope.</content>
internal sealed partial class CrossChecks
{
    private void CheckWidening(Resolved policy)
    {
        if (policy.Find("widening") is not { IsNone: false } widening)
        {
            return;
        }

        if (widening.Find("author") is { } author && string.IsNullOrWhiteSpace(author.As<string>()))
        {
            Add(author, "nobody answers for the switches", "name who does");
        }

        if (widening.Find("pool") is { } pool && pool.As<string>() != WideningDefinition.AllPools)
        {
            CheckReference(pool, "pools", "pool");
        }

        if (widening.ValueOf<ulong>("above") is { } above && widening.ValueOf<ulong>("below") is { } below && below > above + 1)
        {
            Add(widening["below"], $"a backlog between {above} and {below} would both widen and restore the scope", $"write at most {above + 1}, less for hysteresis");
        }
    }

    /// <summary>A controller that changes nothing would be said to work.</summary>
    private void CheckWidenedTable(Resolved policy)
    {
        if (policy["widening"].IsNone)
        {
            return;
        }

        var table = PolicyBuilder.Table(policy);
        if (PolicyRowSets.Widen(table).Digest == table.Digest)
        {
            Add(policy["widening"], "the policy has no row R5, R6 or R6-flag that still asks people: nothing would be widened",
                "start from the profile \"risk_tiered\" or \"dual_control\", or leave widening out");
        }
    }
}
