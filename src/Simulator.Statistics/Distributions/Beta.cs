using System.Globalization;
using MathNet.Numerics;

namespace Simulator.Statistics;

/// <summary>The beta distribution on 0 to 1. Inversion is a root search: compile it before drawing.</summary>
public sealed class Beta : Distribution
{
    /// <summary>Smallest shape: below it the outer quantiles underflow.</summary>
    public const double MinShape = 0.05;

    /// <summary>Largest shape: above it the continued fraction of the distribution function loses digits.</summary>
    public const double MaxShape = 10_000;

    private readonly double _a;
    private readonly double _b;
    private readonly double _logBeta;

    private Beta(double a, double b)
    {
        (_a, _b) = (a, b);
        _logBeta = SpecialFunctions.GammaLn(a) + SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(a + b);
    }

    /// <inheritdoc/>
    public override double Mean => _a / (_a + _b);

    /// <inheritdoc/>
    public override double Variance => Mean * (_b / (_a + _b)) / (_a + _b + 1);

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => 1;

    internal override bool HasFastQuantile => false;

    /// <summary>The beta distribution with density proportional to x^(a-1) (1-x)^(b-1).</summary>
    /// <param name="a">First shape, <see cref="MinShape"/> to <see cref="MaxShape"/>.</param>
    /// <param name="b">Second shape, <see cref="MinShape"/> to <see cref="MaxShape"/>.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A shape is outside its range.</exception>
    public static Beta FromShapes(double a, double b) =>
        new(Require.Within(a, MinShape, MaxShape), Require.Within(b, MinShape, MaxShape));

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Require.OpenUnit(u);
        return u <= 0.5 ? TailQuantile(u, upper: false) : TailQuantile(1 - u, upper: true);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= 0 ? 0 : x >= 1 ? 1 : SpecialFunctions.BetaRegularized(_a, _b, x);

    /// <inheritdoc/>
    public override double Survival(double x) => x < 0.5 ? 1 - Cdf(x) : x >= 1 ? 0 : SpecialFunctions.BetaRegularized(_b, _a, 1 - x);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Beta({_a}, {_b})");

    // Near 1 the complement 1 - x is beta(b, a) and is small: search there, in its own lower tail.
    internal override double TailQuantile(double tail, bool upper) => upper
        ? 1 - QuantileSearch.LowerTail(new Tail(_b, _a, _logBeta), tail, Guess(_b, _a, tail), 1)
        : QuantileSearch.LowerTail(new Tail(_a, _b, _logBeta), tail, Guess(_a, _b, tail), 1);

    internal override double Density(double x) => new Tail(_a, _b, _logBeta).Density(x);

    internal override double PartialMoment(double x, int order)
    {
        double first = x <= 0 ? 0 : x >= 1 ? 1 : SpecialFunctions.BetaRegularized(_a + order, _b, x);
        return first * (order == 1 ? Mean : Variance + (Mean * Mean));
    }

    /// <summary>x with I_x(a, b) = u, for any shapes above 0; intervals of proportions need shapes beyond the limits of the class.</summary>
    internal static double InverseRegularized(double a, double b, double u) => new Beta(a, b).Quantile(u);

    /// <summary>The normal approximation where both shapes are large, else the leading power of the lower tail.</summary>
    private double Guess(double a, double b, double u)
    {
        double mean = a / (a + b);
        double normal = mean + (NormalFunctions.Quantile(u) * Math.Sqrt(Variance));
        double power = Math.Exp((Math.Log(u * a) + _logBeta) / a);
        double guess = Math.Min(a, b) > 2 && normal > 0.2 * mean ? normal : power;
        return Math.Min(guess, 0.9);
    }

    private readonly struct Tail(double a, double b, double logBeta) : ITail
    {
        public double Probability(double x) => x >= 1 ? 1 : SpecialFunctions.BetaRegularized(a, b, x);

        public double Density(double x) => x <= 0 || x >= 1
            ? 0
            : Math.Exp(((a - 1) * Math.Log(x)) + ((b - 1) * NormalFunctions.LogOnePlus(-x)) - logBeta);
    }
}
