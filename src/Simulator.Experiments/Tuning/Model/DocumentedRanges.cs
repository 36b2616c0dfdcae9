using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>Ranges of hypotheses, as scenarios state them, as factors on the values in force.</summary>
internal static class DocumentedRanges
{
    /// <summary>A factor of 0 would leave nothing to multiply: a thousandth is as good as none.</summary>
    private const double Least = 1e-3;

    /// <summary>The range as factors on a value; null when the value has no size or the range none that holds.</summary>
    /// <param name="range">What the definition of the key states.</param>
    /// <param name="value">The value as the resolved file writes it, of a distribution its location.</param>
    public static (double Low, double High)? Factors(HypothesisRange range, string value)
    {
        if (range.IsFactors)
        {
            return ScaledText.Number(range.Low[1..]) is { } least && ScaledText.Number(range.High[1..]) is { } most && least < most ? (Math.Max(Least, least), most) : null;
        }

        return ScaledText.SizeOf(value) is { } size and > 0 && ScaledText.SizeOf(range.Low) is { } low && ScaledText.SizeOf(range.High) is { } high && low < high
            ? (Math.Max(Least, Math.Min(1, low / size)), Math.Max(1, high / size))
            : null;
    }
}

/// <summary>Values of scenario files multiplied, each in its own unit.</summary>
internal static class ScaledText
{
    private const double LongestMicros = 3_650.0 * 24 * 3.6e9;

    /// <summary>The size of a value: microseconds, per cent, events per hour, or the number itself; null for a word.</summary>
    public static double? SizeOf(string text) =>
        text.EndsWith('%') ? Number(text[..^1]) :
        Rate.TryParse(text, out var rate) ? rate.PerHour :
        Number(text) ?? (text.Length is > 0 and <= 100 && char.IsAsciiDigit(text[0]) && DurationText.TryParse(text, out var time) ? time.Microseconds : null);

    /// <summary>A value times a factor, as a scenario file writes it; shares stop at 100 %; null for a word or a value of 0, which has no size to change.</summary>
    public static string? Times(string text, double factor)
    {
        if (SizeOf(text) is not { } size || size == 0)
        {
            return null;
        }

        var scaled = size * factor;
        return text.EndsWith('%') ? FormattableString.Invariant($"{Math.Min(100, Math.Round(scaled, 8)):0.########}%") :
            Rate.TryParse(text, out _) ? FormattableString.Invariant($"{(decimal)scaled}/h") :
            Number(text) is not null ? FormattableString.Invariant($"{(decimal)scaled}") :
            DurationText.Format(new Duration((long)Math.Round(Math.Clamp(scaled, 1, LongestMicros))));
    }

    /// <summary>A plain number; null for anything else.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : null;
}
