namespace Simulator.Statistics;

/// <summary>
/// A distribution of one real variate, drawn by inversion: <c>Quantile(u)</c> of one uniform u. Immutable and safe from any number of
/// threads; unit-free: mean and quantiles are in whatever unit the parameters were given. The set of families is closed (this assembly).
/// </summary>
public abstract class Distribution
{
    private protected Distribution()
    {
    }

    /// <summary>The mean, finite.</summary>
    public abstract double Mean { get; }

    /// <summary>The variance, finite, 0 or above; in the square of the unit of the mean.</summary>
    public abstract double Variance { get; }

    /// <summary>The lower end of the support; finite for every family here.</summary>
    public abstract double Minimum { get; }

    /// <summary>The upper end of the support, or positive infinity.</summary>
    public abstract double Maximum { get; }

    /// <summary>The standard deviation, 0 or above.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>
    /// Largest error of <see cref="Quantile"/> that was measured between the knots of a compiled table, times 1.5, as a share of the larger of
    /// |quantile| and 1 % of max(|mean|, standard deviation); 0 for a distribution that is not compiled. Shifting and scaling pass on
    /// the error of what they wrap, in its terms.
    /// </summary>
    public virtual double StatedError => 0;

    /// <summary>False where a table pays: <see cref="Quantile"/> searches for the root of the distribution function, or is a slow closed form.</summary>
    internal virtual bool HasFastQuantile => true;

    /// <summary>True when <see cref="Integrated"/> is a short closed form of elementary functions.</summary>
    internal virtual bool HasFastIntegral => false;

    /// <summary>The quantile function, inf{x: F(x) >= u}: non-decreasing, no allocation. Feed it a uniform to draw a variate.</summary>
    /// <param name="u">Probability, strictly between 0 and 1.</param>
    /// <returns>The u-quantile, finite.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="u"/> is not strictly between 0 and 1.</exception>
    public abstract double Quantile(double u);

    /// <summary>The distribution function P(X &lt;= x).</summary>
    /// <param name="x">Any number, infinities included.</param>
    /// <returns>0 to 1.</returns>
    public abstract double Cdf(double x);

    /// <summary>P(X > x), without the cancellation of 1 - F(x) where the family allows.</summary>
    /// <param name="x">Any number, infinities included.</param>
    /// <returns>0 to 1.</returns>
    public virtual double Survival(double x) => 1 - Cdf(x);

    /// <summary>
    /// The same distribution with a fast quantile: a table with a measured error (<see cref="StatedError"/>, at most 1e-6) where inversion
    /// is a root search, this object itself where it is a fast closed form already, or where no table reaches 1e-6 (a mixture whose parts differ
    /// by many orders of magnitude). Moments and <see cref="Cdf"/> stay exact. Takes milliseconds: compile once per scenario, never per draw.
    /// </summary>
    /// <returns>A distribution with the same law up to the stated error.</returns>
    public virtual Distribution Compile() => HasFastQuantile ? this : QuantileTable.TryBuild(this) ?? this;

    /// <summary>
    /// The quantile by the nearer tail: x with F(x) = tail, or with P(X > x) = tail when <paramref name="upper"/>. Near 1 a double cannot hold
    /// u finely enough for the knots of a table; its complement can.
    /// </summary>
    internal virtual double TailQuantile(double tail, bool upper) => Quantile(upper ? 1 - tail : tail);

    /// <summary>The family and its parameters in invariant culture, for reports; not meant to be parsed.</summary>
    /// <returns>For instance "9 + Exponential(mean 8)".</returns>
    public abstract override string ToString();

    /// <summary>The partial moment E[X^k; X &lt;= x] for k = 1 or 2.</summary>
    internal abstract double PartialMoment(double x, int order);

    /// <summary>The probability density, needed only of families that are compiled.</summary>
    internal virtual double Density(double x) => throw new NotSupportedException($"{GetType().Name} needs no density.");

    /// <summary>The integral of F from minus infinity to x = E[(x - X)+], by parts: x F(x) - E[X; X &lt;= x].</summary>
    internal virtual double Integrated(double x)
    {
        if (x <= Minimum)
        {
            return 0;
        }

        return x >= Maximum ? x - Mean : Math.Max(0, (x * Cdf(x)) - PartialMoment(x, 1));
    }
}
