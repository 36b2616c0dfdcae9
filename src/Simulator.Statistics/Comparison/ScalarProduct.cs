using System.Numerics;
using System.Runtime.InteropServices;

namespace Simulator.Statistics;

/// <summary>The sum of products of two lists.</summary>
internal static class ScalarProduct
{
    /// <summary>Exact for whole numbers as long as the sum stays below 2^53, so the order of the vector lanes does not show.</summary>
    public static double Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var left = MemoryMarshal.Cast<double, Vector<double>>(first);
        var right = MemoryMarshal.Cast<double, Vector<double>>(second);
        var lanes = Vector<double>.Zero;
        for (int i = 0; i < left.Length; i++)
        {
            lanes += left[i] * right[i];
        }

        double sum = Vector.Sum(lanes);
        for (int i = left.Length * Vector<double>.Count; i < first.Length; i++)
        {
            sum += first[i] * second[i];
        }

        return sum;
    }
}
