using System.Numerics;

namespace Simulator.Bench.Yardsticks;

/// <summary>
/// A ladder queue (Tang, Goh and Thng 2005) reduced to what the hold model needs: one rung of lists, no ties in order, no classes, no
/// handles, no cancelling, no protection against crowds and outliers. The fastest structure known here from 1,000 pending events on.
/// </summary>
internal struct Ladder(double meanDelay) : IPendingSet
{
    private const double Occupancy = 10;

    private readonly (long Time, uint Payload)[] _bottom = new (long, uint)[4096];
    private Node[] _nodes = new Node[64];
    private int[] _heads = new int[64];
    private int _bottomCount;
    private int _free;
    private int _used = 1;
    private int _top;
    private int _size;
    private int _cursor;
    private int _shift;
    private int _count;
    private int _taken;
    private long _start;
    private long _rungLast = long.MinValue;
    private long _bottomLast = long.MinValue;
    private long _topEarliest = long.MaxValue;

    private struct Node
    {
        public long Time;
        public uint Payload;
        public int Next;
    }

    public void Add(long time, uint payload)
    {
        unchecked
        {
            _count++;
            if (time <= _bottomLast)
            {
                Insert(time, payload);
                return;
            }

            var slot = _free;
            if (slot != 0)
            {
                _free = _nodes[slot].Next;
            }
            else
            {
                if (_used == _nodes.Length)
                {
                    Array.Resize(ref _nodes, _used * 2);
                }

                slot = _used++;
            }

            ref var node = ref _nodes[slot];
            node.Time = time;
            node.Payload = payload;
            Link(slot, ref node);
        }
    }

    public long Take(out uint payload)
    {
        unchecked
        {
            while (_bottomCount == 0)
            {
                Refill();
            }

            _count--;
            _taken++;
            (var time, payload) = _bottom[--_bottomCount];
            return time;
        }
    }

    private void Link(int slot, ref Node node)
    {
        unchecked
        {
            if (node.Time <= _rungLast)
            {
                ref var head = ref _heads[(int)((ulong)(node.Time - _start) >> _shift)];
                node.Next = head;
                head = slot;
                return;
            }

            _topEarliest = Math.Min(_topEarliest, node.Time);
            node.Next = _top;
            _top = slot;
        }
    }

    private void Insert(long time, uint payload)
    {
        unchecked
        {
            var bottom = _bottom;
            var i = _bottomCount++;
            for (; i > 0 && bottom[i - 1].Time <= time; i--)
            {
                bottom[i] = bottom[i - 1];
            }

            bottom[i] = (time, payload);
        }
    }

    private void Refill()
    {
        unchecked
        {
            while (_cursor < _size && _heads[_cursor] == 0)
            {
                _cursor++;
            }

            if (_cursor == _size)
            {
                Divide();
                return;
            }

            var slot = _heads[_cursor];
            _heads[_cursor++] = 0;
            _bottomLast = _start + ((long)_cursor << _shift) - 1;
            while (slot != 0)
            {
                ref var node = ref _nodes[slot];
                Insert(node.Time, node.Payload);
                var next = node.Next;
                node.Next = _free;
                _free = slot;
                slot = next;
            }
        }
    }

    private void Divide()
    {
        unchecked
        {
            var density = _taken > _count ? _taken / (double)(_topEarliest - _start) : _count / meanDelay;
            _start = _topEarliest;
            _taken = 0;
            _size = Math.Max(16, (int)BitOperations.RoundUpToPowerOf2((uint)_count) / 2);
            if (_heads.Length < _size)
            {
                _heads = new int[_size];
            }

            _shift = Math.Max(0, (int)Math.Round(Math.Log2(Occupancy / density)));
            _rungLast = _start + ((long)_size << _shift) - 1;
            _cursor = 0;
            _bottomLast = _start - 1;
            _topEarliest = long.MaxValue;
            var slot = _top;
            _top = 0;
            while (slot != 0)
            {
                ref var node = ref _nodes[slot];
                var next = node.Next;
                Link(slot, ref node);
                slot = next;
            }
        }
    }
}
