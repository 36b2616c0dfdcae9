using System.Globalization;
using System.Text;

namespace Simulator.Results;

/// <summary>Text in columns of a terminal: East Asian wide characters take two, combining ones none.</summary>
internal static class ColumnText
{
    /// <summary>The columns that a text takes.</summary>
    public static int Width(string text) => text.EnumerateRunes().Sum(WidthOf);

    /// <summary>The text in exactly so many columns: cut with an ellipsis, or filled with spaces.</summary>
    public static string Fit(string text, int columns, bool ascii)
    {
        var fitting = ascii ? ToAscii(text) : text;
        if (Width(fitting) > columns)
        {
            var cut = new StringBuilder();
            var mark = ascii ? "..." : "…";
            var left = columns - Width(mark);
            foreach (var rune in fitting.EnumerateRunes())
            {
                left -= WidthOf(rune);
                if (left < 0)
                {
                    break;
                }

                cut.Append(rune.ToString());
            }

            fitting = cut.Append(mark).ToString();
        }

        return fitting + new string(' ', Math.Max(0, columns - Width(fitting)));
    }

    /// <summary>The text without what ASCII lacks: letters lose their accents, anything else becomes a question mark.</summary>
    public static string ToAscii(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                plain.Append((char)rune.Value);
            }
            else if (WidthOf(rune) > 0)
            {
                plain.Append(rune.Value == '…' ? "..." : "?");
            }
        }

        return plain.ToString();
    }

    private static int WidthOf(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : IsWide(rune.Value) ? 2 : 1;

    /// <summary>The ranges that terminals draw twice as wide (Unicode Standard Annex 11, wide and full width), coarsely.</summary>
    private static bool IsWide(int value) => value is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or
        (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or
        (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F900 and <= 0x1F9FF) or (>= 0x20000 and <= 0x3FFFD);
}
