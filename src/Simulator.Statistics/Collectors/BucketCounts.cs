namespace Simulator.Statistics;

/// <summary>Questions to a range of buckets, shared by the histogram and its snapshot.</summary>
internal static class BucketCounts
{
    /// <summary>First used bucket and number of buckets up to the last used one; (0, 0) when all are empty.</summary>
    public static (int First, int Length) UsedRange(ReadOnlySpan<long> buckets)
    {
        int first = buckets.IndexOfAnyExcept(0L);
        return first < 0 ? (0, 0) : (first, buckets.LastIndexOfAnyExcept(0L) - first + 1);
    }

    /// <summary>The count in buckets above the one of the threshold.</summary>
    public static long Above(ReadOnlySpan<long> buckets, int first, long threshold, int subBits, long count, long maximum)
    {
        if (threshold < 0)
        {
            return count;
        }

        if (threshold >= maximum)
        {
            return 0;
        }

        long sum = 0;
        int start = Math.Max(0, BucketLayout.IndexOf(threshold, subBits) + 1 - first);
        for (int i = start; i < buckets.Length; i++)
        {
            sum += buckets[i];
        }

        return sum;
    }

    /// <summary>The value of a rank, counted from 1; positive infinity beyond the count.</summary>
    public static double Quantile(ReadOnlySpan<long> buckets, int first, int subBits, long rank, long count, long minimum, long maximum)
    {
        if (rank > count)
        {
            return double.PositiveInfinity;
        }

        long sum = 0;
        for (int i = 0; i < buckets.Length; i++)
        {
            sum += buckets[i];
            if (sum >= rank)
            {
                return Math.Clamp(BucketLayout.Middle(first + i, subBits), minimum, maximum);
            }
        }

        throw new InvalidOperationException("The buckets do not sum to their count.");
    }
}
