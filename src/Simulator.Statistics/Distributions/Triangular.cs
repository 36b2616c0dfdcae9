using System.Globalization;

namespace Simulator.Statistics;

/// <summary>The triangular distribution: density rising from the minimum to the mode and falling to the maximum.</summary>
public sealed class Triangular : Distribution
{
    private readonly double _low;
    private readonly double _mode;
    private readonly double _high;

    private Triangular(double low, double mode, double high) => (_low, _mode, _high) = (low, mode, high);

    /// <inheritdoc/>
    public override double Mean => _low + ((_mode - _low + (_high - _low)) / 3);

    /// <inheritdoc/>
    public override double Variance
    {
        get
        {
            double width = _high - _low;
            double rise = _mode - _low;
            return ((width * width) - (width * rise) + (rise * rise)) / 18;
        }
    }

    /// <inheritdoc/>
    public override double Minimum => _low;

    /// <inheritdoc/>
    public override double Maximum => _high;

    internal override bool HasFastIntegral => true;

    /// <summary>Share of the mass below the mode.</summary>
    private double Peak => (_mode - _low) / (_high - _low);

    /// <summary>The triangular distribution.</summary>
    /// <param name="min">Smallest value, finite.</param>
    /// <param name="mode">Most likely value, from <paramref name="min"/> to <paramref name="max"/>.</param>
    /// <param name="max">Largest value, finite and above <paramref name="min"/>.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The values are not finite or not in order.</exception>
    public static Triangular Between(double min, double mode, double max)
    {
        Require.Finite(min);
        Require.Finite(max);
        Require.Positive(max - min);
        Require.Within(mode, min, max);
        return new Triangular(min, mode, max);
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Require.OpenUnit(u);
        if (u < Peak)
        {
            return _low + Math.Sqrt(u * (_high - _low) * (_mode - _low));
        }

        // 1 - sqrt(1 - s) written without cancellation: s is the share of the falling side that lies below.
        double root = Math.Sqrt((1 - u) / (1 - Peak));
        double share = (u - Peak) / (1 - Peak);
        return Math.Min(_high, _mode + ((_high - _mode) * share / (1 + root)));
    }

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        if (x <= _low)
        {
            return 0;
        }

        double beyond = Math.Min(1, (x - _mode) / (_high - _mode)); // on the falling side: 1 - (1 - d)^2 = d (2 - d)
        return x >= _high ? 1 : x < _mode ? Rising(x) : Peak + ((1 - Peak) * beyond * (2 - beyond));
    }

    /// <inheritdoc/>
    public override double Survival(double x)
    {
        if (x >= _high)
        {
            return 0;
        }

        double before = Math.Min(1, (_mode - x) / (_mode - _low));
        return x <= _low ? 1 : x >= _mode ? Falling(x) : 1 - Peak + (Peak * before * (2 - before));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Triangular({_low}, {_mode}, {_high})");

    // The integral of t^k times the density, piece by piece. With offset d from the outer end e of a piece the density is 2 d / (width side).
    internal override double PartialMoment(double x, int order)
    {
        if (x <= _low)
        {
            return 0;
        }

        double width = _high - _low;
        double rising = Piece(_low, Math.Min(x, _mode) - _low, order) * Slope(width, _mode - _low);
        if (x <= _mode)
        {
            return rising;
        }

        double whole = Piece(_high, _mode - _high, order);
        double rest = Piece(_high, Math.Min(x, _high) - _high, order);
        return rising + ((whole - rest) * Slope(width, _high - _mode));
    }

    internal override double Integrated(double x)
    {
        if (x <= _low)
        {
            return 0;
        }

        double width = _high - _low;
        if (x < _mode)
        {
            return Cube(x - _low) / (3 * width * (_mode - _low));
        }

        return x - Mean + (x < _high ? Cube(_high - x) / (3 * width * (_high - _mode)) : 0);
    }

    private static double Cube(double x) => x * x * x;

    /// <summary>2 / (width side), or 0 where a side is missing.</summary>
    private static double Slope(double width, double side) => side > 0 ? 2 / (width * side) : 0;

    /// <summary>The integral of (end + s)^order s over s from 0 to d.</summary>
    private static double Piece(double end, double d, int order) => order == 1
        ? (end * d * d / 2) + (d * d * d / 3)
        : (end * end * d * d / 2) + (2 * end * d * d * d / 3) + (d * d * d * d / 4);

    private double Rising(double x) => (x - _low) * (x - _low) / ((_high - _low) * (_mode - _low));

    private double Falling(double x) => (_high - x) * (_high - x) / ((_high - _low) * (_high - _mode));
}
