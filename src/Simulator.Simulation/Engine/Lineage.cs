using Simulator.Governance;
using Simulator.Scenarios;
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

    /// <summary>Its chain by number, 0 for none; how many steps precede it there, and how it lies to what was declared.</summary>
    public int Chain;
    public byte Step;
    public StepScope Scope;

    /// <summary>Whether the chain is wrong as a whole: then to stop a step is no omission.</summary>
    public bool IsOfWrongChain;

    /// <summary>How many other ways precede its line, each tried when the one before was refused; what was refused first, and of which class.</summary>
    public byte Pivots;
    public NodeId PivotOf;
    public ClassId PivotClass;

    /// <summary>How many triggers lie between the root and it.</summary>
    public byte Depth;
}

/// <summary>A chain of steps.</summary>
internal struct ChainWork
{
    /// <summary>The node of its first step.</summary>
    public NodeId Node;

    /// <summary>What its executed steps come to, and what was approved.</summary>
    public ChainState State;

    /// <summary>How many steps it takes when nobody stops it.</summary>
    public int Length;
    public bool IsWrong;
    public bool IsCounted;

    /// <summary>Whether it asked for a step that nobody had declared.</summary>
    public bool IsUnseen;

    /// <summary>One bit a step: executed, and followed by the plan of the next.</summary>
    public uint Executed;
    public uint Planned;

    /// <summary>Severity × blast radius of the executed steps that are not wrong by themselves.</summary>
    public double Weight;

    /// <summary>Steps that are not closed, and those that are planned.</summary>
    public int Members;
}

/// <summary>A root request with all that comes of it.</summary>
internal struct FamilyWork
{
    public bool IsCounted;

    /// <summary>Requests that are not closed, and those that are planned.</summary>
    public int Members;

    /// <summary>How often a member made another agent act.</summary>
    public int Triggered;

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

    /// <summary>The service it is about; -1 for one of its own.</summary>
    public int Service;
    public Signs Signs;

    /// <summary>The kind of its identity; null for that of its class.</summary>
    public IdentityMode? Identity;

    /// <summary>Whether its line begins with it, and maybe a chain.</summary>
    public bool BeginsLine;
    public bool BeginsChain;

    /// <summary>Probability that it is wrong; NaN for that of its class.</summary>
    public double Wrong;

    /// <summary>Whether the request that it stands for was right to the end.</summary>
    public bool WasRight;
}
