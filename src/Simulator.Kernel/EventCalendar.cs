using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Simulator.Time;

namespace Simulator.Kernel;

/// <summary>The pending events of a simulation, handed out in the order of (time, class, sequence of scheduling).</summary>
/// <remarks>
/// The order depends on nothing else: not on the history of the calendar, on cancelled events or on the machine. Scheduling, taking and
/// cancelling take amortised constant time, a logarithm where thousands of events share one instant; nothing is allocated once
/// the calendar has been as full before. Few pending events are kept in a sorted array, many in a ladder of buckets. Not thread-safe.
/// </remarks>
/// <typeparam name="TEvent">What an event carries; copied in and out, so keep it small.</typeparam>
public sealed class EventCalendar<TEvent>
    where TEvent : struct
{
    private readonly NearEvents _near = new();
    private readonly FarEvents _far = new();
    private EventNode[] _nodes = [default]; // slot 0 holds no event: 0 means "none" in every list
    private TEvent[] _payloads = [default];
    private int _free;
    private int _count;
    private uint _sequence;
    private long _now;
    private long _ran;

    /// <summary>Makes an empty calendar.</summary>
    /// <param name="now">The current time to start with. Default: the epoch.</param>
    public EventCalendar(Instant now = default) => _now = now.Microseconds;

    /// <summary>For tests: starts with a given sequence number, to reach its end.</summary>
    internal EventCalendar(uint sequence) => _sequence = sequence;

    /// <summary>The current time: that of the event taken last, or what the calendar started with.</summary>
    public Instant Now => new(_now);

    /// <summary>How many events are pending; cancelled ones are not.</summary>
    public int Count => _count;

    /// <summary>Adds an event.</summary>
    /// <param name="at">When it is to run; the current instant is allowed, whatever the class.</param>
    /// <param name="eventClass">Its rank among the events of one instant: the smallest runs first. Range: 0 to 255.</param>
    /// <param name="payload">What it carries.</param>
    /// <returns>Its name, to cancel it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before <see cref="Now"/>.</exception>
    /// <exception cref="InvalidOperationException">16,777,215 events are pending already.</exception>
    public EventHandle Schedule(Instant at, byte eventClass, TEvent payload)
    {
        unchecked
        {
            var time = at.Microseconds;
            if (time < _now)
            {
                ThrowPast(at);
            }

            if (_free == 0 || _sequence == uint.MaxValue)
            {
                MakeSpace();
            }

            var slot = _free;
            ref var node = ref _nodes[slot];
            var generation = node.Generation + 1;
            var order = EventKey.Pack(eventClass, ++_sequence, slot);
            _free = node.Next;
            node.Generation = generation;
            node.Time = time;
            node.Order = order;
            node.Previous = 0;
            _payloads[slot] = payload;
            _count++;
            if (time > _near.Last)
            {
                _far.Insert(_nodes, slot);
            }
            else if (_near.Count < NearEvents.Limit)
            {
                _near.Insert(new EventKey(time, order));
            }
            else
            {
                InsertIntoFull(slot);
            }

            return new EventHandle(slot, generation);
        }
    }

    /// <summary>Removes an event that has not run yet.</summary>
    /// <returns>False when it already ran or was cancelled, and for the default handle.</returns>
    public bool Cancel(EventHandle handle)
    {
        var nodes = _nodes;
        if (handle.Slot < 0 || handle.Slot >= nodes.Length)
        {
            return false;
        }

        ref var node = ref nodes[handle.Slot];
        if (node.Generation != handle.Generation || !node.IsLive)
        {
            return false;
        }

        if (node.Previous != 0)
        {
            _far.Unlink(nodes, handle.Slot);
        }
        else
        {
            node.Order = 0;
            _near.MarkDead(nodes);
        }

        Free(handle.Slot, ref node);
        return true;
    }

    /// <summary>Says when the next event runs, without taking it.</summary>
    /// <param name="at">Its time; the epoch when there is none.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryPeekTime(out Instant at)
    {
        if ((_near.Count == 0 || _near.Dead > 0) && !Settle())
        {
            at = default;
            return false;
        }

        at = new Instant(_near.HeapIsNext ? _near.Heap.Head.Time : _near.Head.Time);
        return true;
    }

    /// <summary>Takes the next event and moves the current time to it.</summary>
    /// <param name="at">When it runs; the epoch when there is none.</param>
    /// <param name="payload">What it carries.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryNext(out Instant at, out TEvent payload) => TryNext(out at, out _, out payload);

    /// <summary>Takes the next event and moves the current time to it.</summary>
    /// <param name="at">When it runs; the epoch when there is none.</param>
    /// <param name="eventClass">The class it was scheduled with.</param>
    /// <param name="payload">What it carries.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryNext(out Instant at, out byte eventClass, out TEvent payload)
    {
        unchecked
        {
            if ((_near.Count == 0 || _near.Dead > 0) && !Settle())
            {
                at = default;
                eventClass = 0;
                payload = default;
                return false;
            }

            var key = _near.Head;
            if (_near.HeapIsNext)
            {
                key = _near.Heap.Head;
                _near.Heap.RemoveHead();
            }
            else
            {
                _near.RemoveHead();
            }

            var slot = key.Slot;
            _now = key.Time;
            _ran++;
            at = new Instant(key.Time);
            eventClass = key.Class;
            payload = _payloads[slot];
            Free(slot, ref _nodes[slot]);
            return true;
        }
    }

    /// <summary>Removes all events and starts anew, keeping the memory: for the next replication.</summary>
    /// <remarks>Handles given out before are stale afterwards.</remarks>
    /// <param name="now">The current time to start with; it may be earlier than <see cref="Now"/>.</param>
    public void Clear(Instant now)
    {
        for (var slot = 1; slot < _nodes.Length && _count > 0; slot++)
        {
            ref var node = ref _nodes[slot];
            if (node.IsLive)
            {
                Free(slot, ref node);
            }
        }

        _near.Clear();
        _far.Clear();
        _sequence = 0;
        _now = now.Microseconds;
        _ran = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Free(int slot, ref EventNode node)
    {
        unchecked
        {
            node.Generation++;
            node.Next = _free;
            _free = slot;
            _count--;
            if (RuntimeHelpers.IsReferenceOrContainsReferences<TEvent>())
            {
                _payloads[slot] = default;
            }
        }
    }

    /// <summary>Adds an event that belongs to the near set when its array is full.</summary>
    private void InsertIntoFull(int slot)
    {
        var key = _nodes[slot].Key;
        var hasRoom = _near.MakeRoom(_nodes, _far);
        if (key.Time > _near.Last)
        {
            _far.Insert(_nodes, slot);
        }
        else if (hasRoom)
        {
            _near.Insert(key);
        }
        else
        {
            _near.Heap.Push(key);
        }
    }

    /// <summary>Brings live events to the front of the near set.</summary>
    /// <returns>False when no event is pending.</returns>
    private bool Settle()
    {
        if (_count == 0)
        {
            _near.Clear();
            _far.Clear();
            return false;
        }

        _near.DropDeadHeads(_nodes);
        if (_near.Count == 0)
        {
            _near.Gather(_nodes);
        }

        if (_near.Count == 0)
        {
            _far.Refill(_nodes, _near, _count, _ran);
        }

        return true;
    }

    private void MakeSpace()
    {
        if (_sequence == uint.MaxValue)
        {
            Renumber();
        }

        if (_free != 0)
        {
            return;
        }

        var first = _nodes.Length;
        if (first > EventKey.MaxSlot)
        {
            throw new InvalidOperationException($"A calendar holds at most {EventKey.MaxSlot} pending events.");
        }

        Array.Resize(ref _nodes, Math.Max(64, first * 2));
        Array.Resize(ref _payloads, _nodes.Length);
        for (var slot = first; slot < _nodes.Length - 1; slot++)
        {
            _nodes[slot].Next = slot + 1;
        }

        _free = first;
    }

    /// <summary>Gives the pending events small sequence numbers in their old order: once in four billion events, the numbers run out.</summary>
    private void Renumber()
    {
        var slots = new int[_count];
        var sequences = new uint[_count];
        var found = 0;
        for (var slot = 1; slot < _nodes.Length; slot++)
        {
            if (_nodes[slot].IsLive)
            {
                slots[found] = slot;
                sequences[found++] = _nodes[slot].Key.Sequence;
            }
        }

        Array.Sort(sequences, slots);
        _near.Clear();
        _far.Clear();
        _sequence = 0;
        foreach (var slot in slots)
        {
            ref var node = ref _nodes[slot];
            node.Order = EventKey.Pack(node.Key.Class, ++_sequence, slot);
            node.Previous = 0;
            _near.Append(node.Key);
        }

        _near.Sort();
    }

    [DoesNotReturn]
    private void ThrowPast(Instant at) =>
        throw new ArgumentOutOfRangeException(nameof(at), at, $"An event cannot be scheduled before the current time {Now}.");
}
