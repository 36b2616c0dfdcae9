using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>The credential broker is down: executions wait or take what was kept, and revocations wait or are lost.</content>
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

    /// <summary>Whether a revocation does not take effect now: it waits for the broker, or never comes, and what is revoked stays valid for its holder and for whoever stole it.</summary>
    private bool IsDelayed(in SimEvent revocation)
    {
        var broker = scenario.Faults!.CredentialBroker!;
        if (!broker.DelaysRevocation)
        {
            return false;
        }

        if (revocation.Kind == SimEventKind.ContainmentEffective)
        {
            DelayContainment(broker, revocation);
            return true;
        }

        var id = new RequestId(revocation.Slot, revocation.Generation);
        var component = (Component)revocation.Index;
        if (!pipeline.IsAlive(id, component))
        {
            return false;
        }

        ref var work = ref works[id.Slot];
        var isCounted = work is { IsCounted: true, IsRoot: true };
        if (Leaking.IsRevocationLost(work.Recommendation.Request.Node, (int)component, broker, draws))
        {
            score.RevocationLost(isCounted, pipeline.EndsAt(id, component) - now); // the timer of its life is armed still
            return true;
        }

        score.RevocationDelayed(isCounted, BrokerUpAt - now);
        Schedule(BrokerUpAt, EventOrder.CredentialEnds, revocation);
        return true;
    }

    /// <summary>A containment that is lost leaves the leak to the end of the secret's life: everybody believes that it is contained.</summary>
    private void DelayContainment(BrokerFault broker, in SimEvent containment)
    {
        ref var incident = ref incidents[containment.Slot];
        if (!Leaking.IsRevocationLost(incident.Leak.Node, 0, broker, draws))
        {
            score.RevocationDelayed(incident.IsCounted, BrokerUpAt - now);
            Schedule(BrokerUpAt, EventOrder.CredentialEnds, containment);
            return;
        }

        if (now < incident.Leak.Ends)
        {
            score.RevocationLost(incident.IsCounted, incident.Leak.Ends - now);
        }

        LeaveToItsEnd(containment.Slot);
    }
}
