using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;

namespace Simulator.Simulation;

/// <content>Chains: counted for the root request that they come from.</content>
internal sealed partial class Scorekeeper
{
    private readonly long[] outOfScope = new long[3];
    private long chainsBegun;
    private long chainsCompleted;
    private long wrongChainsBegun;
    private long wrongChainsCompleted;
    private long unseenChains;
    private long chainApprovals;
    private long stepsOutOfOrder;

    /// <summary>A chain of two steps or more begins.</summary>
    public void ChainBegan(bool isWrong)
    {
        chainsBegun++;
        wrongChainsBegun += isWrong ? 1 : 0;
    }

    public void StepAsked(in Work work, ref ChainWork chain)
    {
        if (work.IsCounted && !chain.IsUnseen && work.Lineage.Scope != StepScope.Declared)
        {
            chain.IsUnseen = true;
            unseenChains++;
        }

        CountOutOfScope(work, TrespassEnd.Attempted);
    }

    public void StepDenied(in Work work) => CountOutOfScope(work, TrespassEnd.Blocked);

    public void StepExecuted(in Work work, bool isInOrder)
    {
        stepsOutOfOrder += work.IsCounted && !isInOrder ? 1 : 0;
        CountOutOfScope(work, TrespassEnd.Executed);
    }

    /// <summary>An authorisation granted a chain a new ceiling.</summary>
    public void ChainApproved(in Work work) => chainApprovals += work.IsCounted ? 1 : 0;

    /// <summary>
    /// Every step is executed. A chain that is wrong as a whole is then in force as one wrong action: with the severity of its steps
    /// together, until its last step is discovered and rolled back.
    /// </summary>
    public void ChainCompleted(in Work work, in ChainWork chain)
    {
        if (!work.IsCounted)
        {
            return;
        }

        chainsCompleted++;
        if (!chain.IsWrong)
        {
            return;
        }

        wrongChainsCompleted++;
        var inForce = Consequences.TimeInForce(work.Recommendation.Request.Node, KindOf(work), scenario.Run.AccrualCap, draws);
        var exposure = chain.Weight * inForce.Microseconds;
        FamilyOf(work).WrongActionExposure += exposure;
        FamilyOf(work).WrongActionExposureRerouted += IsRerouted(work.Lineage) ? exposure : 0;
    }

    private void CountOutOfScope(in Work work, TrespassEnd end) =>
        outOfScope[(int)end] += work is { IsCounted: true, Lineage.Scope: StepScope.Outside } ? 1 : 0;

    private void ClearChains()
    {
        Array.Clear(outOfScope);
        chainsBegun = chainsCompleted = wrongChainsBegun = wrongChainsCompleted = unseenChains = chainApprovals = stepsOutOfOrder = 0;
    }

    private ChainResult Chains() => new()
    {
        Begun = chainsBegun,
        Completed = chainsCompleted,
        WrongBegun = wrongChainsBegun,
        WrongCompleted = wrongChainsCompleted,
        Unseen = unseenChains,
        Approved = chainApprovals,
        OutOfOrder = stepsOutOfOrder,
        OutOfScope = [.. outOfScope],
    };
}
