using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>The ticketing is down as a whole: tickets wait, are lost, or are done without.</content>
public sealed partial class Replication
{
    /// <summary>A ticket comes to a stage while the ticketing is down.</summary>
    private void MeetTicketingFault(RequestId id, ref Work work)
    {
        var (until, stage) = (faults[(int)FaultTarget.Ticketing]!.End, scenario.Tickets!.Stages[work.Ticket.Stage]);
        var fallback = scenario.Faults!.Ticketing!.Fallback;
        score.TicketStopped(work, fallback == TicketFallback.Bypass);
        switch (fallback)
        {
            case TicketFallback.Bypass:
                pipeline.TicketArrived(id, now);
                break;
            case TicketFallback.Buffer:
                SendTicket(id, ref work, until, 0);
                break;
            case TicketFallback.Slow:
                SendTicket(id, ref work, now + scenario.Faults.Ticketing.SlowBy, 0);
                break;
            default:
                LoseTickets(id, ref work, until, stage);
                break;
        }
    }

    /// <summary>What is sent during the fault is lost; each time somebody notices and sends it again, up to the limit of the stage.</summary>
    private void LoseTickets(RequestId id, ref Work work, Instant until, TicketStage stage)
    {
        var at = now;
        for (var sent = 0; at < until; sent++)
        {
            at = at.AddSaturating(stage.RetryAfter);
            if (sent == stage.Retries || stage.RetryAfter == Duration.Zero)
            {
                score.TicketSent(work, new TicketPassage(at, true, sent, false, Duration.Zero));
                Schedule(at, EventOrder.Completion, SimEventKind.TicketLost, id);
                return;
            }

            if (at >= until)
            {
                SendTicket(id, ref work, at, sent + 1);
            }
        }
    }
}
