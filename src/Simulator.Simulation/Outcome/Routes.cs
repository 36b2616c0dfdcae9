using Simulator.Governance;

namespace Simulator.Simulation;

/// <summary>
/// Which root requests of one replication the policy sends to people: one bit each. The governed arm writes it, the auto twin reads it: in the
/// twin nobody waits for a person, so these are exactly the requests whose route differs between the arms.
/// </summary>
public sealed class Routes
{
    private const ulong OrdinalMask = (1UL << 48) - 1;
    private const int BitsPerWord = 64;
    private ulong[][] words = [];

    internal void Clear(int classes)
    {
        if (words.Length != classes)
        {
            words = [.. Enumerable.Range(0, classes).Select(_ => new ulong[16])];
        }

        foreach (var bits in words)
        {
            Array.Clear(bits);
        }
    }

    internal void Add(ClassId kind, NodeId root)
    {
        var ordinal = OrdinalOf(root);
        ref var bits = ref words[kind.Index];
        var word = (int)(ordinal / BitsPerWord);
        if (word >= bits.Length)
        {
            Array.Resize(ref bits, Math.Max(word + 1, 2 * bits.Length));
        }

        bits[word] |= 1UL << (int)(ordinal % BitsPerWord);
    }

    internal bool Contains(ClassId kind, NodeId root)
    {
        var ordinal = OrdinalOf(root);
        var bits = words[kind.Index];
        var word = (int)(ordinal / BitsPerWord);
        return word < bits.Length && ((bits[word] >> (int)(ordinal % BitsPerWord)) & 1) != 0;
    }

    /// <summary>The number of the candidate within its source: the low 48 bits of a root's name.</summary>
    private static long OrdinalOf(NodeId root) => (long)(root.Value & OrdinalMask);
}
