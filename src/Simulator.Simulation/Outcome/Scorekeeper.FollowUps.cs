using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What follows requests: counted for the root request that it comes from, whatever the class of the request itself.</content>
internal sealed partial class Scorekeeper
{
    private long resubmitted;
    private long resubmissions;
    private long reviewTime;

    /// <summary>A rejected request will be asked for again.</summary>
    public void Resubmitted(in Work work)
    {
        if (work.IsCounted)
        {
            resubmissions++;
            resubmitted += work.Lineage is { IsRootLine: true, Attempt: 0 } ? 1 : 0;
        }
    }

    /// <summary>The simulation ended before a planned request of a counted family was drafted: its line ends where it was.</summary>
    public void NeverFollowed(in PlannedWork plan, bool isFirst)
    {
        var family = flows[plan.Lineage.RootClass.Index];
        family.Unresolved += isFirst ? 1 : 0;
        if (plan.Lineage.IsRootLine)
        {
            family.TimeToExecuted.RecordNever();
        }

        if (plan.WasRight)
        {
            Omit(Duration.MaxValue, classes[plan.Class.Index], plan.Lineage);
        }
    }

    /// <summary>An action of the root's line was executed: the time is that since the first attempt.</summary>
    private static void RootExecuted(Instant at, in Work work, FlowScore flow)
    {
        flow.TimeToExecuted.Record((at - work.Lineage.LineSince).Microseconds);
        Sums.Add(flow.TimeByStage, work.StageTimes);
        flow.TimeByStage[(int)Stage.Rework] += (work.Drafted - work.Lineage.LineSince).Microseconds;
    }

    /// <summary>A refusal is the end of the root's line unless it is asked for again.</summary>
    private static void NeverAgain(in Work work, FlowScore flow)
    {
        if (work is { IsContinued: false, Lineage.IsRootLine: true })
        {
            flow.TimeToExecuted.RecordNever();
        }
    }

    private void ClearFollowUps()
    {
        resubmitted = resubmissions = reviewTime = 0;
        ClearChains();
        ClearCascades();
    }

    private FollowUpResult FollowUps() => new() { Resubmitted = resubmitted, Resubmissions = resubmissions, ReviewTime = reviewTime, Chains = Chains(), Cascades = Cascades() };

    /// <summary>The flow of the root request: exposures are those of its family.</summary>
    private FlowScore FamilyOf(in Work work) => flows[work.Lineage.RootClass.Index];
}
