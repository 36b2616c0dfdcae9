using System.Globalization;

namespace Simulator.Statistics;

/// <summary>Another distribution times a positive constant: a change of unit, or a speed.</summary>
public sealed class Scaled : Distribution
{
    private Scaled(double factor, Distribution inner) => (Factor, Inner) = (factor, inner);

    /// <summary>The constant, finite and above 0.</summary>
    public double Factor { get; }

    /// <summary>The distribution before scaling.</summary>
    public Distribution Inner { get; }

    /// <inheritdoc/>
    public override double Mean => Factor * Inner.Mean;

    /// <inheritdoc/>
    public override double Variance => Factor * Factor * Inner.Variance;

    /// <inheritdoc/>
    public override double Minimum => Factor * Inner.Minimum;

    /// <inheritdoc/>
    public override double Maximum => Factor * Inner.Maximum;

    /// <inheritdoc/>
    public override double StatedError => Inner.StatedError;

    internal override bool HasFastQuantile => Inner.HasFastQuantile;

    internal override bool HasFastIntegral => Inner.HasFastIntegral;

    /// <summary>A distribution times a constant.</summary>
    /// <param name="factor">The constant, finite and above 0.</param>
    /// <param name="inner">The distribution to scale.</param>
    /// <returns>The distribution of factor X.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The constant is not finite and above 0.</exception>
    public static Scaled By(double factor, Distribution inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return new Scaled(Require.Positive(factor), inner);
    }

    /// <inheritdoc/>
    public override double Quantile(double u) => Factor * Inner.Quantile(u);

    /// <inheritdoc/>
    public override double Cdf(double x) => Inner.Cdf(x / Factor);

    /// <inheritdoc/>
    public override double Survival(double x) => Inner.Survival(x / Factor);

    /// <inheritdoc/>
    public override Distribution Compile()
    {
        var compiled = Inner.Compile();
        return ReferenceEquals(compiled, Inner) ? this : new Scaled(Factor, compiled);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Factor} x ({Inner})");

    internal override double TailQuantile(double tail, bool upper) => Factor * Inner.TailQuantile(tail, upper);

    internal override double Density(double x) => Inner.Density(x / Factor) / Factor;

    internal override double PartialMoment(double x, int order) =>
        (order == 1 ? Factor : Factor * Factor) * Inner.PartialMoment(x / Factor, order);

    internal override double Integrated(double x) => Factor * Inner.Integrated(x / Factor);
}
