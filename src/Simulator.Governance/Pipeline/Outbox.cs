namespace Simulator.Governance;

/// <summary>What a pipeline has to say since it was last asked, in order. Two buffers take turns, so nothing is allocated once they have grown.</summary>
/// <typeparam name="T">Facts or wishes.</typeparam>
public sealed class Outbox<T>
    where T : struct
{
    // Which of the two is being filled is a flag: exchanging the references instead costs the collector's write barriers at every call.
    private T[] even = new T[16];
    private T[] odd = new T[16];
    private bool isOdd;
    private int count;

    /// <summary>Whether there is nothing to take.</summary>
    public bool IsEmpty => count == 0;

    /// <summary>Everything since the last call. The span stays valid until the next call, also while new entries are added.</summary>
    public ReadOnlySpan<T> Take()
    {
        var taken = new ReadOnlySpan<T>(isOdd ? odd : even, 0, count);
        isOdd = !isOdd;
        count = 0;
        return taken;
    }

    internal void Add(in T entry)
    {
        var filling = isOdd ? odd : even;
        if (count == filling.Length)
        {
            filling = Grow();
        }

        filling[count++] = entry;
    }

    internal void Clear() => count = 0;

    private T[] Grow()
    {
        ref var filling = ref isOdd ? ref odd : ref even;
        Array.Resize(ref filling, count * 2);
        return filling;
    }
}
