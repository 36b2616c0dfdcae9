using System.Text;

namespace Simulator.Results;

/// <summary>Text from outside inside Markdown: nothing in it formats, links, mentions or opens a tag.</summary>
internal static class MarkdownText
{
    /// <summary>One line of plain text.</summary>
    public static string Escape(string text)
    {
        var clean = SafeText.Clean(text).Trim();
        var escaped = new StringBuilder(clean.Length + 16);
        for (var index = 0; index < clean.Length; index++)
        {
            var c = clean[index];
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '@' => escaped.Append("&#64;"),
                ':' when index + 2 < clean.Length && clean[index + 1] == '/' && clean[index + 2] == '/' => escaped.Append("&#58;"),
                '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '#' or '|' or '!' or '~' or '$' => escaped.Append('\\').Append(c),
                '-' or '+' or '=' when index == 0 => escaped.Append('\\').Append(c),
                '.' or ')' when IsListNumber(clean, index) || IsWww(clean, index) => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Text as code, in one line; a fence longer than any run of backticks inside keeps it closed.</summary>
    public static string Code(string text)
    {
        var clean = SafeText.Clean(text);
        var fence = new string('`', LongestRun(clean) + 1);
        var padding = clean.StartsWith('`') || clean.EndsWith('`') ? " " : string.Empty;
        // A pipe would end a table's cell even inside code.
        return $"{fence}{padding}{clean.Replace("|", "\\|", StringComparison.Ordinal)}{padding}{fence}";
    }

    /// <summary>A block of code holding one line.</summary>
    public static string CodeBlock(string text) => CodeBlock([text]);

    /// <summary>A block of code holding lines.</summary>
    public static string CodeBlock(IReadOnlyList<string> lines)
    {
        var clean = lines.Select(SafeText.Clean).ToList();
        var fence = new string('`', Math.Max(3, clean.Max(LongestRun) + 1));
        return $"{fence}\n{string.Join('\n', clean)}\n{fence}\n";
    }

    private static bool IsListNumber(string text, int index) =>
        index > 0 && (index + 1 == text.Length || text[index + 1] == ' ') && text.AsSpan(0, index).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsWww(string text, int index) => index >= 3 && text.AsSpan(index - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase);

    private static int LongestRun(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
