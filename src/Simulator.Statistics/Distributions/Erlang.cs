using System.Globalization;

namespace Simulator.Statistics;

/// <summary>
/// The Erlang distribution: the sum of a whole number of independent exponential stages, cv = 1 / sqrt(shape). One stage is a closed form;
/// with more, inversion is a root search: compile it before drawing.
/// </summary>
public sealed class Erlang : Distribution
{
    /// <summary>Largest number of stages.</summary>
    public const int MaxShape = 100_000;

    private readonly int _shape;
    private readonly Distribution _law;

    private Erlang(int shape, double mean)
    {
        _shape = shape;
        _law = shape == 1 ? Exponential.FromMean(mean) : Gamma.FromMean(shape, mean);
    }

    /// <inheritdoc/>
    public override double Mean => _law.Mean;

    /// <inheritdoc/>
    public override double Variance => _law.Variance;

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    internal override bool HasFastQuantile => _law.HasFastQuantile;

    internal override bool HasFastIntegral => _law.HasFastIntegral;

    /// <summary>The Erlang distribution with a given number of stages and mean of the sum.</summary>
    /// <param name="shape">Number of stages, 1 to <see cref="MaxShape"/>.</param>
    /// <param name="mean">Mean of the sum of all stages, finite and above 0.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static Erlang FromMean(int shape, double mean)
    {
        Require.Within(shape, 1, MaxShape);
        return new Erlang(shape, Require.Positive(mean));
    }

    /// <inheritdoc/>
    public override double Quantile(double u) => _law.Quantile(u);

    /// <inheritdoc/>
    public override double Cdf(double x) => _law.Cdf(x);

    /// <inheritdoc/>
    public override double Survival(double x) => _law.Survival(x);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Erlang({_shape} stages, mean {Mean})");

    internal override double TailQuantile(double tail, bool upper) => _law.TailQuantile(tail, upper);

    internal override double Density(double x) => _law.Density(x);

    internal override double PartialMoment(double x, int order) => _law.PartialMoment(x, order);

    internal override double Integrated(double x) => _law.Integrated(x);
}
