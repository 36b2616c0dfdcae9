namespace Simulator.Kernel;

/// <summary>What orders an event, in 16 bytes: its time; then class (8 bits), sequence (32 bits) and slot (24 bits) in one word.</summary>
/// <remarks>Sequence numbers differ, so no two keys of a calendar are equal and the slot never decides an order.</remarks>
internal readonly struct EventKey(long time, ulong order) : IComparable<EventKey>
{
    public const int MaxSlot = (1 << SlotBits) - 1;

    private const int SlotBits = 24;
    private const int ClassShift = SlotBits + 32;

    public readonly long Time = time;
    public readonly ulong Order = order;

    /// <summary>No event has a later key.</summary>
    public static EventKey AfterAll => new(long.MaxValue, ulong.MaxValue);

    public int Slot => unchecked((int)(Order & MaxSlot));

    public byte Class => unchecked((byte)(Order >> ClassShift));

    public uint Sequence => unchecked((uint)(Order >> SlotBits));

    public static ulong Pack(byte eventClass, uint sequence, int slot) =>
        ((ulong)eventClass << ClassShift) | ((ulong)sequence << SlotBits) | unchecked((uint)slot);

    public bool Precedes(in EventKey other) => Time < other.Time || (Time == other.Time && Order < other.Order);

    /// <summary>Sorts the latest first: the earliest key stands at the end of an array, where taking it moves no other.</summary>
    public int CompareTo(EventKey other) => other.Precedes(this) ? -1 : Precedes(other) ? 1 : 0;
}
