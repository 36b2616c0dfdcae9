using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>How much people oversee, and what it costs that right actions come late or never.</content>
internal sealed partial class Scorekeeper
{
    private long postHocDue;
    private long postHocOnTime;

    /// <summary>An execution owes reviews.</summary>
    public void OwesReviews(int reviewers) => postHocDue += reviewers;

    /// <summary>A review that was owed after an execution is done, by its deadline or later.</summary>
    public void LookedBack(bool isOnTime) => postHocOnTime += isOnTime ? 1 : 0;

    /// <summary>
    /// Folds an approval into the chance that the path stops a wrong action: 1 − the product of the misses of its approvals; who copies an
    /// earlier reviewer misses with that one and adds nothing.
    /// </summary>
    private static void FollowOversight(in AuditEvent fact, ref Work work)
    {
        if (fact.Fact != Fact.Approved)
        {
            work.Oversight = 0; // the approval lapsed: everybody looks anew
            return;
        }

        ref var task = ref work.Tasks[(int)fact.Detail];
        work.Oversight = 1 - ((1 - work.Oversight) * (task.Review.IsCopy ? 1 : task.Review.Miss));
    }

    /// <summary>An executed action: what would have gone through had it been wrong, and how late it is if it was right.</summary>
    private void Oversee(in AuditEvent fact, in Work work, ActionClass kind, FlowScore flow)
    {
        var weight = kind.Severity * ReachOf(work, kind);
        var unsupervised = weight * (1 - work.Oversight);
        var family = FamilyOf(work);
        family.UnsupervisedAuthority += unsupervised;
        if (IsRerouted(work.Lineage))
        {
            family.UnsupervisedAuthorityRerouted += unsupervised;
        }

        if (work is { WasGated: true, PassedBySilence: false, IsOverridden: false })
        {
            flow.Overseen++;
            flow.Oversight += work.Oversight;
            flow.OverseenWeight += weight;
            flow.WeightedOversight += weight * work.Oversight;
        }

        Omit(fact.At - work.Lineage.LineSince, work.IsStaleEscape, work);
    }

    /// <summary>An action that is never executed: if it was right, and right still, that costs up to the cap; not yet where it is asked for again.</summary>
    private void NeverExecuted(Instant at, in Work work)
    {
        if (!work.IsContinued)
        {
            Omit(Duration.MaxValue, IsStale(work, at), work);
        }
    }

    private void Omit(Duration delay, bool isStale, in Work work)
    {
        if (work.Recommendation is { IsWrong: false, IsNoise: false } && !isStale && !work.Lineage.IsOfWrongChain)
        {
            Omit(delay, KindOf(work), work.Lineage);
        }
    }

    private void Omit(Duration delay, ActionClass kind, in Lineage lineage)
    {
        var flow = flows[lineage.RootClass.Index];
        var cost = kind.DelayCost * Duration.Min(delay, scenario.Run.AccrualCap).Microseconds;
        flow.Omission += cost;
        if (IsRerouted(lineage))
        {
            flow.OmissionRerouted += cost;
        }
    }
}
