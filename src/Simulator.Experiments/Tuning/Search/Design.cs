using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Experiments;

/// <summary>The settings of a search: the whole grid, or a Sobol' design where the grid is too large.</summary>
internal sealed class Design
{
    private Design(IReadOnlyList<VariedKey> keys, IReadOnlyList<int[]> levels, long gridPoints, bool isWholeGrid) =>
        (Keys, Levels, GridPoints, IsWholeGrid) = (keys, levels, gridPoints, isWholeGrid);

    public IReadOnlyList<VariedKey> Keys { get; }

    /// <summary>The position of each key's value, by setting.</summary>
    public IReadOnlyList<int[]> Levels { get; }

    public long GridPoints { get; }

    public bool IsWholeGrid { get; }

    public int Count => Levels.Count;

    public static Design Of(IReadOnlyList<VariedKey> keys, int maximum)
    {
        var points = keys.Aggregate(1L, (product, key) => product * key.Values.Count);
        return points <= maximum
            ? new Design(keys, [.. Enumerable.Range(0, (int)points).Select(number => OfNumber(keys, number))], points, true)
            : new Design(keys, Sobol(keys, maximum), points, false);
    }

    public IReadOnlyList<string> Values(IReadOnlyList<int> levels) => [.. Keys.Select((key, index) => key.Values[levels[index]])];

    public IReadOnlyList<string> Set(IReadOnlyList<int> levels) => [.. Keys.Select((key, index) => $"{key.Path}={key.Values[levels[index]]}")];

    /// <summary>The number of a setting of the design; null when it is none of them.</summary>
    public int? NumberOf(IReadOnlyList<int> levels)
    {
        for (var number = 0; number < Levels.Count; number++)
        {
            if (Levels[number].SequenceEqual(levels))
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>The last key runs fastest.</summary>
    private static int[] OfNumber(IReadOnlyList<VariedKey> keys, int number)
    {
        var levels = new int[keys.Count];
        for (var key = keys.Count - 1; key >= 0; key--)
        {
            (number, levels[key]) = Math.DivRem(number, keys[key].Values.Count);
        }

        return levels;
    }

    private static List<int[]> Sobol(IReadOnlyList<VariedKey> keys, int count)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var levels = new List<int[]>();
        foreach (var point in SobolSequence.Points(keys.Count, count))
        {
            int[] each = [.. keys.Select((key, index) => (int)(point[index] * key.Values.Count))];
            if (seen.Add(string.Join(',', each)))
            {
                levels.Add(each);
            }
        }

        return levels;
    }
}
