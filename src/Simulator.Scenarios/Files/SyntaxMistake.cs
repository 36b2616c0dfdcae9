using System.Buffers;
using System.Text;

namespace Simulator.Scenarios;

/// <summary>Says in words what breaks the JSON at an offset.</summary>
internal static class SyntaxMistake
{
    private static readonly SearchValues<byte> EndOfWord = SearchValues.Create(" \t\r\n,:\"{}[]"u8);

    private const string Quotes = "write keys and texts in double quotes";

    /// <summary>The problem and its remedy.</summary>
    public static (string Problem, string Remedy) At(ReadOnlySpan<byte> bytes, int offset)
    {
        var rest = bytes[offset..];
        if (rest.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return ("the file ends before the JSON does", "close every {, [ and \" and write a value after every colon");
        }

        Rune.DecodeFromUtf8(rest, out var first, out _);
        if (first.Value == '\'')
        {
            return ("single quotes are not JSON", Quotes);
        }

        if (offset > 0 && bytes[offset - 1] == (byte)'\\')
        {
            return ($"\\{(Rune.IsControl(first) ? string.Empty : first.ToString())} is no escape", "write \\\\ for a backslash");
        }

        if (Rune.IsLetter(first))
        {
            var length = rest.IndexOfAny(EndOfWord);
            var word = Encoding.UTF8.GetString(length < 0 ? rest : rest[..length]);
            return ($"the word {PrintableText.Quote(word)} is not JSON here", Quotes);
        }

        if (Rune.IsControl(first))
        {
            return ("a text holds a line break or another control character", "close it with a double quote, or write \\n");
        }

        return ($"'{first}' is not expected here", "look for a missing comma, colon, quote or bracket just before it");
    }
}
