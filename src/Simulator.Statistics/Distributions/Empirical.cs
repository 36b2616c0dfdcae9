using System.Globalization;

namespace Simulator.Statistics;

/// <summary>
/// A distribution given by a table of evenly spaced quantiles, from the smallest to the largest value, linear in between: with n values the
/// i-th is the quantile at i / (n - 1). Equal neighbours are an atom.
/// </summary>
public sealed class Empirical : Distribution
{
    private readonly double[] _values;
    private readonly double[] _integrated;

    private Empirical(double[] values)
    {
        _values = values;
        _integrated = new double[values.Length];
        double cells = values.Length - 1;
        for (int i = 0; i < values.Length - 1; i++)
        {
            double width = values[i + 1] - values[i];
            Mean += (values[i] + (0.5 * width)) / cells;
            _integrated[i + 1] = _integrated[i] + (width * (i + 0.5) / cells);
        }

        for (int i = 0; i < values.Length - 1; i++)
        {
            double width = values[i + 1] - values[i];
            double offset = values[i] + (0.5 * width) - Mean;
            Variance += ((width * width / 12) + (offset * offset)) / cells;
        }
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double Variance { get; }

    /// <inheritdoc/>
    public override double Minimum => _values[0];

    /// <inheritdoc/>
    public override double Maximum => _values[^1];

    internal override bool HasFastIntegral => true;

    /// <summary>A distribution from a quantile table.</summary>
    /// <param name="values">The quantiles at 0, 1/(n-1), …, 1: at least 2, finite, non-decreasing. 101 values are the percentiles p0 to p100.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 values, a value that is not finite, or a decrease.</exception>
    public static Empirical FromQuantiles(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
        {
            throw new ArgumentOutOfRangeException(nameof(values), values.Length, "A quantile table needs at least 2 values.");
        }

        for (int i = 0; i < values.Length; i++)
        {
            Require.Finite(values[i], nameof(values));
            if (i > 0 && values[i] < values[i - 1])
            {
                throw new ArgumentOutOfRangeException(nameof(values), values[i], string.Create(
                    CultureInfo.InvariantCulture, $"A quantile table must not decrease; value {i} is below value {i - 1}."));
            }
        }

        return new Empirical(values.ToArray());
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Require.OpenUnit(u);
        double position = u * (_values.Length - 1);
        int cell = Math.Min((int)position, _values.Length - 2);
        double low = _values[cell];
        double high = _values[cell + 1];
        return Math.Min(high, low + ((position - cell) * (high - low)));
    }

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        int cell = LastAtOrBelow(x);
        if (cell < 0)
        {
            return 0;
        }

        double cells = _values.Length - 1;
        return cell == _values.Length - 1 ? 1 : (cell + ((x - _values[cell]) / (_values[cell + 1] - _values[cell]))) / cells;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"Empirical({_values.Length} quantiles, {_values[0]} to {_values[^1]})");

    internal override double PartialMoment(double x, int order)
    {
        double sum = 0;
        for (int i = 0; i < _values.Length - 1 && _values[i] <= x; i++)
        {
            double low = _values[i];
            double width = _values[i + 1] - low;
            double share = x >= _values[i + 1] ? 1 : (x - low) / width;
            double end = low + (share * width);
            sum += share * (order == 1 ? 0.5 * (low + end) : ((low * low) + (low * end) + (end * end)) / 3);
        }

        return sum / (_values.Length - 1);
    }

    internal override double Integrated(double x)
    {
        int cell = LastAtOrBelow(x);
        if (cell < 0)
        {
            return 0;
        }

        double beyond = x - _values[cell];
        if (cell == _values.Length - 1)
        {
            return _integrated[cell] + beyond;
        }

        double within = 0.5 * beyond * beyond / (_values[cell + 1] - _values[cell]);
        return _integrated[cell] + (((beyond * cell) + within) / (_values.Length - 1));
    }

    /// <summary>The last index whose value is at or below x, or -1; with equal values the last of them, so that an atom counts whole.</summary>
    private int LastAtOrBelow(double x)
    {
        int low = 0;
        int high = _values.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (_values[middle] <= x)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }
}
