using System.Globalization;
using System.Text;

namespace Simulator.Scenarios;

/// <summary>Text of strangers made fit for one line of a terminal or a log.</summary>
internal static class PrintableText
{
    private const int QuotedLength = 64;

    /// <summary>Whether a character can be printed as it is: no control or format character, no line separator, no half of a pair alone.</summary>
    public static bool IsPrintable(string text, int index)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(text, index);
        return category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
    }

    /// <summary>Writes every character that cannot be printed as <c>\uXXXX</c>: no text can start a line of its own or hide what it says.</summary>
    public static string Escape(string text)
    {
        StringBuilder? result = null;
        for (var index = 0; index < text.Length; index++)
        {
            var pair = char.IsSurrogatePair(text, index);
            if (IsPrintable(text, index))
            {
                result?.Append(text, index, pair ? 2 : 1);
            }
            else
            {
                result ??= new StringBuilder(text, 0, index, text.Length + 16);
                foreach (var unit in text.AsSpan(index, pair ? 2 : 1))
                {
                    result.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
                }
            }

            index += pair ? 1 : 0;
        }

        return result?.ToString() ?? text;
    }

    /// <summary>The text in single quotes, escaped and cut to a length that leaves room for the sentence around it.</summary>
    public static string Quote(string text) => $"'{Shorten(text)}'";

    /// <summary>The text escaped and cut.</summary>
    public static string Shorten(string text)
    {
        if (text.Length <= QuotedLength)
        {
            return Escape(text);
        }

        var cut = char.IsHighSurrogate(text[QuotedLength - 1]) ? QuotedLength - 1 : QuotedLength;
        return Escape(text[..cut]) + "…";
    }
}
