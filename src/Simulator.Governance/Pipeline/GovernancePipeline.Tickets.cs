using Simulator.Time;

namespace Simulator.Governance;

/// <content>Ticketing between the policy's decision and the first gate, for classes whose requests pass through it.</content>
public sealed partial class GovernancePipeline
{
    private readonly bool[] ticketed = [];

    /// <summary>Whether requests of each class pass through the ticketing, by <see cref="ClassId"/>; classes beyond the end do not. Default: none do.</summary>
    public IReadOnlyList<bool> Ticketed
    {
        get => ticketed;
        init => ticketed = [.. value];
    }

    /// <summary>A ticket left a stage of the ticketing.</summary>
    /// <param name="id">The request.</param>
    /// <param name="stage">The stage, from 0.</param>
    /// <param name="now">When.</param>
    /// <returns>Whether its ticket was on its way.</returns>
    public bool TicketPassed(RequestId id, int stage, Instant now)
    {
        if (PhaseOf(id) != RequestPhase.Ticketing)
        {
            return false;
        }

        Say(id, Fact.TicketPassed, now, PersonId.None, checked((ulong)stage));
        return true;
    }

    /// <summary>A ticket came through: the request enters its first gate.</summary>
    /// <returns>Whether its ticket was on its way.</returns>
    public bool TicketArrived(RequestId id, Instant now)
    {
        if (PhaseOf(id) != RequestPhase.Ticketing)
        {
            return false;
        }

        EnterGate(ref states[id.Slot], id, 0, now);
        return true;
    }

    /// <summary>A ticket is lost for good, and the request with it.</summary>
    /// <returns>Whether its ticket was on its way.</returns>
    public bool LoseTicket(RequestId id, Instant now)
    {
        if (PhaseOf(id) != RequestPhase.Ticketing)
        {
            return false;
        }

        Say(id, Fact.TicketLost, now, PersonId.None, 0);
        End(ref states[id.Slot], id, now);
        return true;
    }

    /// <summary>People are needed: the request goes to its first gate, at its first decision by way of a ticket where its class has one.</summary>
    private void GoToGates(ref RequestState state, RequestId id, Instant now)
    {
        var kind = state.Request.Action.Class.Index;
        if (state.IsTicketed || kind >= ticketed.Length || !ticketed[kind] || (state.Request.Context.Signs & Signs.TicketDropped) != Signs.None)
        {
            EnterGate(ref state, id, 0, now);
            return;
        }

        state.IsTicketed = true;
        state.Phase = RequestPhase.Ticketing;
        Say(id, Fact.TicketOpened, now, PersonId.None, 0);
        Ask(Wish.PassTickets, id, 0, now);
    }
}
