using System.Globalization;

namespace Simulator.Validation.Tests;

/// <summary>Numbers as the tables show them.</summary>
internal static class Numbers
{
    /// <summary>Five significant digits, never in exponential form.</summary>
    public static string Text(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        var decimals = Math.Clamp(4 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 8);
        return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>The estimate; both sides of a law.</summary>
    public static string Simulated(CheckResult result) => result.Check is Identity
        ? $"{Text(result.Simulated.Value)} = {Text(result.Theory)}"
        : Text(result.Simulated.Value);

    public static string Z(CheckResult result) => result.Check is Identity ? "exact" : result.Z.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    public static string Interval(CheckResult result) =>
        result.Check is Identity ? "" : $"{Text(result.Simulated.Low)} to {Text(result.Simulated.High)}";

    public static string Allowed(CheckResult result) => result.Check is Identity
        ? ""
        : "± " + (100 * result.Allowed / Math.Abs(result.Theory)).ToString("F1", CultureInfo.InvariantCulture) + " %";

    public static string Verdict(Agreement agreement) => agreement switch
    {
        Agreement.Agrees => "agrees",
        Agreement.Differs => "DIFFERS",
        _ => "TOO WIDE",
    };
}
