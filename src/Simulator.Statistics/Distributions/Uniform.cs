using System.Globalization;

namespace Simulator.Statistics;

/// <summary>Equal density between two ends.</summary>
public sealed class Uniform : Distribution
{
    private readonly double _low;
    private readonly double _high;

    private Uniform(double low, double high) => (_low, _high) = (low, high);

    /// <inheritdoc/>
    public override double Mean => _low + (0.5 * (_high - _low));

    /// <inheritdoc/>
    public override double Variance => (_high - _low) * (_high - _low) / 12;

    /// <inheritdoc/>
    public override double Minimum => _low;

    /// <inheritdoc/>
    public override double Maximum => _high;

    internal override bool HasFastIntegral => true;

    /// <summary>The uniform distribution between two ends.</summary>
    /// <param name="low">Lower end, finite.</param>
    /// <param name="high">Upper end, finite and above the lower.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, or they are not in order, or their distance overflows.</exception>
    public static Uniform Between(double low, double high)
    {
        Require.Finite(low);
        Require.Finite(high);
        Require.Positive(high - low);
        return new Uniform(low, high);
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Require.OpenUnit(u);
        return Math.Min(_high, _low + (u * (_high - _low)));
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= _low ? 0 : x >= _high ? 1 : (x - _low) / (_high - _low);

    /// <inheritdoc/>
    public override double Survival(double x) => x <= _low ? 1 : x >= _high ? 0 : (_high - x) / (_high - _low);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Uniform({_low} to {_high})");

    internal override double PartialMoment(double x, int order)
    {
        double end = Math.Clamp(x, _low, _high);
        double share = (end - _low) / (_high - _low);
        return order == 1
            ? share * 0.5 * (end + _low)
            : share * ((end * end) + (end * _low) + (_low * _low)) / 3;
    }

    internal override double Integrated(double x)
    {
        double inside = Math.Clamp(x, _low, _high) - _low;
        return (inside * inside / (2 * (_high - _low))) + Math.Max(0, x - _high);
    }
}
