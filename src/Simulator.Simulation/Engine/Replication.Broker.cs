using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>The credential broker is down: executions wait or take what was kept, and revocations wait.</content>
public sealed partial class Replication
{
    private Instant BrokerUpAt => faults[(int)FaultTarget.CredentialBroker]!.End;

    private void IssueWithoutBroker(RequestId id)
    {
        if (scenario.Faults!.CredentialBroker!.CachedLife is { } life)
        {
            score.IssuedWithoutBroker(works[id.Slot], Duration.Zero);
            pipeline.Issued(id, now, life);
            return;
        }

        score.IssuedWithoutBroker(works[id.Slot], BrokerUpAt - now);
        Schedule(BrokerUpAt, EventOrder.Completion, SimEventKind.CredentialIssued, id);
    }

    /// <summary>Whether a revocation waits for the broker: what is revoked stays valid until then, for its holder and for whoever stole it.</summary>
    private bool IsDelayed(in SimEvent revocation)
    {
        if (!scenario.Faults!.CredentialBroker!.DelaysRevocation)
        {
            return false;
        }

        var isOfLeak = revocation.Kind == SimEventKind.ContainmentEffective;
        var isAlive = isOfLeak || pipeline.IsAlive(new RequestId(revocation.Slot, revocation.Generation), (Component)revocation.Index);
        if (isAlive)
        {
            score.RevocationDelayed(isOfLeak ? incidents[revocation.Slot].IsCounted : works[revocation.Slot] is { IsCounted: true, IsRoot: true }, BrokerUpAt - now);
            calendar.Schedule(BrokerUpAt, EventOrder.CredentialEnds, revocation);
        }

        return isAlive;
    }
}
