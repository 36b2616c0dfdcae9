using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Simulator.Kernel;

/// <summary>The events that come next: a sorted array with the earliest last, and beside it a heap for what would cost too much to sort in.</summary>
/// <remarks>
/// With few events pending, all of them are here. The heap bounds an insertion by a logarithm when the array is long, as when
/// thousands of events share one instant. A cancelled event leaves its key behind; <see cref="Dead"/> counts those keys.
/// </remarks>
internal sealed class NearEvents
{
    /// <summary>Up to how many keys the array takes another by insertion. Measured: from here on a bucket is cheaper.</summary>
    public const int Limit = 48;

    private const int MinPurge = 16;

    // Keys are at 1 to Count; the key at 0 is later than all others and stops the search of Insert.
    private EventKey[] _keys = new EventKey[Limit + 2];

    public NearEvents() => _keys[0] = EventKey.AfterAll;

    /// <summary>The last time that belongs here; later events go to the buckets.</summary>
    public long Last { get; set; } = long.MaxValue;

    /// <summary>How many keys the array holds, dead ones included.</summary>
    public int Count { get; private set; }

    /// <summary>How many keys, here or in the heap, belong to cancelled events.</summary>
    public int Dead { get; private set; }

    public KeyHeap Heap { get; } = new();

    /// <summary>The earliest key of the array; later than every event when the array is empty.</summary>
    public ref readonly EventKey Head => ref _keys[Count];

    public bool HeapIsNext => Heap.Count > 0 && Heap.Head.Precedes(Head);

    /// <summary>Sorts a key in. The caller keeps <see cref="Count"/> below <see cref="Limit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Insert(EventKey key)
    {
        unchecked
        {
            // The innermost loop of every simulation. The key at 0 ends it, which the JIT cannot know: with bounds checks it
            // takes a fifth longer at 20 pending events.
            var keys = _keys;
            var count = Count;
            Debug.Assert(count + 1 < keys.Length, "There must be room for the key.");
            Count = count + 1;
            ref var place = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(keys), count);
            while (place.Precedes(key))
            {
                Unsafe.Add(ref place, 1) = place;
                place = ref Unsafe.Subtract(ref place, 1);
            }

            Unsafe.Add(ref place, 1) = key;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RemoveHead() => Count = unchecked(Count - 1);

    /// <summary>Adds a key without order; <see cref="Sort"/> follows.</summary>
    public void Append(EventKey key)
    {
        if (Count + 2 > _keys.Length)
        {
            Array.Resize(ref _keys, _keys.Length * 2);
        }

        _keys[++Count] = key;
    }

    public void Sort() => _keys.AsSpan(1, Count).Sort();

    /// <summary>Notes that an event whose key is here was cancelled.</summary>
    public void MarkDead(EventNode[] nodes)
    {
        Dead++;
        if (Dead > MinPurge && Dead > (Count + Heap.Count) / 2)
        {
            DropDead(nodes); // touches at most two keys for each that died since the last time
        }
    }

    /// <summary>Removes dead keys until the earliest of the array and the earliest of the heap are live, as far as there are any.</summary>
    public void DropDeadHeads(EventNode[] nodes)
    {
        while (Dead > 0 && Count > 0 && IsDead(nodes, Head))
        {
            RemoveHead();
            Dead--;
        }

        while (Dead > 0 && Heap.Count > 0 && IsDead(nodes, Heap.Head))
        {
            Heap.RemoveHead();
            Dead--;
        }
    }

    /// <summary>Brings the heap into the sorted array.</summary>
    public void Gather(EventNode[] nodes)
    {
        DropDead(nodes);
        if (Heap.Count == 0)
        {
            return;
        }

        foreach (ref readonly var key in Heap.Keys)
        {
            Append(key);
        }

        Heap.Clear();
        Sort();
    }

    /// <summary>Makes room by handing the later half of the keys to the buckets and lowering <see cref="Last"/>.</summary>
    /// <returns>Whether a key can now be sorted in. False when all share one instant, or when moving them is not yet paid for.</returns>
    public bool MakeRoom(EventNode[] nodes, FarEvents far)
    {
        // Looking at a long array again only after half as many new keys keeps the cost of each in proportion.
        if (Heap.Count * 2 < Count - Limit || Math.Min(Head.Time, Heap.Count > 0 ? Heap.Head.Time : long.MaxValue) >= Last)
        {
            return false;
        }

        Gather(nodes);
        if (Count <= Limit / 2)
        {
            return true; // the rest was dead
        }

        var latest = _keys[1].Time;
        if (Head.Time == latest)
        {
            Last = latest;
            return false;
        }

        var middle = _keys[(Count / 2) + 1].Time;
        Last = middle < latest ? middle : latest - 1;
        var moved = 0;
        for (; _keys[moved + 1].Time > Last; moved++)
        {
            far.Insert(nodes, _keys[moved + 1].Slot);
        }

        Count -= moved;
        Array.Copy(_keys, moved + 1, _keys, 1, Count);
        return Count < Limit;
    }

    public void Clear()
    {
        Last = long.MaxValue;
        Count = 0;
        Dead = 0;
        Heap.Clear();
    }

    private static bool IsDead(EventNode[] nodes, in EventKey key) => nodes[key.Slot].Order != key.Order;

    private void DropDead(EventNode[] nodes)
    {
        if (Dead == 0)
        {
            return;
        }

        var kept = 0;
        for (var i = 1; i <= Count; i++)
        {
            if (!IsDead(nodes, _keys[i]))
            {
                _keys[++kept] = _keys[i];
            }
        }

        Count = kept;
        Heap.DropDead(nodes);
        Dead = 0;
    }
}
