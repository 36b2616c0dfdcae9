using System.Globalization;

namespace Simulator.Statistics;

/// <summary>
/// Another distribution conditional on a range, low &lt; X &lt;= high: the mass outside is given to the inside in proportion, not piled up at the
/// ends. Drawing costs what the inner distribution costs.
/// </summary>
public sealed class Truncated : Distribution
{
    /// <summary>The least mass the range must hold: below it the conditional distribution would be rounding noise.</summary>
    public const double MinMass = 1e-9;

    private readonly Distribution _inner;
    private readonly double _low;
    private readonly double _high;
    private readonly double _below;
    private readonly double _above;
    private readonly double _mass;

    private Truncated(Distribution inner, double low, double high)
    {
        (_inner, _low, _high) = (inner, low, high);
        _below = inner.Cdf(low);
        _above = inner.Survival(high);
        _mass = MassBetween(inner, low, high);
        if (!(_mass >= MinMass))
        {
            throw new ArgumentOutOfRangeException(nameof(high), high, string.Create(
                CultureInfo.InvariantCulture, $"The range {low} to {high} holds {_mass:G3} of {inner}; it must hold {MinMass:G1}."));
        }

        Mean = Math.Clamp(MomentBetween(1), Minimum, Maximum);
        Variance = Math.Max(0, MomentBetween(2) - (Mean * Mean));
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double Variance { get; }

    /// <inheritdoc/>
    public override double Minimum => Math.Max(_low, _inner.Minimum);

    /// <inheritdoc/>
    public override double Maximum => Math.Min(_high, _inner.Maximum);

    internal override bool HasFastQuantile => _inner.HasFastQuantile;

    internal override bool HasFastIntegral => _inner.HasFastIntegral;

    /// <summary>A distribution conditional on a range.</summary>
    /// <param name="inner">The distribution to cut.</param>
    /// <param name="low">Lower end, excluded where it carries mass; may be negative infinity.</param>
    /// <param name="high">Upper end, included, above the lower; may be positive infinity.</param>
    /// <returns>The conditional distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The ends are not in order, or the range holds less than <see cref="MinMass"/>.</exception>
    public static Truncated To(Distribution inner, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(inner);
        if (!(low < high))
        {
            throw new ArgumentOutOfRangeException(nameof(high), high, "The upper end must be above the lower.");
        }

        return new Truncated(inner, low, high);
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Require.OpenUnit(u);
        return TailQuantile(u <= 0.5 ? u : 1 - u, upper: u > 0.5);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) =>
        x <= _low ? 0 : x >= _high ? 1 : Math.Clamp(MassBetween(_inner, _low, x) / _mass, 0, 1);

    /// <inheritdoc/>
    public override double Survival(double x) =>
        x <= _low ? 1 : x >= _high ? 0 : Math.Clamp(MassBetween(_inner, x, _high) / _mass, 0, 1);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{_inner} within {_low} to {_high}");

    // In terms of the inner tail that is nearer, so that a range far out in a tail keeps its digits.
    internal override double TailQuantile(double tail, bool upper)
    {
        double rest = 1 - tail;
        double below = _below + ((upper ? rest : tail) * _mass);
        double above = _above + ((upper ? tail : rest) * _mass);
        double value = below <= above ? _inner.TailQuantile(below, upper: false) : _inner.TailQuantile(above, upper: true);
        return Math.Clamp(value, Minimum, Maximum);
    }

    internal override double Density(double x) => x < _low || x > _high ? 0 : _inner.Density(x) / _mass;

    internal override double PartialMoment(double x, int order) => x <= _low
        ? 0
        : (_inner.PartialMoment(Math.Min(x, _high), order) - _inner.PartialMoment(_low, order)) / _mass;

    internal override double Integrated(double x)
    {
        if (x <= Minimum)
        {
            return 0;
        }

        if (x >= Maximum)
        {
            return x - Mean;
        }

        double start = Minimum;
        double grown = _inner.Integrated(x) - _inner.Integrated(start) - (_below * (x - start));
        return Math.Max(0, grown) / _mass;
    }

    /// <summary>P(low &lt; X &lt;= high), from the tail that is smaller so that it keeps its digits.</summary>
    private static double MassBetween(Distribution inner, double low, double high) => inner.Cdf(low) > 0.5
        ? inner.Survival(low) - inner.Survival(high)
        : inner.Cdf(high) - inner.Cdf(low);

    private double MomentBetween(int order) =>
        (_inner.PartialMoment(_high, order) - _inner.PartialMoment(_low, order)) / _mass;
}
