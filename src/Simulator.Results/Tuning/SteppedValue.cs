using System.Globalization;
using Simulator.Time;

namespace Simulator.Results;

/// <summary>A value with its unit, in decimal digits, so that a step of 0.1 % stays one.</summary>
/// <param name="Number">The number: per cent, microseconds, events per unit of time, or plain.</param>
/// <param name="Kind">What tells units apart: <c>%</c>, <c>duration</c>, the ending of a rate such as <c>/h</c>, <c>whole</c> or <c>plain</c>.</param>
/// <param name="IsWhole">Whether it was written as a whole plain number.</param>
internal readonly record struct SteppedValue(decimal Number, string Kind, bool IsWhole)
{
    private const string Share = "%";
    private const string Time = "duration";
    private const string Plain = "plain";
    private const decimal MicrosPerSecond = 1_000_000;

    public static SteppedValue? TryParse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.EndsWith('%'))
        {
            return Decimal(trimmed[..^1]) is { } percent ? new(percent, Share, false) : null;
        }

        var slash = trimmed.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0)
        {
            return Rate.TryParse(trimmed, out _) && Decimal(trimmed[..slash]) is { } rate ? new(rate, "/" + trimmed[(slash + 1)..].Trim(), false) : null;
        }

        if (Decimal(trimmed) is { } plain)
        {
            return new(plain, Plain, plain == decimal.Truncate(plain) && !trimmed.Contains('.', StringComparison.Ordinal));
        }

        return trimmed.Length <= 100 && DurationText.TryParse(trimmed, out var time) ? new(time.Microseconds, Time, false) : null;
    }

    /// <summary>Another number of the same unit as a scenario file writes it, rounded to a hundredth of a step; whole numbers stay whole.</summary>
    /// <param name="number">The number.</param>
    /// <param name="step">The distance to the next one.</param>
    public string At(decimal number, decimal step) => Kind switch
    {
        Share => Text(Rounded(number, step)) + Share,
        Time => DurationText.Format(new Duration((long)Math.Round(number / Grain(step)) * (long)Grain(step))),
        Plain => Text(IsWhole && step >= 1 ? Math.Round(number) : Rounded(number, step)),
        _ => Text(Rounded(number, step)) + Kind,
    };

    /// <summary>Times are rounded to seconds, shorter steps to milliseconds or not at all.</summary>
    private static decimal Grain(decimal step) => step >= 10 * MicrosPerSecond ? MicrosPerSecond : step >= 10_000 ? 1_000 : 1;

    private static decimal Rounded(decimal number, decimal step)
    {
        var digits = 2;
        for (var size = step; size < 1 && digits < 20; size *= 10)
        {
            digits++;
        }

        return Math.Round(number, digits);
    }

    private static string Text(decimal number) => number.ToString("0.####################", CultureInfo.InvariantCulture);

    private static decimal? Decimal(string text) =>
        text.Length <= 28 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e18m ? number : null;
}
