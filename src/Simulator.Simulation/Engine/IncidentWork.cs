using Simulator.Operations;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>An incident while the race is open.</summary>
internal struct IncidentWork
{
    public int Source;
    public Leak Leak;
    public bool IsCounted;
    public bool IsOpen;

    /// <summary>How often containment was raised.</summary>
    public int Attempts;
}
