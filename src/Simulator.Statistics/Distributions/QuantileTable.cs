using System.Runtime.CompilerServices;

namespace Simulator.Statistics;

/// <summary>
/// A compiled quantile function: monotone cubic pieces (Fritsch and Carlson, 1980) through exact quantiles with exact slopes, one
/// <see cref="OctaveTable"/> in u up to one half and one in 1 - u above, so that both tails keep their relative accuracy. A draw costs
/// one look-up and one cubic.
/// </summary>
internal sealed class QuantileTable : Distribution
{
    private const int FirstExponent = -54; // smaller than any uniform of KeyedDraws; what lies below goes to the exact function

    private readonly Distribution _source;
    private readonly OctaveTable _lower;
    private readonly OctaveTable _upper;
    private readonly double _first;

    private QuantileTable(Distribution source, OctaveTable lower, OctaveTable upper) =>
        (_source, _lower, _upper, _first) = (source, lower, upper, lower.First);

    /// <inheritdoc/>
    public override double Mean => _source.Mean;

    /// <inheritdoc/>
    public override double Variance => _source.Variance;

    /// <inheritdoc/>
    public override double Minimum => _source.Minimum;

    /// <inheritdoc/>
    public override double Maximum => _source.Maximum;

    /// <inheritdoc/>
    public override double StatedError => Math.Max(_lower.StatedError, _upper.StatedError);

    internal override bool HasFastIntegral => _source.HasFastIntegral;

    /// <summary>The table, or null when the tolerance cannot be reached.</summary>
    public static Distribution? TryBuild(Distribution source)
    {
        double floor = 0.01 * Math.Max(Math.Abs(source.Mean), source.StandardDeviation);
        var lower = OctaveTable.TryBuild(new Tail(source, upper: false), FirstExponent, 0.5, floor);
        var upper = lower is null ? null : OctaveTable.TryBuild(new Tail(source, upper: true), FirstExponent, 0.5, floor);
        return upper is null ? null : new QuantileTable(source, lower!, upper);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public override double Quantile(double u)
    {
        Require.OpenUnit(u);
        if (u > 0.5)
        {
            return _upper.At(1 - u); // the complement is exact, and 2^-53 at least
        }

        return u >= _first ? _lower.At(u) : _source.Quantile(u);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => _source.Cdf(x);

    /// <inheritdoc/>
    public override double Survival(double x) => _source.Survival(x);

    /// <inheritdoc/>
    public override Distribution Compile() => this;

    /// <inheritdoc/>
    public override string ToString() => _source.ToString();

    internal override double TailQuantile(double tail, bool upper) => _source.TailQuantile(tail, upper);

    internal override double Density(double x) => _source.Density(x);

    internal override double PartialMoment(double x, int order) => _source.PartialMoment(x, order);

    internal override double Integrated(double x) => _source.Integrated(x);

    /// <summary>The quantile as a function of the nearer tail probability.</summary>
    private readonly struct Tail(Distribution source, bool upper) : ICurve
    {
        public double Value(double s) => source.TailQuantile(s, upper);

        public double Slope(double s, double value) => (upper ? -1 : 1) / source.Density(value);
    }
}
