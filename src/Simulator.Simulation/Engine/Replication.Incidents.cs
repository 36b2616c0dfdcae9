using Simulator.Governance;
using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

/// <content>Leak incidents: noticed, contained by a request like any other, or left to the end of the secret's life.</content>
public sealed partial class Replication
{
    /// <summary>How often containment is raised before the incident is left to its end.</summary>
    private const int MaximumAttempts = 1_000;

    private void BeginIncident(int source)
    {
        var leak = setup.Leaking.Draw(leaks[source].Node, scenario.Incidents[source], now, draws);
        if (incidentCount == incidents.Length)
        {
            Array.Resize(ref incidents, incidentCount * 2);
        }

        var index = incidentCount++;
        incidents[index] = new IncidentWork { Source = source, Leak = leak, IsCounted = IsCountedTime(now), IsOpen = true };
        if (incidents[index].IsCounted)
        {
            openItems++;
        }

        if (leak.IsNoticed)
        {
            ScheduleContainment(index);
        }
        else
        {
            Resolve(index, Instant.MaxValue);
        }

        ScheduleNext(leaks[source], SimEventKind.Leak, EventOrder.Leak, source);
    }

    /// <summary>Containment is raised after a delay, again when it was refused, unless the secret is dead by then or too old to count.</summary>
    private void ScheduleContainment(int index)
    {
        ref var incident = ref incidents[index];
        var delay = Leaking.DetectionDelay(incident.Leak.Node, scenario.Incidents[incident.Source], incident.Attempts, draws);
        var at = now + delay;
        var countsUntil = incident.Leak.At.AddSaturating(scenario.Run.AccrualCap);
        if (incident.Attempts >= MaximumAttempts || at >= Instant.Min(incident.Leak.Ends, countsUntil))
        {
            Resolve(index, Instant.MaxValue);
            return;
        }

        calendar.Schedule(at, EventOrder.Arrival, new SimEvent(SimEventKind.ContainmentRaised, 0, index, 0));
    }

    private void RaiseContainment(int index)
    {
        ref var incident = ref incidents[index];
        var node = Nodes.Containment(incident.Leak.Node, incident.Attempts++);
        Submit(node, scenario.Incidents[incident.Source].Containment, index, incident.IsCounted);
    }

    /// <summary>A right containment kills the secret; a wrong one changes something else, and the incident stays open.</summary>
    private void ContainmentExecuted(int index, bool isWrong)
    {
        if (isWrong)
        {
            ScheduleContainment(index);
            return;
        }

        ref var incident = ref incidents[index];
        var propagation = Leaking.Propagation(incident.Leak.Node, scenario.Incidents[incident.Source], draws);
        calendar.Schedule(now + propagation, EventOrder.CredentialEnds, new SimEvent(SimEventKind.ContainmentEffective, 0, index, 0));
    }

    /// <summary>The race is decided: nothing after this can change when the secret dies.</summary>
    private void Resolve(int index, Instant contained)
    {
        ref var incident = ref incidents[index];
        incident.IsOpen = false;
        if (incident.IsCounted)
        {
            openItems--;
            score.RaceEnded(incident.Leak, scenario.Incidents[incident.Source].Scope, contained);
        }
    }
}
