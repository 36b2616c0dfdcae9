using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>
/// The ranges over which the reference of scenario files asks to vary its hypotheses ("vary it from … to …"), by the name of the key; a test holds
/// this table against the reference.
/// </summary>
internal static class DocumentedRanges
{
    /// <summary>Ends of a range: factors (<c>x0.5</c>) or values with the unit of the key.</summary>
    public static IReadOnlyDictionary<string, (string Low, string High)> ByKey { get; } = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["accrualCap"] = ("7d", "90d"),
        ["afterReviews"] = ("10", "200"),
        ["base"] = ("1%", "50%"),
        ["callOutDelay"] = ("5m", "60m"),
        ["copyProbability"] = ("0%", "50%"),
        ["delayCost"] = ("x0", "x10"),
        ["detectionDelay"] = ("x0.2", "x10"),
        ["detectionProbability"] = ("20%", "100%"),
        ["detectionTime"] = ("x0.5", "x2"),
        ["discovery"] = ("x0.2", "x5"),
        ["every"] = ("10m", "4h"),
        ["exponent"] = ("0.1", "1"),
        ["floor"] = ("10%", "100%"),
        ["height"] = ("3", "10"),
        ["length"] = ("30m", "8h"),
        ["look"] = ("30s", "10m"),
        ["lossAtNight"] = ("2%", "20%"),
        ["lossPerDuty"] = ("5%", "40%"),
        ["overrunMaximum"] = ("0m", "30m"),
        ["parkedRetention"] = ("50%", "100%"),
        ["perCredentialHour"] = ("x0.1", "x100"),
        ["perUse"] = ("x0.1", "x100"),
        ["pivotSearch"] = ("x0.1", "x10"),
        ["queuePerReviewer"] = ("1", "10"),
        ["ramp"] = ("5d", "90d"),
        ["reminder"] = ("5m", "4h"),
        ["revokeDelay"] = ("1s", "60s"),
        ["rollback"] = ("x0.5", "x4"),
        ["setUp"] = ("0m", "10m"),
        ["slowdown"] = ("0.1", "1"),
        ["startGuardMargin"] = ("0m", "30m"),
        ["strength"] = ("0.1", "2"),
        ["threshold"] = ("50%", "99%"),
    };

    /// <summary>The range as factors on a value; null where none is documented or the value has no size.</summary>
    /// <param name="key">The last part of the path.</param>
    /// <param name="value">The value as the resolved file writes it, of a distribution its location.</param>
    public static (double Low, double High)? Factors(string key, string value)
    {
        if (!ByKey.TryGetValue(key, out var range))
        {
            return null;
        }

        if (range.Low.StartsWith('x'))
        {
            // A factor of 0 would leave nothing to multiply: a thousandth is as good as none.
            return (Math.Max(1e-3, ScaledText.Number(range.Low[1..])!.Value), ScaledText.Number(range.High[1..])!.Value);
        }

        return ScaledText.SizeOf(value) is { } size and > 0 && ScaledText.SizeOf(range.Low) is { } low && ScaledText.SizeOf(range.High) is { } high && low < high
            ? (Math.Max(1e-3, Math.Min(1, low / size)), Math.Max(1, high / size))
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
