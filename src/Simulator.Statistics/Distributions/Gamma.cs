using System.Globalization;

namespace Simulator.Statistics;

/// <summary>The gamma distribution. Inversion is a root search: compile it before drawing.</summary>
public sealed class Gamma : Distribution
{
    /// <summary>Smallest shape: below it the lower quantiles underflow.</summary>
    public const double MinShape = 0.05;

    /// <summary>Largest shape: above it the incomplete gamma function loses digits, and the normal distribution serves as well.</summary>
    public const double MaxShape = 100_000;

    private readonly double _shape;
    private readonly double _scale;

    private Gamma(double shape, double scale) => (_shape, _scale) = (shape, scale);

    /// <inheritdoc/>
    public override double Mean => _shape * _scale;

    /// <inheritdoc/>
    public override double Variance => _shape * _scale * _scale;

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    internal override bool HasFastQuantile => false;

    /// <summary>The gamma distribution with a given shape and mean.</summary>
    /// <param name="shape">Shape = 1 / cv^2, <see cref="MinShape"/> to <see cref="MaxShape"/>.</param>
    /// <param name="mean">The mean, finite and above 0.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static Gamma FromMean(double shape, double mean) =>
        new(Require.Within(shape, MinShape, MaxShape), Require.Positive(mean) / shape);

    /// <summary>The gamma distribution with a given shape and scale.</summary>
    /// <param name="shape">Shape = 1 / cv^2, <see cref="MinShape"/> to <see cref="MaxShape"/>.</param>
    /// <param name="scale">Scale = mean / shape, finite and above 0.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static Gamma FromScale(double shape, double scale) =>
        new(Require.Within(shape, MinShape, MaxShape), Require.Positive(scale));

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Require.OpenUnit(u);
        return u <= 0.5 ? TailQuantile(u, upper: false) : TailQuantile(1 - u, upper: true);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => GammaFunctions.LowerShare(_shape, x / _scale);

    /// <inheritdoc/>
    public override double Survival(double x) => GammaFunctions.UpperShare(_shape, x / _scale);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Gamma(shape {_shape}, mean {Mean})");

    internal override double TailQuantile(double tail, bool upper) => _scale * (upper
        ? QuantileSearch.UpperTail(new UpperShare(_shape), tail, GammaFunctions.GuessQuantile(_shape, tail, upper))
        : QuantileSearch.LowerTail(new LowerShare(_shape), tail, GammaFunctions.GuessQuantile(_shape, tail, upper), double.PositiveInfinity));

    internal override double Density(double x) => GammaFunctions.Density(_shape, x / _scale) / _scale;

    internal override double PartialMoment(double x, int order) =>
        GammaFunctions.Moment(_shape, _scale, order) * GammaFunctions.LowerShare(_shape + order, x / _scale);

    private readonly struct LowerShare(double shape) : ITail
    {
        public double Probability(double x) => GammaFunctions.LowerShare(shape, x);

        public double Density(double x) => GammaFunctions.Density(shape, x);
    }

    private readonly struct UpperShare(double shape) : ITail
    {
        public double Probability(double x) => GammaFunctions.UpperShare(shape, x);

        public double Density(double x) => GammaFunctions.Density(shape, x);
    }
}
