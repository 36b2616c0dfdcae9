using System.Text;

namespace Simulator.Results;

/// <summary>The path of a scenario key as <c>--set</c> writes it: parts between dots, a part that holds one in <c>['…']</c>.</summary>
public static class KeyPath
{
    /// <summary>The parts from the root; empty for an empty text.</summary>
    /// <param name="path">A path that the scenario loader has accepted.</param>
    public static IReadOnlyList<string> Parse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = new List<string>();
        var rest = path.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            var quoted = rest.StartsWith("['");
            var end = quoted ? rest.IndexOf("']") : rest.IndexOfAny('.', '[');
            end = end < 0 ? rest.Length : end;
            parts.Add(rest[(quoted ? 2 : 0)..end].ToString());
            rest = rest[Math.Min(rest.Length, quoted ? end + 2 : end)..].TrimStart('.');
        }

        return parts;
    }

    /// <summary>The path with these parts.</summary>
    /// <param name="parts">The parts, none empty.</param>
    public static string Of(params IEnumerable<string> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '$'))
            {
                text.Append(text.Length > 0 ? "." : string.Empty).Append(part);
            }
            else
            {
                text.Append("['").Append(part).Append("']");
            }
        }

        return text.ToString();
    }
}
