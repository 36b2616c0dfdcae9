using System.Runtime.CompilerServices;

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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Generate64(uint c0, uint c1, uint c2, uint c3, uint key0, uint key1)
    {
        Rounds(ref c0, ref c1, ref c2, ref c3, key0, key1);
        return ((ulong)c1 << 32) | c0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rounds(ref uint c0, ref uint c1, ref uint c2, ref uint c3, uint key0, uint key1)
    {
        unchecked // the key schedule is a sum modulo 2^32
        {
            Round(ref c0, ref c1, ref c2, ref c3, key0, key1);
            Round(ref c0, ref c1, ref c2, ref c3, key0 + (1 * KeyStep0), key1 + (1 * KeyStep1));
            Round(ref c0, ref c1, ref c2, ref c3, key0 + (2 * KeyStep0), key1 + (2 * KeyStep1));
            Round(ref c0, ref c1, ref c2, ref c3, key0 + (3 * KeyStep0), key1 + (3 * KeyStep1));
            Round(ref c0, ref c1, ref c2, ref c3, key0 + (4 * KeyStep0), key1 + (4 * KeyStep1));
            Round(ref c0, ref c1, ref c2, ref c3, key0 + (5 * KeyStep0), key1 + (5 * KeyStep1));
            Round(ref c0, ref c1, ref c2, ref c3, key0 + (6 * KeyStep0), key1 + (6 * KeyStep1));
            Round(ref c0, ref c1, ref c2, ref c3, key0 + (7 * KeyStep0), key1 + (7 * KeyStep1));
            Round(ref c0, ref c1, ref c2, ref c3, key0 + (8 * KeyStep0), key1 + (8 * KeyStep1));
            Round(ref c0, ref c1, ref c2, ref c3, key0 + (9 * KeyStep0), key1 + (9 * KeyStep1));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref uint c0, ref uint c1, ref uint c2, ref uint c3, uint key0, uint key1)
    {
        unchecked // the words of a 64-bit product, cut on purpose
        {
            ulong product0 = (ulong)Multiplier0 * c0;
            ulong product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ key0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ key1;
            c3 = (uint)product0;
        }
    }
}
