using System.Globalization;

namespace Simulator.Time;

/// <summary>How often something happens: events per hour. Range: finite, at least 0; default: 0 (never).</summary>
/// <param name="PerHour">Expected events per hour.</param>
public readonly record struct Rate(double PerHour)
{
    /// <summary>Expected events per microsecond, the simulator's unit of time.</summary>
    public double PerMicrosecond => PerHour / Duration.MicrosPerHour;

    /// <summary>Reads a rate such as <c>40/h</c>, <c>2.5/m</c>, <c>100000/d</c>; the unit of time is mandatory.</summary>
    /// <param name="text">A plain decimal number, a slash and one of <c>s m h d</c>.</param>
    /// <param name="rate">The rate; zero when refused.</param>
    /// <returns>Whether the text was understood.</returns>
    public static bool TryParse(string? text, out Rate rate)
    {
        rate = default;
        var parts = (text ?? string.Empty).Split('/', StringSplitOptions.TrimEntries);
        if (parts.Length != 2 ||
            !double.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ||
            !double.IsFinite(number))
        {
            return false;
        }

        var hours = parts[1] switch { "s" => 1.0 / 3600, "m" => 1.0 / 60, "h" => 1.0, "d" => 24.0, _ => 0.0 };
        if (hours == 0)
        {
            return false;
        }

        rate = new Rate(number / hours);
        return double.IsFinite(rate.PerHour);
    }

    /// <summary>The rate as a scenario file writes it, such as <c>40/h</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PerHour:R}/h");
}
