using System.Text.RegularExpressions;
using Simulator.Results;
using Simulator.Statistics;

namespace Simulator.Reporting;

/// <summary>What a page writes differently from a terminal.</summary>
internal static partial class PageText
{
    /// <summary>A hyphen before a digit becomes a minus sign of the same width as a plus.</summary>
    public static string Minus(string text)
    {
        var characters = text.ToCharArray();
        for (var index = 0; index + 1 < characters.Length; index++)
        {
            var begins = index == 0 || characters[index - 1] is ' ' or '(';
            if (begins && characters[index] == '-' && char.IsAsciiDigit(characters[index + 1]))
            {
                characters[index] = '\u2212';
            }
        }

        return new string(characters);
    }

    /// <summary>A sentence with minus signs, in which no line ends between a number and its unit or within a duration.</summary>
    public static string Sentences(string text) => WithinAmount().Replace(Minus(text), "\u00A0");

    /// <summary>An arm's name with the name's first letter in upper case, for table cells.</summary>
    public static string Sentence(string words)
    {
        var text = HumanText.Word(words);
        return text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>What tells a row of the effect table from others of the same metric.</summary>
    public static string Qualifier(PolicyEffect effect) =>
        HumanText.Aggregate(effect.Aggregate) + (effect.Where.Count == 0 ? string.Empty : $", {effect.WhereInWords}");

    /// <summary>An arm's value, or a dash when the result does not hold it.</summary>
    public static string Value(Estimate? estimate, string unit) => estimate is { } there ? Minus(HumanText.Value(there.Value, unit)) : "–";

    /// <summary>What stands below the number of a tile, a line each; a long unit stands there once and not behind every number.</summary>
    public static IEnumerable<string> Lines(KeyFigure figure, string unit)
    {
        string[] parts = [unit.Length > 0 ? $"{unit} {figure.Qualifier}".Trim() : figure.Qualifier, figure.Interval, figure.Comparison];
        return parts
            .Where(part => part.Length > 0)
            .Select(part => unit.Length > 0 && part.EndsWith(" " + unit, StringComparison.Ordinal) ? part[..^(unit.Length + 1)] : part)
            .Select(Sentences);
    }

    /// <summary>A value cut before its unit, so that the unit can be smaller: ("18,420", "severity min"); compound values stay whole.</summary>
    public static (string Number, string Unit) Split(string value)
    {
        var cut = value.IndexOf(' ', StringComparison.Ordinal);
        return cut > 0 && char.IsAsciiDigit(value[cut - 1]) && !value.AsSpan(cut).ContainsAnyInRange('0', '9')
            ? (value[..cut], value[(cut + 1)..])
            : (value, string.Empty);
    }

    [GeneratedRegex(@"(?<=\d) (?=(?:%|ms|s|min|h|d)(?!\w))|(?<=\d (?:d|h|min)) (?=\d+ (?:h|min|s)(?!\w))", RegexOptions.CultureInvariant)]
    private static partial Regex WithinAmount();
}
