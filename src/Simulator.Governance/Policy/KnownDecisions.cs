using System.Runtime.CompilerServices;

namespace Simulator.Governance;

/// <summary>
/// Decisions that follow from the matching rows alone, remembered by those rows: a table gives few different ones, and a decision is large,
/// so that making it anew for each request costs more than all of the rest of the evaluation.
/// </summary>
/// <remarks>
/// Safe from any number of threads without a lock: an entry never changes once it can be seen, and a decision lost to another thread's is only
/// made again. Never more than <see cref="Places"/> entries are allocated; what finds no place is concluded each time.
/// </remarks>
internal sealed class KnownDecisions
{
    public const int Places = 64;
    private const int IndexBits = 6;
    private const int Probes = 8;

    private readonly Entry?[] entries = new Entry?[Places];

    /// <summary>The decision of a set of matching rows, or null when it is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Entry? Find(ulong matched) => entries[FirstPlace(matched)] is { } entry && entry.Matched == matched ? entry : FindFurther(matched);

    /// <summary>Remembers a decision, if there is a place for it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(ulong matched, in PolicyDecision decision)
    {
        for (var probe = 0; probe < Probes; probe++)
        {
            ref var place = ref entries[(FirstPlace(matched) + probe) % Places];
            if (place is null)
            {
                place = new Entry(matched, decision);
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Entry? FindFurther(ulong matched)
    {
        for (var probe = 1; probe < Probes; probe++)
        {
            if (entries[(FirstPlace(matched) + probe) % Places] is not { } entry)
            {
                return null;
            }

            if (entry.Matched == matched)
            {
                return entry;
            }
        }

        return null;
    }

    private static int FirstPlace(ulong matched) => (int)(unchecked(matched * 0x9E3779B97F4A7C15) >> (64 - IndexBits)); // Fibonacci hashing (Knuth)

    /// <summary>What is known of a set of matching rows.</summary>
    public sealed class Entry(ulong matched, in PolicyDecision decision)
    {
        public readonly ulong Matched = matched;
        public readonly PolicyDecision Decision = decision;
    }
}
