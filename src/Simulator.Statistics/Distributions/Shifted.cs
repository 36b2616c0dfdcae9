using System.Globalization;

namespace Simulator.Statistics;

/// <summary>Another distribution moved by a constant, for instance "9 + Exponential(mean 8)".</summary>
public sealed class Shifted : Distribution
{
    private Shifted(double by, Distribution inner) => (Offset, Inner) = (by, inner);

    /// <summary>The constant added, finite.</summary>
    public double Offset { get; }

    /// <summary>The distribution before the shift.</summary>
    public Distribution Inner { get; }

    /// <inheritdoc/>
    public override double Mean => Offset + Inner.Mean;

    /// <inheritdoc/>
    public override double Variance => Inner.Variance;

    /// <inheritdoc/>
    public override double Minimum => Offset + Inner.Minimum;

    /// <inheritdoc/>
    public override double Maximum => Offset + Inner.Maximum;

    /// <inheritdoc/>
    public override double StatedError => Inner.StatedError;

    internal override bool HasFastQuantile => Inner.HasFastQuantile;

    internal override bool HasFastIntegral => Inner.HasFastIntegral;

    /// <summary>A distribution moved by a constant.</summary>
    /// <param name="by">The constant, finite; negative moves down.</param>
    /// <param name="inner">The distribution to move.</param>
    /// <returns>The distribution of by + X.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The constant is not finite.</exception>
    public static Shifted By(double by, Distribution inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return new Shifted(Require.Finite(by), inner);
    }

    /// <inheritdoc/>
    public override double Quantile(double u) => Offset + Inner.Quantile(u);

    /// <inheritdoc/>
    public override double Cdf(double x) => Inner.Cdf(x - Offset);

    /// <inheritdoc/>
    public override double Survival(double x) => Inner.Survival(x - Offset);

    /// <inheritdoc/>
    public override Distribution Compile()
    {
        var compiled = Inner.Compile();
        return ReferenceEquals(compiled, Inner) ? this : new Shifted(Offset, compiled);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Offset} + {Inner}");

    internal override double TailQuantile(double tail, bool upper) => Offset + Inner.TailQuantile(tail, upper);

    internal override double Density(double x) => Inner.Density(x - Offset);

    internal override double PartialMoment(double x, int order)
    {
        double y = x - Offset;
        double first = Inner.PartialMoment(y, 1);
        double below = Inner.Cdf(y);
        return order == 1
            ? first + (Offset * below)
            : Inner.PartialMoment(y, 2) + (2 * Offset * first) + (Offset * Offset * below);
    }

    internal override double Integrated(double x) => Inner.Integrated(x - Offset);
}
