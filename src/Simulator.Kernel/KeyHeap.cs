namespace Simulator.Kernel;

/// <summary>A heap of keys with four children a node, the earliest first: shallower than a binary heap and no slower to descend.</summary>
internal sealed class KeyHeap
{
    private const int Arity = 4;

    private EventKey[] _keys = new EventKey[64];

    public int Count { get; private set; }

    /// <summary>The earliest key; the heap must not be empty.</summary>
    public ref readonly EventKey Head => ref _keys[0];

    public ReadOnlySpan<EventKey> Keys => _keys.AsSpan(0, Count);

    public void Push(EventKey key)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
        }

        var place = Count++;
        while (place > 0)
        {
            var parent = (place - 1) / Arity;
            if (!key.Precedes(_keys[parent]))
            {
                break;
            }

            _keys[place] = _keys[parent];
            place = parent;
        }

        _keys[place] = key;
    }

    public void RemoveHead()
    {
        var key = _keys[--Count];
        var place = 0;
        while (true)
        {
            var first = (place * Arity) + 1;
            if (first >= Count)
            {
                break;
            }

            var earliest = first;
            var end = Math.Min(first + Arity, Count);
            for (var child = first + 1; child < end; child++)
            {
                if (_keys[child].Precedes(_keys[earliest]))
                {
                    earliest = child;
                }
            }

            if (!_keys[earliest].Precedes(key))
            {
                break;
            }

            _keys[place] = _keys[earliest];
            place = earliest;
        }

        _keys[place] = key;
    }

    /// <summary>Removes the keys of cancelled events.</summary>
    public void DropDead(EventNode[] nodes)
    {
        var before = Count;
        Count = 0;
        for (var i = 0; i < before; i++)
        {
            var key = _keys[i];
            if (nodes[key.Slot].Order == key.Order)
            {
                Push(key); // never writes behind i: no more keys were kept than read
            }
        }
    }

    public void Clear() => Count = 0;
}
