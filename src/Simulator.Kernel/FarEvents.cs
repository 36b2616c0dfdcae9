using System.Numerics;
using System.Runtime.CompilerServices;

namespace Simulator.Kernel;

/// <summary>The events after the near set, in buckets that refine themselves where events crowd.</summary>
/// <remarks>
/// A ladder queue (Tang, Goh and Thng 2005) whose buckets are lists through the slots: the buckets of the outermost rung divide a stretch
/// of time, a bucket that is too full when its turn comes becomes a rung of its own, and what lies beyond the outermost rung waits
/// unsorted in the top list. It differs in two ways. The width of a bucket follows the rate at which events really ran, or for want of
/// it the median of those that wait, never their extremes; and an inner rung covers exactly the events it was made for. So a far
/// outlier or a cluster costs one rung, however far away it is. Lists in both directions let a cancelled event leave at once.
/// </remarks>
internal sealed class FarEvents
{
    /// <summary>How many events of a bucket are sorted into the near set one by one; more are divided again.</summary>
    private const int LoadLimit = 32;

    /// <summary>How many events a bucket of the outermost rung is to hold when its turn comes. Measured: fewer cost more in empty buckets
    /// and calls, more cost more in sorting; flat between 8 and 16.</summary>
    private const double Occupancy = 10;

    /// <summary>Dividing needs 11 rungs at most; more only when events are put before a bucket that was looked into and then cancelled.</summary>
    private const int MaxDepth = 16;

    private const int SampleSize = 64;
    private const int Top = 0;
    private const long NoEpoch = long.MaxValue;

    private readonly Rung[] _rungs = new Rung[MaxDepth];
    private int _depth;
    private int[] _heads = new int[256]; // first slot of each bucket, 0 = none; bucket 0 is the top list
    private long _topEarliest = long.MaxValue; // of the top list; may be earlier than true after a cancellation
    private long _epochStart; // start of the latest outermost rung
    private long _epochRan = NoEpoch; // events that had run by then

    /// <summary>Puts an event into its bucket. Its time lies after the near set.</summary>
    public void Insert(EventNode[] nodes, int slot)
    {
        unchecked
        {
            var time = nodes[slot].Time;
            for (var d = _depth - 1; d >= 0; d--)
            {
                ref var rung = ref _rungs[d];
                if (time <= rung.Last)
                {
                    Link(nodes, rung.BucketOf(time), slot);
                    return;
                }
            }

            _topEarliest = Math.Min(_topEarliest, time);
            Link(nodes, Top, slot);
        }
    }

    /// <summary>Takes an event out of its bucket.</summary>
    public void Unlink(EventNode[] nodes, int slot)
    {
        ref readonly var node = ref nodes[slot];
        if (node.Previous < 0)
        {
            _heads[~node.Previous] = node.Next;
        }
        else
        {
            nodes[node.Previous].Next = node.Next;
        }

        nodes[node.Next].Previous = node.Previous;
    }

    /// <summary>Moves the earliest events into the near set, which must be empty, and says how far it now reaches.</summary>
    /// <param name="nodes">The slots.</param>
    /// <param name="near">The empty near set.</param>
    /// <param name="pending">How many events there are; all of them are here. At least 1.</param>
    /// <param name="ran">How many events ran since the calendar was cleared.</param>
    public void Refill(EventNode[] nodes, NearEvents near, int pending, long ran)
    {
        while (true)
        {
            if (_depth == 0)
            {
                if (pending <= LoadLimit)
                {
                    TryLoadFew(nodes, near, Top);
                    _topEarliest = long.MaxValue;
                    near.Last = long.MaxValue;
                    return;
                }

                DivideTop(nodes, pending, ran);
            }

            ref var rung = ref _rungs[_depth - 1];
            var heads = _heads.AsSpan(rung.First, rung.Size);
            var cursor = rung.Cursor;
            while (cursor < heads.Length && heads[cursor] == 0)
            {
                cursor++;
            }

            if (cursor == heads.Length)
            {
                _depth--;
                continue;
            }

            rung.MoveCursor(cursor);
            if (TryLoadFew(nodes, near, rung.First + cursor))
            {
                near.Last = rung.CursorLast();
                return;
            }

            if (LoadOrDivide(nodes, near, ref rung))
            {
                return;
            }
        }
    }

