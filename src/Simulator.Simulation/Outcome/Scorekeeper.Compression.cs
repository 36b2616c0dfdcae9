using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;

namespace Simulator.Simulation;

/// <content>What compressed workflows leave no trace of.</content>
internal sealed partial class Scorekeeper
{
    private const Signs Compressed = Signs.ReviewDropped | Signs.TicketDropped | Signs.HandoffDropped | Signs.PauseDropped;

    /// <summary>The policy decided: what the process would have left had nothing been dropped, and will not.</summary>
    /// <param name="work">The request.</param>
    /// <param name="decision">The decision about it.</param>
    /// <param name="pause">Whether its rows ask for a minimum time of review.</param>
    public void Compress(ref Work work, in PolicyDecision decision, bool pause)
    {
        var request = work.Recommendation.Request;
        var signs = request.Context.Signs;
        if (!isGoverned || decision.Outcome == Outcome.Deny || decision.Levels.Emergency < Outcome.Single)
        {
            work.ArtefactsLost = 0;
            return;
        }

        var isUnreviewed = (signs & Signs.ReviewDropped) != Signs.None;
        var isRecorded = scenario.CompressionOf(request.Action.Class.Index)!.Record;
        var hadTicket = scenario.Tickets is { } tickets && tickets.Classes[request.Action.Class.Index];
        work.ArtefactsLost = (byte)(Bit(Artefact.Ticket, hadTicket && !isRecorded && IsDropped(Signs.TicketDropped))
            | Bit(Artefact.Reviewer, isUnreviewed)
            | Bit(Artefact.Handoff, !isRecorded && IsDropped(Signs.HandoffDropped))
            | Bit(Artefact.Pause, pause && IsDropped(Signs.PauseDropped)));

        bool IsDropped(Signs sign) => isUnreviewed || (signs & sign) != Signs.None;
    }

    /// <summary>Whether anything is left out of a request.</summary>
    public static bool IsCompressed(in Work work) => (work.Recommendation.Request.Context.Signs & Compressed) != Signs.None;

    private static void CountArtefacts(in Work work, FlowScore flow)
    {
        for (var artefact = 0; artefact < ArtefactCounts.Count; artefact++)
        {
            flow.ArtefactsLost[artefact] += (work.ArtefactsLost >> artefact) & 1;
        }
    }

    private static int Bit(Artefact artefact, bool isSet) => isSet ? 1 << (int)artefact : 0;
}
