namespace Simulator.Statistics;

/// <summary>
/// Latin hypercube sampling (McKay, Beckman and Conover, 1979): n points such that each of n equal slices of every coordinate holds exactly one.
/// </summary>
public static class LatinHypercube
{
    private const ushort Permutation = 1;
    private const ushort Jitter = 2;

    /// <summary>The points.</summary>
    /// <param name="count">n, 1 to 65,536.</param>
    /// <param name="dimensions">0 or above.</param>
    /// <param name="draws">The random numbers, by (dimension, purpose, slice): a key of the caller's own.</param>
    /// <returns>n points with coordinates strictly between 0 and 1; a further dimension changes none of the others.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static IReadOnlyList<double[]> Points(int count, int dimensions, KeyedDraws draws)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, KeyedDraws.MaxOccurrence + 1);
        ArgumentOutOfRangeException.ThrowIfNegative(dimensions);
        double[][] points = [.. Enumerable.Range(0, count).Select(_ => new double[dimensions])];
        for (int d = 0; d < dimensions; d++)
        {
            // Sorting random keys is a uniform permutation; ties of 52-bit keys fall to the slice number.
            var slices = Enumerable.Range(0, count).OrderBy(slice => draws.Uniform((ulong)d, Permutation, slice)).ToArray();
            for (int i = 0; i < count; i++)
            {
                points[i][d] = (slices[i] + draws.Uniform((ulong)d, Jitter, slices[i])) / count;
            }
        }

        return points;
    }
}
