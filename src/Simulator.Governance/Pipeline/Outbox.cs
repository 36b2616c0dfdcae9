namespace Simulator.Governance;

/// <summary>What a pipeline has to say since it was last asked, in order. Two buffers take turns, so nothing is allocated once they have grown.</summary>
/// <typeparam name="T">Facts or wishes.</typeparam>
public sealed class Outbox<T>
    where T : struct
{
    private T[] filling = new T[16];
    private T[] reading = new T[16];
    private int count;

    /// <summary>Whether there is nothing to take.</summary>
    public bool IsEmpty => count == 0;

    /// <summary>Everything since the last call. The span stays valid until the next call, also while new entries are added.</summary>
    public ReadOnlySpan<T> Take()
    {
        (filling, reading) = (reading, filling);
        var taken = count;
        count = 0;
        return reading.AsSpan(0, taken);
    }

    internal void Add(in T entry)
    {
        if (count == filling.Length)
        {
            Array.Resize(ref filling, count * 2);
        }

        filling[count++] = entry;
    }

    internal void Clear() => count = 0;
}
