using System.Globalization;

namespace Simulator.Statistics;

/// <summary>The exponential distribution: memoryless, cv 1.</summary>
public sealed class Exponential : Distribution
{
    private readonly double _mean;

    private Exponential(double mean) => _mean = mean;

    /// <inheritdoc/>
    public override double Mean => _mean;

    /// <inheritdoc/>
    public override double Variance => _mean * _mean;

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    internal override bool HasFastIntegral => true;

    /// <summary>The exponential distribution with a given mean.</summary>
    /// <param name="mean">The mean (one over the rate), finite and above 0.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not finite and above 0.</exception>
    public static Exponential FromMean(double mean) => new(Require.Positive(mean));

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Require.OpenUnit(u);
        return -_mean * NormalFunctions.LogOnePlus(-u);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => x <= 0 ? 0 : -NormalFunctions.ExpMinusOne(-x / _mean);

    /// <inheritdoc/>
    public override double Survival(double x) => x <= 0 ? 1 : Math.Exp(-x / _mean);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Exponential(mean {_mean})");

    internal override double TailQuantile(double tail, bool upper) =>
        -_mean * (upper ? Math.Log(tail) : NormalFunctions.LogOnePlus(-tail));

    internal override double Density(double x) => x < 0 ? 0 : Math.Exp(-x / _mean) / _mean;

    internal override double PartialMoment(double x, int order) =>
        x <= 0 ? 0 : GammaFunctions.Moment(1, _mean, order) * GammaFunctions.LowerShare(1 + order, x / _mean);

    internal override double Integrated(double x) => x <= 0 ? 0 : NormalFunctions.ExponentialExcess(x, _mean);
}
