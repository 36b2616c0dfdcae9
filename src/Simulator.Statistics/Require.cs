using System.Globalization;
using System.Runtime.CompilerServices;

namespace Simulator.Statistics;

/// <summary>Checks of arguments with messages that name the argument, the value and the legal range.</summary>
internal static class Require
{
    /// <summary>Finite, neither NaN nor infinite.</summary>
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw Bad(name, value, "must be a finite number");

    /// <summary>Finite and above 0.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw Bad(name, value, "must be a finite number above 0");

    /// <summary>Finite and at least 0.</summary>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value >= 0 ? value : throw Bad(name, value, "must be a finite number, 0 or above");

    /// <summary>Not below 0; infinite and NaN (not known) are let through.</summary>
    public static void NotBelowZero(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < 0)
        {
            throw Bad(name, value, "must not be below 0");
        }
    }

    /// <summary>Finite and inside a closed range.</summary>
    public static double Within(double value, double low, double high, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= low && value <= high
            ? value
            : throw Bad(name, value, string.Create(CultureInfo.InvariantCulture, $"must lie in {low:R} to {high:R}"));

    /// <summary>0 to 1, ends included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Probability(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= 0 && value <= 1))
        {
            throw Bad(name, value, "must be a probability, 0 to 1");
        }
    }

    /// <summary>Strictly between 0 and 1: the argument of a quantile, a confidence level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OpenUnit(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0 && value < 1))
        {
            throw Bad(name, value, "must lie strictly between 0 and 1");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ArgumentOutOfRangeException Bad(string name, double value, string rule) =>
        new(name, value, $"{name} {rule}.");
}
