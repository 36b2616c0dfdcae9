namespace Simulator.Results;

/// <summary>How far two words are apart, to name what was probably meant first.</summary>
internal static class TextDistance
{
    private const int Longest = 64;

    /// <summary>The edit distance (Levenshtein, 1966); of long texts only the first 64 characters count.</summary>
    public static int Between(string left, string right)
    {
        var from = left.AsSpan(0, Math.Min(left.Length, Longest));
        var to = right.AsSpan(0, Math.Min(right.Length, Longest));
        Span<int> row = stackalloc int[Longest + 1];
        for (var column = 0; column <= to.Length; column++)
        {
            row[column] = column;
        }

        for (var line = 1; line <= from.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= to.Length; column++)
            {
                var changed = diagonal + (from[line - 1] == to[column - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(changed, 1 + Math.Min(row[column], row[column - 1]));
            }
        }

        return row[to.Length];
    }
}
