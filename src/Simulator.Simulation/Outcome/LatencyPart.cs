using System.Runtime.CompilerServices;

namespace Simulator.Simulation;

/// <summary>Where the time between entering a gate and its decision goes; at every instant exactly one of these holds.</summary>
public enum LatencyPart
{
    /// <summary>Waiting while nobody of the pool is on duty; of a task with an addressee, while that person is not.</summary>
    OffDuty,

    /// <summary>Waiting while somebody of the pool works on the queue.</summary>
    Waiting,

    /// <summary>Being reviewed, overtime included.</summary>
    Review,

    /// <summary>Waiting for the same person's next duty.</summary>
    Parked,

    /// <summary>The next person gets into work that changed hands.</summary>
    SetUp,

    /// <summary>Dropped in a handoff, and nobody has noticed yet.</summary>
    Dropped,

    /// <summary>Not seen by anybody yet: the notification is on its way, or was lost.</summary>
    Notify,

    /// <summary>In a pool it was not meant for.</summary>
    Misrouted,

    /// <summary>Waiting while people of the pool are on duty but none of them looks at the queue: between visits, or distracted.</summary>
    Absent,

    /// <summary>Waiting for information that a reviewer asked for.</summary>
    Information,
}

/// <summary>An amount of time for each <see cref="LatencyPart"/>, µs.</summary>
[InlineArray(Count)]
internal struct LatencyParts
{
    public const int Count = 10;

    private long first;

    public void Add(in LatencyParts other) => Sums.Add(this, other);
}
