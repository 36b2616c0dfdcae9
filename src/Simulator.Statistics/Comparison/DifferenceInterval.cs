using System.Globalization;

namespace Simulator.Statistics;

/// <summary>An estimated difference with its interval over replications.</summary>
/// <param name="Value">The point estimate; infinite when only one quantile is reached, NaN = undefined.</param>
/// <param name="Low">Lower end; negative infinity where none can be given.</param>
/// <param name="High">Upper end; positive infinity where none can be given.</param>
/// <param name="Level">Confidence level of both ends together; each end for itself holds with (1 + level) / 2.</param>
/// <param name="Method">How the interval was found.</param>
public readonly record struct DifferenceInterval(double Value, double Low, double High, double Level, ComparisonMethod Method)
{
    /// <summary>Whether a value lies in the closed interval; false when undefined.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True when Low &lt;= value &lt;= High.</returns>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>The same difference in another unit.</summary>
    /// <param name="factor">Multiplier, finite and above 0.</param>
    /// <returns>The scaled interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not finite and above 0.</exception>
    public DifferenceInterval Scale(double factor)
    {
        Require.Positive(factor);
        return this with { Value = Value * factor, Low = Low * factor, High = High * factor };
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:G6} [{Low:G6}, {High:G6}] at {Level:P0}");
}
