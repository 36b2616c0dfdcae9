using System.Text.RegularExpressions;

namespace Simulator.Scenarios;

/// <summary>The range over which the definition of a key asks to vary a hypothesis.</summary>
/// <param name="Low">The lower end: a factor on the value in force, such as <c>x0.5</c>, or a value as a scenario file writes it, such as <c>5m</c>.</param>
/// <param name="High">The upper end, of the same kind.</param>
public sealed partial record HypothesisRange(string Low, string High)
{
    /// <summary>Whether both ends are factors on the value in force.</summary>
    public bool IsFactors => Low.StartsWith('x') && High.StartsWith('x');

    /// <summary>
    /// Reads the range that the text of a default states, "vary it from … to …" or "vary it by a factor of … both ways": the reference that people read
    /// and the ranges that studies draw from are the same words.
    /// </summary>
    /// <param name="source">What a default rests on.</param>
    /// <returns>The range; null when the text states none.</returns>
    internal static HypothesisRange? StatedIn(string source)
    {
        if (BothWays().Match(source) is { Success: true } both)
        {
            return Factor(both.Groups[1].Value) is { } factor ? new HypothesisRange($"x{FormattableString.Invariant($"{1 / factor:0.####}")}", $"x{both.Groups[1].Value}") : null;
        }

        if (FromTo().Match(source) is not { Success: true } ends)
        {
            return null;
        }

        var (low, high) = (End(ends.Groups[1].Value), End(ends.Groups[2].Value));
        return low == "0" && high.StartsWith('x') ? new HypothesisRange("x0", high)
            : low.StartsWith('x') == high.StartsWith('x') && !low.Contains(' ', StringComparison.Ordinal) && !high.Contains(' ', StringComparison.Ordinal)
                ? new HypothesisRange(low, high) : null;
    }

    /// <summary>Factors in words become <c>x</c> and a number; values stay as they are.</summary>
    private static string End(string words) => words switch
    {
        "half" => "x0.5",
        "a fifth" => "x0.2",
        "a tenth" => "x0.1",
        _ when words.EndsWith(" times", StringComparison.Ordinal) => Many(words[..^" times".Length]),
        _ => words,
    };

    private static string Many(string words) => words switch
    {
        "two" => "x2",
        "three" => "x3",
        "four" => "x4",
        "five" => "x5",
        "ten" => "x10",
        "a hundred" => "x100",
        _ => words + " times", // not understood, and refused for its blank
    };

    private static double? Factor(string text) =>
        double.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var factor) && factor > 1 ? factor : null;

    [GeneratedRegex(@"vary it by a factor of ([0-9.]+) both ways", RegexOptions.CultureInvariant)]
    private static partial Regex BothWays();

    [GeneratedRegex(@"vary it from ([^;,]+?) to ([^;,]+)", RegexOptions.CultureInvariant)]
    private static partial Regex FromTo();
}
