using System.Globalization;

namespace Simulator.Statistics;

/// <summary>An estimated number with its confidence interval over replications.</summary>
/// <param name="Value">The point estimate; NaN = undefined, positive infinity = a quantile that is never reached.</param>
/// <param name="Low">Lower end; negative infinity where none can be given, NaN = undefined.</param>
/// <param name="High">Upper end; positive infinity where none can be given, NaN = undefined.</param>
/// <param name="Level">Confidence level of the interval, strictly between 0 and 1.</param>
/// <param name="Samples">Number of independent samples: replications, never items.</param>
/// <param name="Method">How the interval was found.</param>
/// <param name="IsApproximate">True where the real coverage is known to miss the level by more than a percentage point or so (few replications).</param>
public readonly record struct Estimate(
    double Value, double Low, double High, double Level, int Samples, IntervalMethod Method, bool IsApproximate = false)
{
    /// <summary>False when the quantity itself is undefined, such as a ratio whose denominator may be 0.</summary>
    public bool IsDefined => !double.IsNaN(Value);

    /// <summary>True when both ends are finite.</summary>
    public bool IsBounded => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>Half the width of the interval; infinite or NaN when an end is.</summary>
    public double HalfWidth => 0.5 * (High - Low);

    /// <summary><see cref="HalfWidth"/> as a share of |<see cref="Value"/>|; infinite when the value is 0 and the width is not, 0 when both are.</summary>
    public double RelativeHalfWidth => HalfWidth == 0 ? 0 : HalfWidth / Math.Abs(Value);

    /// <summary>The same estimate in another unit.</summary>
    /// <param name="factor">Multiplier, finite and above 0.</param>
    /// <returns>The scaled estimate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not finite and above 0.</exception>
    public Estimate Scale(double factor)
    {
        Require.Positive(factor);
        return this with { Value = Value * factor, Low = Low * factor, High = High * factor };
    }

    /// <summary>Whether a value lies in the closed interval; false when undefined.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True when Low &lt;= value &lt;= High.</returns>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <inheritdoc/>
    public override string ToString() => IsDefined
        ? string.Create(CultureInfo.InvariantCulture, $"{Value:G6} [{Low:G6}, {High:G6}] at {Level:P0}, n = {Samples}")
        : string.Create(CultureInfo.InvariantCulture, $"undefined, n = {Samples}");

    internal static Estimate Undefined(double level, int samples, IntervalMethod method) =>
        new(double.NaN, double.NaN, double.NaN, level, samples, method);
}
