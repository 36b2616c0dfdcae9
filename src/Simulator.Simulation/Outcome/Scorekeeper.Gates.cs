using Simulator.Governance;

namespace Simulator.Simulation;

/// <content>How long each gate takes.</content>
internal sealed partial class Scorekeeper
{
    private static readonly FactSet GateFacts = new(
        Fact.GateEntered, Fact.Authorised, Fact.Rejected, Fact.Expired, Fact.Withdrawn, Fact.TurnedAway, Fact.ApprovedBySilence, Fact.Overridden);

    private static readonly FactSet VerdictFacts = new(Fact.Approved, Fact.Rejected, Fact.Objected, Fact.Escalated, Fact.InformationRequested);

    /// <summary>
    /// Times each gate from its entry to its end; a gate that ends without a human decision never came to one. The gate that a
    /// request stands in ends at the next one, at its authorisation, or where the request is refused.
    /// </summary>
    private void FollowGate(in AuditEvent fact, ref Work work)
    {
        if (work.Gate >= 0 && work is { IsCounted: true, IsRoot: true })
        {
            if (fact.Fact is Fact.GateEntered or Fact.Authorised or Fact.Rejected)
            {
                gates[work.Gate].Record((fact.At - work.GateSince).Microseconds);
            }
            else
            {
                gates[work.Gate].RecordNever();
            }
        }

        work.Gate = fact.Fact == Fact.GateEntered ? gatesByLevel[(int)work.Level][(int)fact.Detail] : -1;
        work.GateSince = fact.At;
    }

    /// <summary>Counts a verdict at the gate in which the request stands.</summary>
    private void CountVerdict(in AuditEvent fact, in Work work)
    {
        if (work.Gate < 0 || work is not { IsCounted: true, Incident: < 0 })
        {
            return;
        }

        var verdict = fact.Fact switch
        {
            Fact.Approved => Verdict.Approve,
            Fact.Rejected or Fact.Objected => Verdict.Reject,
            Fact.InformationRequested => Verdict.AskInformation,
            _ => Verdict.Escalate,
        };
        if (verdict != Verdict.Escalate || fact.Actor != PersonId.None)
        {
            verdicts[work.Gate][(int)verdict]++;
        }
    }

    private static void GateRefused(GateEnd end, ref Work work, FlowScore flow)
    {
        work.IsSettled = true;
        flow.ByGateEnd[(int)end]++;
        flow.TimeToAuthorisedGated.RecordNever();
        NeverAgain(work, flow);
    }

    private static int IndexOf(IReadOnlyList<string> names, Gate gate) => names.Index().First(entry => entry.Item == gate.Name).Index;
}
