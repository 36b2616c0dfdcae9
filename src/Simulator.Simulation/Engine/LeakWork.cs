using Simulator.Governance;
using Simulator.Kernel;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>What the credentials of one request and one component have been through with respect to one source of leaks.</summary>
internal struct LeakWork
{
    /// <summary>The leak, whether or not it happens; it has its draws from the request alone.</summary>
    public NodeId Node;

    /// <summary>The hazard at which it happens, and the part of the hazard that uses have brought.</summary>
    public double Threshold;
    public double UseHazard;

    /// <summary>Validity of the credentials that ended, µs, and since when the present one is valid.</summary>
    public long ValidTime;
    public Instant Since;
    public bool IsAlive;

    /// <summary>The leak in time, if the credential lives to see it.</summary>
    public EventHandle Due;

    /// <summary>At most one leak of a component and a channel is followed; requests that cannot leak have none left.</summary>
    public bool IsDone;

    /// <summary>The open incident + 1; 0 for none.</summary>
    public int Incident;

    /// <summary>Whether a containment is killing the credential.</summary>
    public bool IsContained;
}
