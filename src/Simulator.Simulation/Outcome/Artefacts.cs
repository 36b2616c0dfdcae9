using System.Runtime.CompilerServices;

namespace Simulator.Simulation;

/// <summary>What a request that people decide leaves behind, and what a compressed workflow may do without.</summary>
public enum Artefact
{
    /// <summary>A ticket.</summary>
    Ticket,

    /// <summary>The name of who reviewed.</summary>
    Reviewer,

    /// <summary>The note that handed the case over.</summary>
    Handoff,

    /// <summary>A time to think, which the reviewer had to take.</summary>
    Pause,
}

/// <summary>Counts by <see cref="Artefact"/>.</summary>
[InlineArray(Count)]
internal struct ArtefactCounts
{
    public const int Count = 4;
    private long first;
}
