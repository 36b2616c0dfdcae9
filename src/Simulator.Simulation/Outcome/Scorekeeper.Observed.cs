using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What pictures over time are drawn from: arrivals, and the approval latency over the week.</content>
internal sealed partial class Scorekeeper
{
    private readonly long[] arrivals = new long[TimeGrid.Intervals];
    private readonly LogLinearHistogram[] week;
    private readonly WeekHours hours;

    /// <summary>A root request arrives, counted or not.</summary>
    public void Arrived(Instant now)
    {
        var run = scenario.Run;
        if (now < run.Start + run.Horizon)
        {
            arrivals[(int)((Int128)(now - run.Start).Microseconds * TimeGrid.Intervals / run.Horizon.Microseconds)]++;
        }
    }

    private void ClearObserved()
    {
        Array.Clear(arrivals);
        foreach (var slot in week)
        {
            slot.Clear();
        }
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

    private void Decided(Duration latency, in Work work, FlowScore flow)
    {
        flow.Decided(latency, work.Parts);
        SlotOf(work).Record(latency.Microseconds);
    }

    private void NotDecided(in Work work, FlowScore flow)
    {
        flow.NotDecided();
        SlotOf(work).RecordNever();
    }

    private LogLinearHistogram SlotOf(in Work work) => week[WeekSlots.Of(hours.At(work.EnteredGates))];
}