    /// <summary>Forgets all events.</summary>
    public void Clear()
    {
        for (var d = 0; d < _depth; d++)
        {
            Array.Clear(_heads, _rungs[d].First, _rungs[d].Size);
        }

        _heads[Top] = 0;
        _depth = 0;
        _topEarliest = long.MaxValue;
        _epochRan = NoEpoch;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Link(EventNode[] nodes, int bucket, int slot)
    {
        ref var head = ref _heads[bucket];
        ref var node = ref nodes[slot];
        nodes[head].Previous = slot; // of slot 0, which holds no event, if the bucket is empty: cheaper than to ask
        node.Next = head;
        node.Previous = ~bucket;
        head = slot;
    }

    /// <summary>Sorts the events of a bucket into the empty near set if they are few; otherwise leaves them in the bucket.</summary>
    private bool TryLoadFew(EventNode[] nodes, NearEvents near, int bucket)
    {
        unchecked
        {
            var count = 0;
            for (var slot = _heads[bucket]; slot != 0;)
            {
                if (++count > LoadLimit)
                {
                    near.Clear();
                    return false; // whoever takes them next links them anew
                }

                ref var node = ref nodes[slot];
                near.Insert(node.Key);
                node.Previous = 0;
                slot = node.Next;
            }

            _heads[bucket] = 0;
            return true;
        }
    }

    /// <summary>Divides the crowded bucket at the cursor, or loads it whole when its events share one instant.</summary>
    /// <returns>Whether it was loaded.</returns>
    private bool LoadOrDivide(EventNode[] nodes, NearEvents near, ref Rung rung)
    {
        var bucket = rung.First + rung.Cursor;
        var count = 0;
        long earliest = long.MaxValue, latest = long.MinValue;
        for (var slot = _heads[bucket]; slot != 0; slot = nodes[slot].Next)
        {
            count++;
            earliest = Math.Min(earliest, nodes[slot].Time);
            latest = Math.Max(latest, nodes[slot].Time);
        }

        var first = _heads[bucket];
        _heads[bucket] = 0;
        if (earliest == latest || _depth == MaxDepth)
        {
            LoadMany(nodes, near, first);
            near.Last = earliest == latest ? latest : rung.CursorLast();
            return true;
        }

        var size = (int)BitOperations.RoundUpToPowerOf2((uint)count);
        AddRung(earliest, Rung.ShiftFor(unchecked((ulong)(latest - earliest)), size), size, rung.CursorLast());
        Distribute(nodes, first);
        return false;
    }

    private static void LoadMany(EventNode[] nodes, NearEvents near, int first)
    {
        for (var slot = first; slot != 0; slot = nodes[slot].Next)
        {
            nodes[slot].Previous = 0;
            near.Append(nodes[slot].Key);
        }

        near.Sort();
    }

    /// <summary>Makes the outermost rung from the top list; what lies beyond it stays there.</summary>
    private void DivideTop(EventNode[] nodes, int pending, long ran)
    {
        var start = _topEarliest;

        // Only an epoch that paid for its division counts: otherwise widths that are too small could repeat themselves.
        var density = _epochRan != NoEpoch && ran - _epochRan > pending / 4
            ? (ran - _epochRan) / ((double)start - _epochStart)
            : MedianDensity(nodes, start, pending);
        _epochStart = start;
        _epochRan = ran;

        // Half as many buckets as events, ten events each: at an even rate every event moves through the top list once in five.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)pending) / 2;
        var width = Occupancy * Math.Sqrt(2) / density; // rounded down to a power of two below
        var shift = Math.Min(width <= 1 ? 0 : Math.ILogB(width), 63 - BitOperations.Log2((uint)size));
        var first = _heads[Top];
        _heads[Top] = 0;
        _topEarliest = long.MaxValue;
        AddRung(start, shift, size, long.MaxValue);
        Distribute(nodes, first);
    }

    /// <summary>Events per µs among the earlier half of the top list, from every n-th of them.</summary>
    private double MedianDensity(EventNode[] nodes, long start, int pending)
    {
        Span<long> sample = stackalloc long[SampleSize];
        var stride = (pending / SampleSize) + 1;
        var seen = 0;
        var taken = 0;
        for (var slot = _heads[Top]; slot != 0; slot = nodes[slot].Next)
        {
            if (seen++ % stride == 0)
            {
                sample[taken++] = nodes[slot].Time;
            }
        }

        sample = sample[..taken];
        sample.Sort();
        return pending * 0.5 / Math.Max(1, (double)sample[taken / 2] - start);
    }

    private void AddRung(long start, int shift, int size, long limit)
    {
        var first = _depth == 0 ? Top + 1 : _rungs[_depth - 1].First + _rungs[_depth - 1].Size;
        if (first + size > _heads.Length)
        {
            Array.Resize(ref _heads, (int)BitOperations.RoundUpToPowerOf2((uint)(first + size)));
        }

        _rungs[_depth++] = Rung.Over(start, shift, first, size, limit);
    }

    private void Distribute(EventNode[] nodes, int first)
    {
        while (first != 0)
        {
            var next = nodes[first].Next;
            Insert(nodes, first);
            first = next;
        }
    }
}
