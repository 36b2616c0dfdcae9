namespace Simulator.Bench.Yardsticks;

/// <summary>An array sorted by insertion, earliest last: the best there is for a few events.</summary>
internal struct SortedArray(int capacity) : IPendingSet
{
    private readonly (long Time, uint Payload)[] _entries = new (long, uint)[capacity];
    private int _count;

    public void Add(long time, uint payload)
    {
        unchecked
        {
            var entries = _entries;
            var i = _count++;
            for (; i > 0 && entries[i - 1].Time <= time; i--)
            {
                entries[i] = entries[i - 1];
            }

            entries[i] = (time, payload);
        }
    }

    public long Take(out uint payload)
    {
        unchecked
        {
            (var time, payload) = _entries[--_count];
            return time;
        }
    }
}
