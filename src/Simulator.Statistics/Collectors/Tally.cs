namespace Simulator.Statistics;

/// <summary>
/// Count, mean, variance, minimum and maximum of single observations, in one pass (Welford, 1962). Merging is exact up to rounding, so the
/// last digits depend on its order: merge in a fixed one. Not safe for several threads at once.
/// </summary>
public sealed class Tally
{
    private double _mean;
    private double _squares;

    /// <summary>Number of observations.</summary>
    public long Count { get; private set; }

    /// <summary>The sum of the observations; 0 when there are none.</summary>
    public double Sum { get; private set; }

    /// <summary>The mean; NaN when there are no observations.</summary>
    public double Mean => Count > 0 ? _mean : double.NaN;

    /// <summary>The unbiased variance (divisor count - 1); NaN below two observations.</summary>
    public double Variance => Count > 1 ? _squares / (Count - 1) : double.NaN;

    /// <summary>The square root of <see cref="Variance"/>; NaN below two observations.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The smallest observation; positive infinity when there are none.</summary>
    public double Minimum { get; private set; } = double.PositiveInfinity;

    /// <summary>The largest observation; negative infinity when there are none.</summary>
    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>Adds an observation.</summary>
    /// <param name="value">The observation, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The observation is not finite.</exception>
    public void Add(double value)
    {
        Require.Finite(value);
        Count++;
        Sum += value;
        double distance = value - _mean;
        _mean += distance / Count;
        _squares += distance * (value - _mean);
        Minimum = Math.Min(Minimum, value);
        Maximum = Math.Max(Maximum, value);
    }

    /// <summary>Adds all observations of another tally (Chan, Golub and LeVeque, 1979).</summary>
    /// <param name="other">The other tally; unchanged. Merging a tally with itself counts its observations twice.</param>
    public void Merge(Tally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0)
        {
            return;
        }

        long count = Count + other.Count;
        double distance = other._mean - _mean;
        double share = (double)other.Count / count;
        _squares += other._squares + (distance * distance * Count * share);
        _mean += distance * share;
        Sum += other.Sum;
        Count = count;
        Minimum = Math.Min(Minimum, other.Minimum);
        Maximum = Math.Max(Maximum, other.Maximum);
    }

    /// <summary>Forgets all observations.</summary>
    public void Clear()
    {
        (Count, Sum, _mean, _squares) = (0, 0, 0, 0);
        (Minimum, Maximum) = (double.PositiveInfinity, double.NegativeInfinity);
    }
}
