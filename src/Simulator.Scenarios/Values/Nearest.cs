namespace Simulator.Scenarios;

/// <summary>Finds what a misspelt word was meant to be.</summary>
internal static class Nearest
{
    private const int MostChoices = 16;

    private const int NearChoices = 4;

    /// <summary>Remedy for a value that is none of the choices: all of them, the nearest first; of very many the nearest few.</summary>
    public static string Choices(string text, IEnumerable<string> choices)
    {
        var ordered = choices.Select((choice, index) => (choice, index))
            .OrderBy(entry => Distance(text, entry.choice)).ThenBy(entry => entry.index)
            .Select(entry => $"\"{entry.choice}\"").ToList();
        if (ordered.Count > MostChoices)
        {
            return $"write one of the {ordered.Count} words of the reference, such as {string.Join(", ", ordered.Take(NearChoices))}";
        }

        return ordered.Count == 1 ? $"write {ordered[0]}" : $"write {string.Join(", ", ordered.SkipLast(1))} or {ordered[^1]}";
    }

    /// <summary>Remedy for a key or a name that does not exist: the near one, otherwise all there are.</summary>
    public static string Member(string text, IReadOnlyList<string> members, string noun)
    {
        if (Match(text, members) is { } near)
        {
            return $"did you mean {PrintableText.Quote(near)}?";
        }

        const int shown = 30;
        var list = string.Join(", ", members.Take(shown).Select(PrintableText.Shorten));
        return members.Count == 0
            ? $"there is no {noun} here"
            : $"the {noun}{(noun.EndsWith('s') ? "es" : "s")} here are {list}{(members.Count > shown ? ", …" : string.Empty)}";
    }

    /// <summary>The member that a text was probably meant to be: at most a third of its characters away; null when none is near.</summary>
    public static string? Match(string text, IEnumerable<string> members)
    {
        var (best, distance) = members.Select(member => (member, Distance(text, member))).OrderBy(entry => entry.Item2).FirstOrDefault();
        return best is not null && distance <= Math.Max(1, Math.Min(text.Length, best.Length) / 3) ? best : null;
    }

    /// <summary>
    /// The edit distance without regard to case: insertions, deletions, substitutions and swaps of neighbours, each at most once a place
    /// (optimal string alignment: Damerau 1964, in the restricted form).
    /// </summary>
    internal static int Distance(string left, string right)
    {
        if (left.Length > Names.MaximumLength || right.Length > Names.MaximumLength)
        {
            return int.MaxValue;
        }

        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
