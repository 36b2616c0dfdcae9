using System.Globalization;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>A stretch of a load run in which the arrival rate of the scenario is multiplied by a factor that stays or moves evenly.</summary>
/// <param name="Name">What reports call it; not empty.</param>
/// <param name="Length">How long it takes on the wall, more than zero.</param>
/// <param name="From">Factor on the compressed rate at its beginning, finite, at least 0.</param>
/// <param name="To">Factor at its end, finite, at least 0; in between the factor is linear in time.</param>
public sealed record LoadPhase(string Name, Duration Length, double From, double To)
{
    /// <summary>A change of the rate from one factor to another.</summary>
    public static LoadPhase Ramp(Duration length, double from, double to) => new("ramp", length, from, to);

    /// <summary>A constant rate; factor 1 is the scenario's own.</summary>
    public static LoadPhase Hold(Duration length, double factor = 1) => new("hold", length, factor, factor);

    /// <summary>A short surge.</summary>
    public static LoadPhase Spike(Duration length, double factor) => new("spike", length, factor, factor);

    /// <summary>A long stretch at a constant rate, to see what only time shows.</summary>
    public static LoadPhase Soak(Duration length, double factor = 1) => new("soak", length, factor, factor);

    /// <summary>No arrivals: scenario time stands still.</summary>
    public static LoadPhase Pause(Duration length) => new("pause", length, 0, 0);

    /// <summary>Reads <c>ramp:10s:0..2</c>, <c>hold:30s</c>, <c>spike:5s:4</c>, <c>soak:10m:1.2</c> or <c>pause:5s</c>.</summary>
    /// <param name="text">Kind, wall time and factor, parted by colons; a ramp needs both ends, a spike its factor.</param>
    /// <param name="phase">The phase; null when refused.</param>
    /// <returns>Null, or what is wrong and how it would be right.</returns>
    public static string? TryParse(string text, out LoadPhase? phase)
    {
        ArgumentNullException.ThrowIfNull(text);
        phase = null;
        var parts = text.Split(':', StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > 3 || !DurationText.TryParse(parts[1], out var length) || length == Duration.Zero)
        {
            return $"phase '{text}': write kind:time or kind:time:factor, such as hold:30s, ramp:10s:0..2 or spike:5s:4";
        }

        var factor = parts.Length == 3 ? parts[2] : null;
        var ends = factor?.Split("..") ?? [];
        phase = parts[0] switch
        {
            "ramp" when ends.Length == 2 && TryFactor(ends[0], out var from) && TryFactor(ends[1], out var to) => Ramp(length, from, to),
            "hold" when TryFactor(factor ?? "1", out var level) => Hold(length, level),
            "soak" when TryFactor(factor ?? "1", out var level) => Soak(length, level),
            "spike" when TryFactor(factor, out var level) => Spike(length, level),
            "pause" when factor is null => Pause(length),
            _ => null,
        };
        return phase is null
            ? $"phase '{text}': kinds are ramp:time:from..to, hold:time[:factor], spike:time:factor, soak:time[:factor] and pause:time; factors are plain numbers of at least 0"
            : null;
    }

    private static bool TryFactor(string? text, out double factor) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out factor) && double.IsFinite(factor);
}
