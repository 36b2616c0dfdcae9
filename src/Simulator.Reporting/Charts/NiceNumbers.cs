using System.Globalization;

namespace Simulator.Reporting;

/// <summary>Steps that people count in: 1, 2 or 5 times a power of ten (Heckbert 1990, "Nice numbers for graph labels").</summary>
internal static class NiceNumbers
{
    /// <summary>The smallest such step that divides a range into no more than so many parts.</summary>
    /// <param name="range">Length of the axis, more than zero.</param>
    /// <param name="most">Largest number of parts, at least one.</param>
    /// <param name="whole">Whether the step is at least 1.</param>
    public static double Step(double range, int most, bool whole)
    {
        var raw = range / Math.Max(1, most);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        foreach (var factor in new[] { 1d, 2, 5, 10 })
        {
            // A part in 10^9 forgives the rounding of the division: 0.3 / 3 is a step of 0.1.
            if (factor * power >= raw * (1 - 1e-9))
            {
                return whole ? Math.Max(1, factor * power) : factor * power;
            }
        }

        return 10 * power;
    }

    /// <summary>A multiple of a step with the digits that the step has, no more.</summary>
    public static string Label(double value, double step)
    {
        var decimals = Math.Clamp((int)-Math.Floor(Math.Log10(step) + 1e-9), 0, 9);
        return value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
