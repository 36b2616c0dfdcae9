using Simulator.Governance;

namespace Simulator.Simulation;

/// <content>Gates that people went around.</content>
internal sealed partial class Scorekeeper
{
    /// <summary>Follows an override: from then on the request waits for its credential only.</summary>
    private static void FollowOverride(in AuditEvent fact, ref Work work)
    {
        work.IsOverridden = true;
        work.Overridden = fact.At;
        work.IsOverrideRecorded = ((OverrideRecord)fact.Detail & OverrideRecord.Recorded) != 0;
        AddLastDecided(ref work);
        EnterStage(Stage.Issue, fact.At, ref work);
    }

    /// <summary>Counted when the execution begins, as an approval is: nobody decided, and the gates ended as overridden.</summary>
    private void Overrode(in Work work, FlowScore flow)
    {
        NotDecided(work, flow);
        flow.TimeToAuthorisedGated.RecordNever();
        flow.ByGateEnd[(int)GateEnd.Overridden]++;
        flow.Overrides[(int)(work.IsOverrideRecorded ? OverrideCount.Recorded : OverrideCount.Dark)]++;
        if (work.IsException)
        {
            flow.Overrides[(int)(work.IsOverrideRecorded ? OverrideCount.RecordedException : OverrideCount.DarkException)]++;
        }
    }

    private void OverrideReviewed(in AuditEvent fact, in Work work, FlowScore flow) =>
        flow.Overrides[(int)OverrideCount.ReviewedInTime] += fact.At <= work.Overridden.AddSaturating(scenario.BreakGlass!.Terms.ReviewWithin) ? 1 : 0;
}
