using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Where a request comes from. A line is what is tried again and again: a request and its resubmissions.</summary>
internal struct Lineage
{
    /// <summary>The root request of its family and that one's class; the request itself where nothing precedes it.</summary>
    public NodeId Root;
    public ClassId RootClass;

    /// <summary>Its family by number; 0 where the scenario has no follow-ups.</summary>
    public int Family;

    /// <summary>The first attempt of its line and when that was drafted.</summary>
    public NodeId Line;
    public Instant LineSince;

    /// <summary>How often it was tried before.</summary>
    public byte Attempt;

    /// <summary>Whether it is not the root itself, but follows it.</summary>
    public bool IsFollowUp;

    /// <summary>Whether the line is that of the root.</summary>
    public bool IsRootLine;
}

/// <summary>A root request with all that comes of it.</summary>
internal struct FamilyWork
{
    public bool IsCounted;

    /// <summary>Requests that are not closed, and those that are planned.</summary>
    public int Members;

    /// <summary>Whether it was counted as open when the simulation ended.</summary>
    public bool IsUnresolved;
}

/// <summary>A request that will be drafted.</summary>
internal struct PlannedWork
{
    public bool IsPlanned;
    public NodeId Node;
    public ClassId Class;
    public Lineage Lineage;
    public PersonId RunOwner;
    public int Service;

    /// <summary>Probability that it is wrong; NaN for that of its class.</summary>
    public double Wrong;

    /// <summary>Whether the request that it stands for was right to the end.</summary>
    public bool WasRight;
}
