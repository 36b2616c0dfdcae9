using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What an authorisation that is used says about its gates.</content>
internal sealed partial class Scorekeeper
{
    /// <summary>Counted when execution starts: only then it is sure that the approval did not lapse.</summary>
    private void Authorised(ref Work work, FlowScore flow)
    {
        work.IsSettled = true;
        if (work.IsOverridden)
        {
            Overrode(work, flow);
            return;
        }

        var sinceDraft = (work.Authorised - work.Drafted).Microseconds;
        if (!work.WasGated)
        {
            flow.TimeToAuthorisedAuto.Record(sinceDraft);
            return;
        }

        Decided(work.Authorised, work, flow);
        flow.TimeToAuthorisedGated.Record(sinceDraft);
        flow.ByGateEnd[(int)(work.PassedBySilence ? GateEnd.Silence : GateEnd.Approved)]++;
    }

    /// <summary>Where silence took the place of a decision there is no latency of one: a gate cannot look fast by asking nobody.</summary>
    private void Decided(Instant at, in Work work, FlowScore flow)
    {
        if (work.PassedBySilence)
        {
            NotDecided(work, flow);
        }
        else
        {
            // All the time in gates: when an approval lapsed, what came before the gate was entered again is none of it.
            var open = work.Stage == Stage.Gates ? at - work.StageSince : Duration.Zero;
            Decided(new Duration(work.StageTimes[(int)Stage.Gates]) + open, work, flow);
        }
    }
}
