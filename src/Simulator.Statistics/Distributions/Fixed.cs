using System.Globalization;

namespace Simulator.Statistics;

/// <summary>All mass at one value.</summary>
public sealed class Fixed : Distribution
{
    private readonly double _value;

    private Fixed(double value) => _value = value;

    /// <inheritdoc/>
    public override double Mean => _value;

    /// <inheritdoc/>
    public override double Variance => 0;

    /// <inheritdoc/>
    public override double Minimum => _value;

    /// <inheritdoc/>
    public override double Maximum => _value;

    internal override bool HasFastIntegral => true;

    /// <summary>The distribution of a constant.</summary>
    /// <param name="value">The value, finite.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static Fixed At(double value) => new(Require.Finite(value));

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Require.OpenUnit(u);
        return _value;
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => x >= _value ? 1 : 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_value}");

    internal override double PartialMoment(double x, int order) => x >= _value ? Math.Pow(_value, order) : 0;

    internal override double Integrated(double x) => Math.Max(0, x - _value);
}
