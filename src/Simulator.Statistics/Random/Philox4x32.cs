using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Simulator.Statistics;

/// <summary>Four 32-bit words: a counter of <see cref="Philox4x32"/> or the random block that belongs to it.</summary>
/// <param name="Word0">First word, 0 to 2^32 - 1.</param>
/// <param name="Word1">Second word, 0 to 2^32 - 1.</param>
/// <param name="Word2">Third word, 0 to 2^32 - 1.</param>
/// <param name="Word3">Fourth word, 0 to 2^32 - 1.</param>
public readonly record struct PhiloxBlock(uint Word0, uint Word1, uint Word2, uint Word3);

/// <summary>
/// Philox4x32 with 10 rounds, a counter-based generator: a pure function of counter and key, so any draw can be had
/// without drawing the ones before it. Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3".
/// </summary>
public static class Philox4x32
{
    private const int RoundCount = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint KeyStep0 = 0x9E3779B9;
    private const uint KeyStep1 = 0xBB67AE85;

    /// <summary>The random block of a counter under a key. Every counter and key is allowed; never throws.</summary>
    /// <param name="counter">The counter, 128 bits.</param>
    /// <param name="key0">Low word of the key.</param>
    /// <param name="key1">High word of the key.</param>
    /// <returns>128 random bits, a bijection of the counter for a fixed key.</returns>
    public static PhiloxBlock Generate(PhiloxBlock counter, uint key0, uint key1)
    {
        var (c0, c1, c2, c3) = counter;
        Rounds(ref c0, ref c1, ref c2, ref c3, key0, key1);
        return new PhiloxBlock(c0, c1, c2, c3);
    }

    /// <summary>The first 64 bits of the block (word 1 high, word 0 low): what one uniform needs, kept in registers.</summary>
    /// <remarks>Neither inlined nor unrolled: a simulation draws in many places, and ten rounds in each of them push each other out of the cache of instructions.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ulong Generate64(uint c0, uint c1, uint c2, uint c3, uint key0, uint key1)
    {
        Rounds(ref c0, ref c1, ref c2, ref c3, key0, key1);
        return ((ulong)c1 << 32) | c0;
    }

    /// <summary>The first 64 bits of four blocks whose counters differ in word 2 only, for little more than the price of one.</summary>
    /// <param name="c0">Word 0 of each counter.</param>
    /// <param name="c1">Word 1 of each counter.</param>
    /// <param name="c2">Word 2 of the four counters, each below 2^32.</param>
    /// <param name="c3">Word 3 of each counter.</param>
    /// <param name="key0">Low word of the key.</param>
    /// <param name="key1">High word of the key.</param>
    internal static Vector256<ulong> Generate64(uint c0, uint c1, Vector256<ulong> c2, uint c3, uint key0, uint key1)
    {
        var (word0, word1, word3) = (Vector256.Create((ulong)c0), Vector256.Create((ulong)c1), Vector256.Create((ulong)c3));
        for (var round = 0; round < RoundCount; round++)
        {
            var product0 = Product(word0, Multiplier0);
            var product1 = Product(c2, Multiplier1);
            word0 = Vector256.ShiftRightLogical(product1, 32) ^ word1 ^ Vector256.Create((ulong)key0);
            word1 = product1; // its high half is never read
            c2 = Vector256.ShiftRightLogical(product0, 32) ^ word3 ^ Vector256.Create((ulong)key1);
            word3 = product0;
            unchecked
            {
                key0 += KeyStep0;
                key1 += KeyStep1;
            }
        }

        return Vector256.ShiftLeft(word1, 32) | (word0 & Vector256.Create((ulong)uint.MaxValue));
    }

    /// <summary>The product of the low half of each lane with a word, 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Product(Vector256<ulong> lanes, uint word) => Avx2.IsSupported
        ? Avx2.Multiply(lanes.AsUInt32(), Vector256.Create((ulong)word).AsUInt32())
        : (lanes & Vector256.Create((ulong)uint.MaxValue)) * Vector256.Create((ulong)word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rounds(ref uint c0, ref uint c1, ref uint c2, ref uint c3, uint key0, uint key1)
    {
        unchecked // the words of a 64-bit product, cut on purpose; the key schedule is a sum modulo 2^32
        {
            for (var round = 0; round < RoundCount; round++)
            {
                var product0 = (ulong)Multiplier0 * c0;
                var product1 = (ulong)Multiplier1 * c2;
                c0 = (uint)(product1 >> 32) ^ c1 ^ key0;
                c1 = (uint)product1;
                c2 = (uint)(product0 >> 32) ^ c3 ^ key1;
                c3 = (uint)product0;
                key0 += KeyStep0;
                key1 += KeyStep1;
            }
        }
    }
}
