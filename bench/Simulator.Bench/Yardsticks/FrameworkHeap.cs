namespace Simulator.Bench.Yardsticks;

/// <summary>The priority queue of .NET, a heap with four children a node, with a sequence number to keep ties in order.</summary>
internal struct FrameworkHeap() : IPendingSet
{
    private readonly PriorityQueue<uint, (long, uint)> _queue = new();
    private uint _sequence;

    public void Add(long time, uint payload) => _queue.Enqueue(payload, (time, unchecked(_sequence++)));

    public readonly long Take(out uint payload)
    {
        _queue.TryDequeue(out payload, out var priority);
        return priority.Item1;
    }
}
