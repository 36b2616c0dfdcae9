namespace Simulator.Kernel;

/// <summary>One slot of a calendar without its payload: 32 bytes, two to a cache line.</summary>
internal struct EventNode
{
    public long Time;

    /// <summary>See <see cref="EventKey"/>. It changes when the event is cancelled: by that a key left in the near set is seen to be dead.</summary>
    public ulong Order;

    /// <summary>Odd while the slot holds an event; one more with every event that comes and with every one that goes.</summary>
    public uint Generation;

    /// <summary>The next slot of the same bucket, or of the free list; 0 = none.</summary>
    public int Next;

    /// <summary>The slot before this one in its bucket, or the complement of the bucket's number for the first; 0 = not in a bucket.</summary>
    public int Previous;

    public readonly bool IsLive => (Generation & 1) != 0;

    public readonly EventKey Key => new(Time, Order);
}
