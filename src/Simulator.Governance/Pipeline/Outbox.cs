using System.Runtime.CompilerServices;

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
        filling[count] = entry;
        count = unchecked(count + 1);
        if (count == filling.Length)
        {
            Grow(); // before it is needed: nothing has to be kept over the call
        }
    }

    internal void Clear() => count = 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow() => Array.Resize(ref isOdd ? ref odd : ref even, count * 2);
}
