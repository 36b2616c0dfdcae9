using Simulator.Governance;
using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Where a request's ticket is.</summary>
internal struct TicketWork
{
    public byte Stage;

    /// <summary>Since when it is in its stage.</summary>
    public Instant Since;

    /// <summary>The step by hand that follows the stage, and whether it is under way.</summary>
    public Duration Hidden;
    public bool IsHidden;

    /// <summary>How long second tickets will hold up who takes the request first.</summary>
    public Duration Handling;
}

/// <content>Tickets on their way to a gate.</content>
public sealed partial class Replication
{
    private readonly TicketRoute tickets;

    /// <summary>A ticket comes to a stage.</summary>
    private void EnterTicketStage(RequestId id, ref Work work)
    {
        var stage = work.Ticket.Stage;
        work.Ticket.Since = now;
        if (isTicketingDown)
        {
            MeetTicketingFault(id, ref work);
            return;
        }

        SendTicket(id, ref work, now, 0);
    }

    /// <summary>A ticket is sent to the stage that it has come to.</summary>
    /// <param name="id">The request.</param>
    /// <param name="work">Its work.</param>
    /// <param name="at">When the stage takes it, or loses it.</param>
    /// <param name="sent">How often it was sent again before.</param>
    private void SendTicket(RequestId id, ref Work work, Instant at, int sent)
    {
        var stage = work.Ticket.Stage;
        var passage = tickets.Pass(work.Recommendation.Request.Node, stage, at, draws);
        passage = passage with { Resent = passage.Resent + sent };
        work.Ticket.Hidden = passage.Hidden;
        work.Ticket.IsHidden = false;
        score.TicketSent(work, passage);
        if (passage.IsLost)
        {
            Schedule(passage.At, EventOrder.Completion, SimEventKind.TicketLost, id);
            return;
        }

        work.Ticket.Handling += passage.IsDoubled ? scenario.Tickets!.Stages[stage].DuplicateHandling : Duration.Zero;
        Schedule(passage.At, EventOrder.Completion, SimEventKind.TicketMoves, id, stage);
    }

    /// <summary>A ticket leaves a stage, or the step by hand that followed it.</summary>
    private void MoveTicket(RequestId id)
    {
        if (pipeline.PhaseOf(id) != RequestPhase.Ticketing)
        {
            return;
        }

        ref var work = ref works[id.Slot];
        var stage = work.Ticket.Stage;
        if (!work.Ticket.IsHidden)
        {
            pipeline.TicketPassed(id, stage, now);
            score.TicketStagePassed(work, stage, now - work.Ticket.Since);
            if (work.Ticket.Hidden > Duration.Zero)
            {
                work.Ticket.IsHidden = true;
                Schedule(now.AddSaturating(work.Ticket.Hidden), EventOrder.Completion, SimEventKind.TicketMoves, id, stage);
                return;
            }
        }
        else
        {
            score.HiddenStepDone(ref work, work.Ticket.Hidden);
        }

        work.Ticket.Stage++;
        if (work.Ticket.Stage == tickets.Count)
        {
            pipeline.TicketArrived(id, now);
        }
        else
        {
            EnterTicketStage(id, ref work);
        }
    }

    /// <summary>Who takes the request first sorts out its second tickets before anything else.</summary>
    private static Duration TakeHandling(ref Work work)
    {
        var handling = work.Ticket.Handling;
        work.Ticket.Handling = Duration.Zero;
        return handling;
    }
}
