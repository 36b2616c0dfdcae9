using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>An interval beside its value, in one unit and with one rounding.</summary>
internal static class IntervalText
{
    /// <summary>The number whose size chooses unit and digits: the value, else the end that exists.</summary>
    public static double Anchor(Estimate estimate)
    {
        if (double.IsFinite(estimate.Value) && estimate.Value != 0)
        {
            return estimate.Value;
        }

        var low = double.IsFinite(estimate.Low) ? Math.Abs(estimate.Low) : 0;
        var high = double.IsFinite(estimate.High) ? Math.Abs(estimate.High) : 0;
        return Math.Max(low, high);
    }

    /// <summary>"12.3 min (11.8 to 12.9)".</summary>
    public static string WithValue(Estimate estimate, NumberScale scale, bool signed)
    {
        if (double.IsNaN(estimate.Value))
        {
            return HumanText.Undefined;
        }

        var value = double.IsFinite(estimate.Value) ? One(estimate.Value, scale, signed) + scale.Suffix : HumanText.NotReached;
        var ends = double.IsFinite(estimate.Value) ? Ends(estimate, scale, signed) : Alone(estimate, scale, signed);
        return ends.Length == 0 ? value : $"{value} ({ends})";
    }

    /// <summary>"11.8 to 12.9 min"; empty when neither end exists.</summary>
    public static string Alone(Estimate estimate, NumberScale scale, bool signed)
    {
        var ends = double.IsNaN(estimate.Value) ? string.Empty : Ends(estimate, scale, signed);
        return ends.Length == 0 ? ends : ends.EndsWith("or more", StringComparison.Ordinal) || ends.EndsWith("or less", StringComparison.Ordinal)
            ? ends.Insert(ends.LastIndexOf(" or ", StringComparison.Ordinal), scale.Suffix)
            : ends + scale.Suffix;
    }

    private static string Ends(Estimate estimate, NumberScale scale, bool signed) =>
        (double.IsFinite(estimate.Low), double.IsFinite(estimate.High)) switch
        {
            (true, true) => $"{One(estimate.Low, scale, signed)} to {One(estimate.High, scale, signed)}",
            (true, false) => $"{One(estimate.Low, scale, signed)} or more",
            (false, true) => $"{One(estimate.High, scale, signed)} or less",
            _ => string.Empty,
        };

    private static string One(double value, NumberScale scale, bool signed)
    {
        var text = scale.Render(value);
        return signed ? NumberScale.WithSign(value, text) : text;
    }
}
