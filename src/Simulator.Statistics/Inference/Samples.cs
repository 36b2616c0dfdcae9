using MathNet.Numerics.Distributions;

namespace Simulator.Statistics;

/// <summary>Moments of a list of replication values and the quantile of Student's t that goes with them.</summary>
internal readonly record struct Samples(int Count, double Mean, double Variance)
{
    /// <summary>Standard error of the mean; NaN for a single value.</summary>
    public double StandardError => Math.Sqrt(Variance / Count);

    /// <summary>Two passes: the variance is then exact even when it is small against the mean.</summary>
    public static Samples Of(ReadOnlySpan<double> values, string name)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("There is no estimate from 0 replications.", name);
        }

        double sum = 0;
        foreach (double value in values)
        {
            sum += double.IsFinite(value) ? value : throw new ArgumentException("A replication value is not finite.", name);
        }

        double mean = sum / values.Length;
        double squares = 0;
        double rest = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
            rest += value - mean;
        }

        squares = Math.Max(0, squares - (rest * rest / values.Length));
        return new Samples(values.Length, mean, values.Length > 1 ? squares / (values.Length - 1) : double.NaN);
    }

    /// <summary>The two-sided critical value of Student's t; infinite for a single value.</summary>
    public static double Critical(double level, int count) => OneSided(0.5 * (1 + level), count);

    /// <summary>The one-sided critical value of Student's t at a probability above one half; infinite for a single value.</summary>
    public static double OneSided(double probability, int count) =>
        count > 1 ? StudentT.InvCDF(0, 1, count - 1, probability) : double.PositiveInfinity;
}
