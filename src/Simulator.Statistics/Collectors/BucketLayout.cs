using System.Numerics;
using System.Runtime.CompilerServices;

namespace Simulator.Statistics;

/// <summary>
/// Log-linear buckets of non-negative longs (the layout of HDR histograms; Tene, 2012): with s sub-bits, values below 2^(s+1) have a bucket
/// each and every further doubling has 2^s buckets of equal width, so that a mid-point is off by at most 2^-(s+1) of the value.
/// </summary>
internal static class BucketLayout
{
    public const int MinSubBits = 1;
    public const int MaxSubBits = 12;

    /// <summary>Number of buckets that hold every non-negative long.</summary>
    public static int Count(int subBits) => IndexOf(long.MaxValue, subBits) + 1;

    /// <summary>The bucket of a value, 0 or above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexOf(long value, int subBits)
    {
        // Values of the first two doublings have shift 0 and are their own index.
        unchecked
        {
            int shift = Math.Max(0, 63 - subBits - BitOperations.LeadingZeroCount((ulong)value | 1));
            return (shift << subBits) + (int)(value >> shift);
        }
    }

    /// <summary>The smallest value of a bucket.</summary>
    public static long Lowest(int index, int subBits)
    {
        int shift = Shift(index, subBits);
        return ((long)index - ((long)shift << subBits)) << shift;
    }

    /// <summary>The largest value of a bucket.</summary>
    public static long Highest(int index, int subBits) => Lowest(index, subBits) + ((1L << Shift(index, subBits)) - 1);

    /// <summary>The mid-point of the values of a bucket.</summary>
    public static double Middle(int index, int subBits) =>
        Lowest(index, subBits) + (0.5 * ((1L << Shift(index, subBits)) - 1));

    private static int Shift(int index, int subBits) => Math.Max(0, (index >> subBits) - 1);
}
