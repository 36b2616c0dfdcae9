using System.Runtime.CompilerServices;

namespace Simulator.Simulation;

/// <summary>Adds amounts that belong together.</summary>
internal static class Sums
{
    /// <summary>Adds each amount to the sum at its position. Amounts are times of one horizon, whose sums stay far below 2^63: nothing is checked.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="added">As many amounts.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(Span<long> sums, ReadOnlySpan<long> added)
    {
        // One by one: what is added was written a moment ago in single words, and a vector read over them would wait for all of them.
        added = added[..sums.Length];
        for (var index = 0; index < sums.Length; index++)
        {
            sums[index] = unchecked(sums[index] + added[index]);
        }
    }
}
