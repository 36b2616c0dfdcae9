using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>What becomes of tickets on their way to a gate.</content>
internal sealed partial class Scorekeeper
{
    private readonly long[] ticketTimes;
    private long tickets;
    private long ticketsResent;
    private long ticketsDoubled;
    private long ticketsLost;
    private long hiddenTime;

    /// <summary>A ticket comes to a stage.</summary>
    public void TicketSent(in Work work, in TicketPassage passage)
    {
        if (work is { IsCounted: true, IsRoot: true })
        {
            tickets += work.Ticket.Stage == 0 ? 1 : 0;
            ticketsResent += passage.Resent;
            ticketsDoubled += passage.IsDoubled ? 1 : 0;
        }
    }

    /// <summary>A ticket left a stage: all its time there, outages and resending included.</summary>
    public void TicketStagePassed(in Work work, int stage, Duration time)
    {
        if (work is { IsCounted: true, IsRoot: true })
        {
            ticketTimes[stage] += time.Microseconds;
        }
    }

    /// <summary>A step by hand is over. Its time is taken out of that of the ticketing, so that both add up to the time until the gate.</summary>
    public void HiddenStepDone(ref Work work, Duration time)
    {
        work.StageTimes[(int)Stage.Hidden] += time.Microseconds;
        work.StageSince += time;
        if (work is { IsCounted: true, IsRoot: true })
        {
            hiddenTime += time.Microseconds;
        }
    }

    private void LostTicket(ref Work work, FlowScore flow)
    {
        ticketsLost++;
        work.IsSettled = true;
        NeverAgain(work, flow);
    }

    private void ClearTickets()
    {
        Array.Clear(ticketTimes);
        tickets = ticketsResent = ticketsDoubled = ticketsLost = hiddenTime = 0;
    }

    private TicketResult Tickets() => new()
    {
        Opened = tickets,
        Resent = ticketsResent,
        Doubled = ticketsDoubled,
        Lost = ticketsLost,
        HiddenTime = hiddenTime,
        StageTimes = [.. ticketTimes],
    };
}
