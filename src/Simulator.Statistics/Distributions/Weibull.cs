using System.Globalization;
using MathNet.Numerics;

namespace Simulator.Statistics;

/// <summary>The Weibull distribution: a hazard that falls (shape below 1) or rises (above 1) as a power of time.</summary>
public sealed class Weibull : Distribution
{
    /// <summary>Smallest shape: below it the variance leaves the range of doubles.</summary>
    public const double MinShape = 0.05;

    /// <summary>Largest shape.</summary>
    public const double MaxShape = 10_000;

    private readonly double _shape;
    private readonly double _scale;
    private readonly double _mean;
    private readonly double _secondMoment;

    private Weibull(double shape, double scale)
    {
        (_shape, _scale) = (shape, scale);
        _mean = scale * Factor(1 / shape);
        _secondMoment = scale * scale * Factor(2 / shape);
        double relative = NormalFunctions.ExpMinusOne(SpecialFunctions.GammaLn(1 + (2 / shape)) - (2 * SpecialFunctions.GammaLn(1 + (1 / shape))));
        Variance = Require.NotNegative(_mean * _mean * relative, "variance");
    }

    /// <inheritdoc/>
    public override double Mean => _mean;

    /// <inheritdoc/>
    public override double Variance { get; }

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    internal override bool HasFastQuantile => false; // a power of a logarithm

    /// <summary>The Weibull distribution F(x) = 1 - exp(-(x / scale)^shape).</summary>
    /// <param name="shape">Shape, <see cref="MinShape"/> to <see cref="MaxShape"/>.</param>
    /// <param name="scale">Scale = the 63.2 % quantile, finite and above 0.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range, or the variance overflows.</exception>
    public static Weibull FromScale(double shape, double scale) =>
        new(Require.Within(shape, MinShape, MaxShape), Require.Positive(scale));

    /// <summary>The Weibull distribution with a given shape and mean.</summary>
    /// <param name="shape">Shape, <see cref="MinShape"/> to <see cref="MaxShape"/>.</param>
    /// <param name="mean">The mean, finite and above 0.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range, or the variance overflows.</exception>
    public static Weibull FromMean(double shape, double mean) =>
        FromScale(shape, Require.Positive(mean) / Factor(1 / Require.Within(shape, MinShape, MaxShape)));

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Require.OpenUnit(u);
        return _scale * Math.Pow(-NormalFunctions.LogOnePlus(-u), 1 / _shape);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= 0 ? 0 : -NormalFunctions.ExpMinusOne(-Hazard(x));

    /// <inheritdoc/>
    public override double Survival(double x) => x <= 0 ? 1 : Math.Exp(-Hazard(x));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Weibull(shape {_shape}, scale {_scale})");

    internal override double TailQuantile(double tail, bool upper) =>
        _scale * Math.Pow(upper ? -Math.Log(tail) : -NormalFunctions.LogOnePlus(-tail), 1 / _shape);

    internal override double Density(double x) => _shape / _scale * Math.Pow(x / _scale, _shape - 1) * Math.Exp(-Hazard(x));

    internal override double PartialMoment(double x, int order) =>
        x <= 0 ? 0 : (order == 1 ? _mean : _secondMoment) * GammaFunctions.LowerShare(1 + (order / _shape), Hazard(x));

    /// <summary>The k-th moment over scale^k is Gamma(1 + k / shape).</summary>
    private static double Factor(double exponent) => Math.Exp(SpecialFunctions.GammaLn(1 + exponent));

    /// <summary>The cumulative hazard.</summary>
    private double Hazard(double x) => Math.Pow(x / _scale, _shape);
}
