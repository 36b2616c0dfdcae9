using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Simulator.Kernel;

/// <summary>A waiting line served by priority, and first come, first served within one.</summary>
/// <remarks>
/// Items are small numbers that mean something to the owner only, such as the slot of a task. Every operation takes constant time and none
/// allocates once the line has been as long before. A line under another discipline has the same surface; only what it is joined with
/// differs (a deadline or an index in place of a priority).
/// </remarks>
public sealed class WaitingLine
{
    /// <summary>The largest number of priorities a line can have.</summary>
    public const int MaxPriorities = 64;

    // Each priority is a ring of nodes closed by a sentinel, node number = priority, so that joining and leaving need no cases.
    private readonly int[] _counts;
    private Node[] _nodes;
    private int _free;
    private ulong _waiting; // bit p: somebody waits with priority p

    private struct Node
    {
        public int Item;
        public int Priority;
        public int Next;
        public int Previous;
        public uint Generation;
    }

    /// <summary>Makes an empty line.</summary>
    /// <param name="priorities">How many priorities. Range: 1 to <see cref="MaxPriorities"/>; default: 1, plain first come, first served.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of priorities is out of range.</exception>
    public WaitingLine(int priorities = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(priorities, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(priorities, MaxPriorities);
        _counts = new int[priorities];
        _nodes = new Node[(int)BitOperations.RoundUpToPowerOf2((uint)(priorities + 16))];
        for (var p = 0; p < priorities; p++)
        {
            _nodes[p].Next = _nodes[p].Previous = p;
        }

        Thread(priorities);
    }

    /// <summary>How many priorities there are: 0, the most urgent, to one less than this.</summary>
    public int Priorities => _counts.Length;

    /// <summary>How many items wait.</summary>
    public int Count { get; private set; }

    /// <summary>The position of the item to be served first; the default value when nobody waits.</summary>
    public LinePosition First => _waiting == 0 ? default : PositionOf(_nodes[BitOperations.TrailingZeroCount(_waiting)].Next);

    /// <summary>How many items wait with one priority.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such priority.</exception>
    public int CountOf(int priority)
    {
        CheckPriority(priority);
        return _counts[priority];
    }

    /// <summary>Puts an item behind all others of its priority.</summary>
    /// <param name="item">The item; a line does not mind the same number twice.</param>
    /// <param name="priority">Its priority; 0 is the most urgent.</param>
    /// <returns>Where it waits, to take it out again.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such priority.</exception>
    public LinePosition EnqueueLast(int item, int priority = 0)
    {
        CheckPriority(priority);
        return Link(item, priority, before: _nodes[priority].Previous);
    }

    /// <summary>Puts an item before all others of its priority: work that was begun and handed back.</summary>
    /// <param name="item">The item.</param>
    /// <param name="priority">Its priority; 0 is the most urgent.</param>
    /// <returns>Where it waits, to take it out again.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such priority.</exception>
    public LinePosition EnqueueFirst(int item, int priority = 0)
    {
        CheckPriority(priority);
        return Link(item, priority, before: priority);
    }

    /// <summary>Takes the item to be served first.</summary>
    /// <param name="item">The item; 0 when nobody waits.</param>
    /// <returns>Whether somebody waited.</returns>
    public bool TryDequeue(out int item)
    {
        if (_waiting == 0)
        {
            item = 0;
            return false;
        }

        var slot = _nodes[BitOperations.TrailingZeroCount(_waiting)].Next;
        item = _nodes[slot].Item;
        Unlink(slot);
        return true;
    }

    /// <summary>Takes an item out wherever it stands: withdrawn, expired or picked out of order.</summary>
    /// <returns>False when the position is stale: the item left already.</returns>
    public bool Remove(LinePosition position)
    {
        if (!Contains(position))
        {
            return false;
        }

        Unlink(position.Slot);
        return true;
    }

    /// <summary>Whether the item of this position still waits.</summary>
    public bool Contains(LinePosition position) =>
        TryItemAt(position, out _);

    /// <summary>The item that waits at a position.</summary>
    /// <param name="position">The position.</param>
    /// <param name="item">The item; 0 when the position is stale.</param>
    /// <returns>Whether it still waits.</returns>
    public bool TryItemAt(LinePosition position, out int item)
    {
        var nodes = _nodes;
        var slot = position.Slot;
        if (unchecked((uint)slot) < (uint)nodes.Length && (position.Generation & 1) != 0 && nodes[slot].Generation == position.Generation)
        {
            item = nodes[slot].Item;
            return true;
        }

        item = 0;
        return false;
    }

    /// <summary>The position served after this one; the default value after the last.</summary>
    /// <remarks>To take an item out while walking, ask for the next position first.</remarks>
    /// <exception cref="InvalidOperationException">The position is stale.</exception>
    public LinePosition Next(LinePosition position)
    {
        var next = _nodes[Valid(position)].Next;
        if (next >= _counts.Length)
        {
            return PositionOf(next);
        }

        var later = _waiting & (ulong.MaxValue << next << 1);
        return later == 0 ? default : PositionOf(_nodes[BitOperations.TrailingZeroCount(later)].Next);
    }

    /// <summary>The item that waits at a position.</summary>
    /// <exception cref="InvalidOperationException">The position is stale.</exception>
    public int ItemAt(LinePosition position) => _nodes[Valid(position)].Item;

    /// <summary>The priority of the item that waits at a position.</summary>
    /// <exception cref="InvalidOperationException">The position is stale.</exception>
    public int PriorityAt(LinePosition position) => _nodes[Valid(position)].Priority;

    /// <summary>Sends everybody away and keeps the storage, for the next replication. Positions given out before are stale afterwards.</summary>
    public void Clear()
    {
        while (TryDequeue(out _))
        {
        }
    }

    private LinePosition PositionOf(int slot) => new(slot, _nodes[slot].Generation);

    private int Valid(LinePosition position) =>
        Contains(position) ? position.Slot : throw new InvalidOperationException("The position is stale: its item has left the line.");

    private void CheckPriority(int priority)
    {
        if (priority < 0 || priority >= _counts.Length)
        {
            ThrowNoSuchPriority(priority);
        }
    }

    [DoesNotReturn]
    private static void ThrowNoSuchPriority(int priority) =>
        throw new ArgumentOutOfRangeException(nameof(priority), priority, "There is no such priority.");

    private LinePosition Link(int item, int priority, int before)
    {
        unchecked
        {
            if (_free == 0)
            {
                Grow();
            }

            var nodes = _nodes;
            var slot = _free;
            ref var node = ref nodes[slot];
            _free = node.Next;
            var after = nodes[before].Next;
            node.Item = item;
            node.Priority = priority;
            node.Previous = before;
            node.Next = after;
            nodes[before].Next = slot;
            nodes[after].Previous = slot;
            _counts[priority]++;
            _waiting |= 1UL << priority;
            Count++;
            return new LinePosition(slot, ++node.Generation);
        }
    }

    private void Unlink(int slot)
    {
        unchecked
        {
            var nodes = _nodes;
            ref var node = ref nodes[slot];
            nodes[node.Previous].Next = node.Next;
            nodes[node.Next].Previous = node.Previous;
            if (--_counts[node.Priority] == 0)
            {
                _waiting &= ~(1UL << node.Priority);
            }

            Count--;
            node.Generation++;
            node.Next = _free;
            _free = slot;
        }
    }

    private void Grow()
    {
        var first = _nodes.Length;
        Array.Resize(ref _nodes, first * 2);
        Thread(first);
    }

    /// <summary>Strings the nodes from the first one on into the free list.</summary>
    private void Thread(int first)
    {
        for (var i = first; i < _nodes.Length - 1; i++)
        {
            _nodes[i].Next = i + 1;
        }

        _free = first;
    }
}
