using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>Leak incidents: noticed, contained by a request like any other, or left to the end of the secret's life.</content>
public sealed partial class Replication
{
    /// <summary>How often containment is raised before the incident is left to its end.</summary>
    private const int MaximumAttempts = 1_000;

    private void BeginIncident(int source)
    {
        var plan = scenario.Incidents[source];
        OpenIncident(new IncidentWork
        {
            Source = source,
            Leak = setup.Leaking.Draw(leaks[source].Node, plan, now, draws),
            Scope = plan.Scope,
            IsCounted = IsCountedTime(now),
            IsDead = true, // in the sense that the end of its life is settled
        });
        ScheduleNext(leaks[source], SimEventKind.Leak, EventOrder.Leak, source);
    }

    private void OpenIncident(in IncidentWork incident)
    {
        if (incidentCount == incidents.Length)
        {
            Array.Resize(ref incidents, incidentCount * 2);
        }

        var index = incidentCount++;
        incidents[index] = incident;
        incidents[index].IsOpen = true;
        openItems += incident.IsCounted ? 1 : 0;
        if (incident.Leak.IsNoticed)
        {
            ScheduleContainment(index);
        }
        else
        {
            LeaveToItsEnd(index);
        }
    }

    /// <summary>Containment is raised after a delay, again when it was refused, unless the incident is over by then.</summary>
    private void ScheduleContainment(int index)
    {
        ref var incident = ref incidents[index];
        var source = setup.Secrets[incident.Source];
        var noticed = now + Leaking.DetectionDelay(incident.Leak.Node, source, incident.Attempts, draws);
        var at = noticed + Leaking.SummaryDelay(incident.Leak.Node, source, incident.Attempts, draws);
        if (incident.Attempts >= MaximumAttempts || IsOver(incident, at))
        {
            LeaveToItsEnd(index);
            return;
        }

        if (incident.Attempts == 0)
        {
            incident.Noticed = noticed;
            incident.Raised = at;
        }

        Schedule(at, EventOrder.Arrival, new SimEvent(SimEventKind.ContainmentRaised, 0, index, 0));
    }

    /// <summary>Whether nobody is left to contain: the secret dead without an attacker who stayed, or the incident too old to count.</summary>
    private bool IsOver(in IncidentWork incident, Instant at) =>
        at >= incident.Leak.At.AddSaturating(scenario.Run.AccrualCap)
        || (at >= incident.Leak.Ends && !incident.Leak.HasPivoted(incident.Leak.Ends));

    private void RaiseContainment(int index)
    {
        ref var incident = ref incidents[index];
        if (IsOver(incident, now))
        {
            LeaveToItsEnd(index); // the credential died before its time since this was scheduled
            return;
        }

        var node = Nodes.Containment(incident.Leak.Node, incident.Attempts++);
        Submit(node, setup.Secrets[incident.Source].Containment, index, incident.IsCounted);
    }

    /// <summary>A right containment kills the secret; a wrong one changes something else, and the incident stays open.</summary>
    private void ContainmentExecuted(int index, in Work work)
    {
        ref var incident = ref incidents[index];
        var source = setup.Secrets[incident.Source];
        if (work.Recommendation.IsWrong)
        {
            if (incident.IsCounted)
            {
                score.ContainedWrongly(incident, source.OutageOfWrongContainment);
            }

            ScheduleContainment(index);
            return;
        }

        incident.Authorised = work.Authorised;
        incident.Executed = now;
        var propagation = Leaking.Propagation(incident.Leak.Node, source, draws);
        Schedule(now + propagation, EventOrder.CredentialEnds, new SimEvent(SimEventKind.ContainmentEffective, 0, index, 0));
    }

    private void ContainmentTakesEffect(int index)
    {
        Resolve(index, now);
        ref var incident = ref incidents[index];
        if (setup.Secrets[incident.Source] is LeakSource source)
        {
            KillCredentials(incident.Holder, source.Component);
        }
    }

    private void LeaveToItsEnd(int index)
    {
        incidents[index].IsLeftToItsEnd = true;
        if (incidents[index].IsDead)
        {
            Resolve(index, Instant.MaxValue);
        }
    }

    /// <summary>The leaked credential of a request ended, by time, by revocation or by the containment of another leak of it.</summary>
    private void SecretDies(int index, SecretEnd how)
    {
        ref var incident = ref incidents[index];
        if (!incident.IsOpen)
        {
            return;
        }

        incident.Leak = incident.Leak with { Ends = now };
        incident.End = how;
        incident.IsDead = true;
        if (incident.IsLeftToItsEnd)
        {
            Resolve(index, Instant.MaxValue);
        }
    }

    /// <summary>The race is decided: nothing after this can change when the secret dies.</summary>
    private void Resolve(int index, Instant contained)
    {
        ref var incident = ref incidents[index];
        incident.IsOpen = false;
        if (!incident.IsCounted)
        {
            return;
        }

        openItems--;
        var source = setup.Secrets[incident.Source];
        var foothold = Instant.Min(contained, incident.Leak.Ends);
        if (incident.Leak.HasPivoted(foothold))
        {
            // The attacker's own credential outlives the leaked one until the containment finds it, or for good.
            foothold = contained == Instant.MaxValue ? contained : contained + setup.Leaking.PivotSearch(incident.Leak.Node, source, draws);
        }

        score.RaceEnded(incident, scenario.Channel(source.Channel), contained, foothold);
    }
}
