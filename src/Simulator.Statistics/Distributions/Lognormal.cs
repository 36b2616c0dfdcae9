using System.Globalization;

namespace Simulator.Statistics;

/// <summary>
/// The lognormal distribution: the logarithm is normal with mean mu = ln(median) and standard deviation sigma. Its quantile is a closed form
/// (about 30 ns); compiled it is a table (about 10 ns).
/// </summary>
public sealed class Lognormal : Distribution
{
    /// <summary>Largest sigma: at 6 the 99.9 % quantile is 10^8 medians, and beyond that the variance soon means nothing.</summary>
    public const double MaxSigma = 6;

    // The 95 % quantile of the standard normal distribution.
    private const double Normal95 = 1.6448536269514722;

    private readonly double _mu;
    private readonly double _sigma;

    private Lognormal(double mu, double sigma)
    {
        (_mu, _sigma) = (mu, sigma);
        Mean = Math.Exp(mu + (0.5 * sigma * sigma));
        Variance = Require.NotNegative(Mean * Mean * NormalFunctions.ExpMinusOne(sigma * sigma), "variance");
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double Variance { get; }

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    // A closed form, yet three times the cost of a table.
    internal override bool HasFastQuantile => false;

    /// <summary>Lognormal by median and sigma.</summary>
    /// <param name="median">The median = exp(mu), finite and above 0.</param>
    /// <param name="sigma">Standard deviation of the logarithm, above 0 to <see cref="MaxSigma"/>.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static Lognormal FromMedianAndSigma(double median, double sigma) =>
        new(Math.Log(Require.Positive(median)), Require.Within(Require.Positive(sigma), 0, MaxSigma));

    /// <summary>Lognormal by median and 95 % quantile.</summary>
    /// <param name="median">The median, finite and above 0.</param>
    /// <param name="p95">The 95 % quantile, above the median and at most about 19,000 times it (sigma at most <see cref="MaxSigma"/>).</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static Lognormal FromMedianAndP95(double median, double p95)
    {
        Require.Positive(median);
        Require.Positive(p95);
        if (p95 <= median)
        {
            throw new ArgumentOutOfRangeException(nameof(p95), p95, "The 95 % quantile must be above the median.");
        }

        return FromMedianAndSigma(median, Math.Log(p95 / median) / Normal95);
    }

    /// <summary>Lognormal by mean and coefficient of variation: sigma^2 = ln(1 + cv^2).</summary>
    /// <param name="mean">The mean, finite and above 0.</param>
    /// <param name="cv">Standard deviation / mean, finite and above 0.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static Lognormal FromMeanAndCv(double mean, double cv)
    {
        double variance = NormalFunctions.LogOnePlus(Require.Positive(cv) * cv);
        return FromMedianAndSigma(Require.Positive(mean) * Math.Exp(-0.5 * variance), Math.Sqrt(variance));
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Require.OpenUnit(u);
        return Math.Exp(_mu + (_sigma * NormalFunctions.Quantile(u)));
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= 0 ? 0 : NormalFunctions.Cdf(Standard(x));

    /// <inheritdoc/>
    public override double Survival(double x) => x <= 0 ? 1 : NormalFunctions.Cdf(-Standard(x));

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Lognormal(median {Math.Exp(_mu)}, sigma {_sigma})");

    internal override double TailQuantile(double tail, bool upper) =>
        Math.Exp(_mu + ((upper ? -_sigma : _sigma) * NormalFunctions.Quantile(tail)));

    internal override double Density(double x)
    {
        double z = Standard(x);
        return x <= 0 ? 0 : Math.Exp(-0.5 * z * z) / (x * _sigma * Math.Sqrt(2 * Math.PI));
    }

    // E[X^k; X <= x] = E[X^k] Phi(z - k sigma): weighting by X^k moves mu by k sigma^2.
    internal override double PartialMoment(double x, int order) =>
        x <= 0 ? 0 : (order == 1 ? Mean : Variance + (Mean * Mean)) * NormalFunctions.Cdf(Standard(x) - (order * _sigma));

    private double Standard(double x) => (Math.Log(x) - _mu) / _sigma;
}
