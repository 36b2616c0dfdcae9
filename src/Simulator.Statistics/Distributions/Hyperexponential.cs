using System.Globalization;

namespace Simulator.Statistics;

/// <summary>A mixture of exponential distributions, cv 1 or more. Inversion is a root search: compile it before drawing.</summary>
public sealed class Hyperexponential : Distribution
{
    private readonly double[] _weights;
    private readonly double[] _means;
    private readonly double _smallestMean;

    private Hyperexponential(double[] weights, double[] means)
    {
        (_weights, _means, _smallestMean) = (weights, means, means.Min());
        for (int i = 0; i < weights.Length; i++)
        {
            Mean += weights[i] * means[i];
        }

        for (int i = 0; i < weights.Length; i++) // within plus between branches: no cancellation
        {
            Variance += weights[i] * ((means[i] * means[i]) + ((means[i] - Mean) * (means[i] - Mean)));
        }
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double Variance { get; }

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    internal override bool HasFastQuantile => false;

    internal override bool HasFastIntegral => true;

    /// <summary>A mixture of exponential branches.</summary>
    /// <param name="weights">Probability of each branch: above 0, at least one, summing to 1 within 1e-9.</param>
    /// <param name="means">Mean of each branch, finite and above 0, as many as weights.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lists differ in length, are empty, or hold a value outside its range.</exception>
    public static Hyperexponential FromBranches(ReadOnlySpan<double> weights, ReadOnlySpan<double> means)
    {
        if (weights.Length == 0 || weights.Length != means.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(means), means.Length, "A mixture needs as many means as weights, at least one.");
        }

        double total = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            total += Require.Positive(weights[i], nameof(weights));
            Require.Positive(means[i], nameof(means));
        }

        if (Math.Abs(total - 1) > 1e-9)
        {
            throw new ArgumentOutOfRangeException(nameof(weights), total, "The weights must sum to 1.");
        }

        double[] normalised = weights.ToArray();
        for (int i = 0; i < normalised.Length; i++)
        {
            normalised[i] /= total;
        }

        return new Hyperexponential(normalised, means.ToArray());
    }

    /// <summary>
    /// Two branches with balanced means (each carries half of the total): p = (1 + sqrt((cv2 - 1) / (cv2 + 1))) / 2, means
    /// mean / (2 p) and mean / (2 (1 - p)). Source: Morse (1958); Whitt (1982).
    /// </summary>
    /// <param name="mean">The mean, finite and above 0.</param>
    /// <param name="cv2">Squared coefficient of variation, 1 to 1,000,000; 1 is the exponential distribution.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static Hyperexponential FromMeanAndCv2(double mean, double cv2)
    {
        Require.Positive(mean);
        Require.Within(cv2, 1, 1_000_000);
        double frequent = 0.5 * (1 + Math.Sqrt((cv2 - 1) / (cv2 + 1)));
        double rare = 1 / (2 * frequent * (cv2 + 1)); // = 1 - frequent, without cancellation
        return FromBranches([frequent, rare], [mean / (2 * frequent), mean / (2 * rare)]);
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Require.OpenUnit(u);
        return u <= 0.5 ? TailQuantile(u, upper: false) : TailQuantile(1 - u, upper: true);
    }

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        double sum = 0;
        for (int i = 0; x > 0 && i < _means.Length; i++)
        {
            sum -= _weights[i] * NormalFunctions.ExpMinusOne(-x / _means[i]);
        }

        return Math.Min(1, sum);
    }

    /// <inheritdoc/>
    public override double Survival(double x)
    {
        double sum = 0;
        for (int i = 0; i < _means.Length; i++)
        {
            sum += _weights[i] * Math.Exp(-Math.Max(0, x) / _means[i]);
        }

        return Math.Min(1, sum);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        "Hyperexponential(" + string.Join(" + ", _weights.Select((weight, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{weight:G6} with mean {_means[i]:G6}"))) + ")";

    // Both guesses are lower bounds, from which Newton's method rises without overshooting: the branch with the smallest mean above, below
    // the tangent at 0 (the distribution function is concave).
    internal override double TailQuantile(double tail, bool upper) => upper
        ? QuantileSearch.UpperTail(new UpperTail(this), tail, -_smallestMean * Math.Log(tail))
        : QuantileSearch.LowerTail(new LowerTail(this), tail, tail / Density(0), double.PositiveInfinity);

    internal override double Density(double x)
    {
        double sum = 0;
        for (int i = 0; x >= 0 && i < _means.Length; i++)
        {
            sum += _weights[i] * Math.Exp(-x / _means[i]) / _means[i];
        }

        return sum;
    }

    internal override double PartialMoment(double x, int order)
    {
        double sum = 0;
        for (int i = 0; i < _means.Length; i++)
        {
            sum += _weights[i] * GammaFunctions.Moment(1, _means[i], order) * GammaFunctions.LowerShare(1 + order, x / _means[i]);
        }

        return sum;
    }

    internal override double Integrated(double x)
    {
        double sum = 0;
        for (int i = 0; x > 0 && i < _means.Length; i++)
        {
            sum += _weights[i] * NormalFunctions.ExponentialExcess(x, _means[i]);
        }

        return sum;
    }

    private readonly struct LowerTail(Hyperexponential law) : ITail
    {
        public double Probability(double x) => law.Cdf(x);

        public double Density(double x) => law.Density(x);
    }

    private readonly struct UpperTail(Hyperexponential law) : ITail
    {
        public double Probability(double x) => law.Survival(x);

        public double Density(double x) => law.Density(x);
    }
}
