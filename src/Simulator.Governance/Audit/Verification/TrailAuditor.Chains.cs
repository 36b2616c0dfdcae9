namespace Simulator.Governance;

/// <content>The rule about chains: what their executed steps come to was approved.</content>
internal sealed partial class TrailAuditor
{
    /// <summary>By the first step. A trail does not say that a chain is over: memory follows the chains that it tells of.</summary>
    private readonly Dictionary<ulong, ChainHistory> chains = [];

    /// <summary>
    /// People who approve a step that would take its chain beyond the ceiling approve the new ceiling: every later step that stays below it
    /// needs no approval of the chain. Approvals of single steps do not count.
    /// </summary>
    private void GrantCeiling(RequestHistory history)
    {
        var chain = history.Input.Context.Chain;
        if (chain.IsStep && history.Decision is { NewCeiling: var ceiling } && history.Approvals.Any(approval => approval.Person != PersonId.None))
        {
            var known = chains.GetValueOrDefault(chain.Of.Value);
            chains[chain.Of.Value] = known with { Ceiling = known.Ceiling > ceiling ? known.Ceiling : ceiling };
        }
    }

    private void AddToChain(RequestHistory history)
    {
        var step = history.Input.Context.Chain;
        if (!step.IsStep || history.IsExecuted || Frame?.Policy.Settings.Chain is not { } rule)
        {
            return;
        }

        var known = chains.GetValueOrDefault(step.Of.Value);
        var points = known.Points + rule.PointsOf(history.Input);
        var ceiling = known.Ceiling > rule.InitialCeiling ? known.Ceiling : rule.InitialCeiling;
        if (points.Exceed(ceiling))
        {
            Add(TrailRule.I31, history, $"Step {step.Step + 1} takes the chain {step.Of} to {points} points; people approved {ceiling}.");
        }

        chains[step.Of.Value] = known with { Points = points };
    }

    /// <summary>What a chain's executed steps come to, and the highest sum that people approved.</summary>
    private readonly record struct ChainHistory(RiskPoints Points, RiskPoints Ceiling);
}
