namespace Simulator.Statistics;

/// <summary>
/// The Sobol' low-discrepancy sequence in up to four dimensions, in the Gray-code order of Antonov and Saleev (1979), with the direction numbers
/// of Joe and Kuo (2008). The first 2^m points put as many points into every binary box of volume 2^-m of each coordinate.
/// </summary>
public static class SobolSequence
{
    /// <summary>The most dimensions.</summary>
    public const int MaxDimensions = 4;

    private const int Bits = 32;

    /// <summary>The points from the origin on; exact binary fractions.</summary>
    /// <param name="dimensions">1 to <see cref="MaxDimensions"/>.</param>
    /// <param name="count">Number of points, 0 or above.</param>
    /// <returns>The points, each coordinate from 0 to below 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static IReadOnlyList<double[]> Points(int dimensions, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MaxDimensions);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        uint[][] directions = [.. Enumerable.Range(0, dimensions).Select(Directions)];
        var state = new uint[dimensions];
        var points = new List<double[]>(count);
        for (uint index = 0; index < count; index++)
        {
            points.Add([.. state.Select(bits => bits / 4294967296.0)]);
            int flipped = System.Numerics.BitOperations.TrailingZeroCount(~index);
            for (int d = 0; d < dimensions; d++)
            {
                state[d] ^= directions[d][flipped];
            }
        }

        return points;
    }

    /// <summary>Direction numbers from the primitive polynomial (degree, inner coefficients) and the initial odd numbers of a dimension.</summary>
    private static uint[] Directions(int dimension)
    {
        (int Degree, uint Inner, uint[] Initial) entry = dimension switch
        {
            0 => (0, 0u, []),
            1 => (1, 0u, [1u]),
            2 => (2, 1u, [1u, 3u]),
            _ => (3, 1u, [1u, 3u, 1u]),
        };
        var numbers = new uint[Bits];
        for (int i = 0; i < Bits; i++)
        {
            numbers[i] = entry.Degree == 0 ? 1u << (Bits - 1 - i)
                : i < entry.Degree ? entry.Initial[i] << (Bits - 1 - i)
                : Next(numbers, i, entry.Degree, entry.Inner);
        }

        return numbers;
    }

    private static uint Next(uint[] numbers, int i, int degree, uint inner)
    {
        uint value = numbers[i - degree] ^ (numbers[i - degree] >> degree);
        for (int k = 1; k < degree; k++)
        {
            value ^= ((inner >> (degree - 1 - k)) & 1) * numbers[i - k];
        }

        return value;
    }
}
