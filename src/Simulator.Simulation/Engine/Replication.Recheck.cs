using Simulator.Governance;
using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>The world moves on while requests wait, and the policy is asked again before the execution.</content>
public sealed partial class Replication
{
    private void AskAgain(RequestId id, ref Work work) =>
        ScheduleAfter(scenario.Policy.Latency, DrawPurpose.RecheckLatency, work.Rechecks++, SimEventKind.RecheckAnswers, id, SlowAnswer(work));

    private void AnswerRecheck(RequestId id)
    {
        if (isPolicyDown && IsHeld(id, SimEventKind.RecheckAnswers))
        {
            return;
        }

        ref var work = ref works[id.Slot];
        work.IsFallback |= isPolicyDown;
        var found = WithChain(setup.Changing.Found(work.Recommendation.Request, work.Changes, now), work.Lineage);
        var decision = policy.Evaluate(found);
        if (work.Lapse != PolicyLapse.None || lapse != PolicyLapse.None)
        {
            RecheckAgainstTheRightPolicy(ref work, found, pipeline.DecisionOf(id).Outcome, decision.Outcome);
        }

        work.Recommendation = work.Recommendation with { Request = found };
        if (PolicyRecheck.Compare(pipeline.DecisionOf(id), decision) == RecheckResult.AskMissing)
        {
            work.Level = decision.Outcome;
        }

        pipeline.Recheck(id, found, decision, now);
    }

    /// <summary>What a reviewer who starts now could see: a right action that turned stale before is wrong by then.</summary>
    private bool IsWrongByNow(in Work work) => work.Recommendation.IsWrong || now >= work.Changes.StaleAt;

    /// <summary>Which authorisation of the request a credential is issued for, from 0.</summary>
    private static int Authorisation(in Work work) => work.Evaluations - 1 + Math.Max(0, work.Rechecks - 1);
}
