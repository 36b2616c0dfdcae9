using System.Numerics;

namespace Simulator.Kernel;

/// <summary>Equal buckets of 2^<see cref="Shift"/> µs over one stretch of time.</summary>
internal struct Rung
{
    public long Start;

    /// <summary>The last time that has a bucket.</summary>
    public long Last;

    public int Shift;

    /// <summary>The number of the first bucket among those of all rungs.</summary>
    public int First;

    /// <summary>How many buckets.</summary>
    public int Size;

    /// <summary>The bucket that is being served, relative to the first; those before it stay empty.</summary>
    public int Cursor;

    /// <summary>The first time of that bucket.</summary>
    public long CursorStart;

    /// <summary>A rung that covers as much as its buckets hold, but nothing after a limit, where another rung goes on.</summary>
    public static Rung Over(long start, int shift, int first, int size, long limit)
    {
        var last = start + ((Int128)size << shift) - 1;
        return new Rung { Start = start, Last = (long)Int128.Min(last, limit), Shift = shift, First = first, Size = size, CursorStart = start };
    }

    /// <summary>The bucket of a time. What is earlier than the bucket at the cursor joins that one, the earliest that will be served.</summary>
    public readonly int BucketOf(long time) =>
        unchecked(First + (time < CursorStart ? Cursor : (int)((ulong)(time - Start) >> Shift)));

    public void MoveCursor(int bucket)
    {
        Cursor = bucket;
        CursorStart = unchecked(Start + ((long)bucket << Shift));
    }

    /// <summary>The last time of the bucket at the cursor.</summary>
    public readonly long CursorLast()
    {
        var length = (1L << Shift) - 1;
        return CursorStart > Last - length ? Last : CursorStart + length;
    }

    /// <summary>The smallest shift for which so many buckets cover the span.</summary>
    /// <param name="span">Latest minus earliest time.</param>
    /// <param name="size">The number of buckets, a power of two.</param>
    public static int ShiftFor(ulong span, int size) =>
        Math.Max(0, 64 - BitOperations.LeadingZeroCount(span) - BitOperations.Log2((uint)size));
}
