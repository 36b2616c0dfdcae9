using System.Runtime.CompilerServices;

namespace Simulator.Statistics;

/// <summary>
/// 64-bit mixing for keys and node identifiers: fast, well spread, not cryptographic. Two different triples collide with
/// probability 2^-64; triples that differ in one argument only never collide, because each step is a bijection.
/// </summary>
public static class Mix64
{
    // The odd number nearest to 2^64 divided by the golden ratio: keeps small arguments (0, 1, 2, …) far apart.
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>
    /// A bijection of 64 bits in which every input bit flips every output bit with probability close to one half.
    /// Source of the multipliers: Stafford (2011), variant 13, as in SplitMix64 (Steele, Lea and Flood, 2014).
    /// </summary>
    /// <param name="value">Any value.</param>
    /// <returns>The mixed value; equal inputs give equal outputs on every platform.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong value)
    {
        unchecked // products modulo 2^64
        {
            value += Golden;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    /// <summary>The identifier of a child: a function of its parent, of what made it, and of how many that cause made before it.</summary>
    /// <param name="parent">Identifier of the parent, any value.</param>
    /// <param name="cause">What made the child, any value.</param>
    /// <param name="ordinal">Number of the child among those of this parent and cause, any value.</param>
    /// <returns>A well-spread 64-bit identifier; the order of the arguments matters.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)] // a dozen callers on hot paths: one copy stays in the cache of instructions
    public static ulong Combine(ulong parent, ulong cause, ulong ordinal) => Mix(Mix(Mix(parent) ^ cause) ^ ordinal);
}
