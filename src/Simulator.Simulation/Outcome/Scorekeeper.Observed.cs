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
    private int interval;
    private Instant intervalEnd;
    private readonly LogLinearHistogram[] week;
    private readonly WeekHours hours;

    /// <summary>A root request arrives, counted or not.</summary>
    public void Arrived(Instant now)
    {
        while (now >= intervalEnd)
        {
            interval++;
            intervalEnd = interval < TimeGrid.Intervals ? TimeGrid.EndOf(scenario.Run, interval) : Instant.MaxValue;
        }

        if (interval < TimeGrid.Intervals)
        {
            arrivals[interval]++;
        }
    }

    private void ClearObserved()
    {
        Array.Clear(arrivals);
        interval = 0;
        intervalEnd = TimeGrid.EndOf(scenario.Run, 0);
        foreach (var slot in week)
        {
            slot.Clear();
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
