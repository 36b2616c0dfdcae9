namespace Simulator.Statistics;

/// <summary>The rank that a quantile means.</summary>
internal static class Ranks
{
    /// <summary>The least whole r with r / total >= p, at least 1. A product that misses a whole number by rounding only counts as that number.</summary>
    public static long OfQuantile(double p, long total)
    {
        if (!(p > 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A quantile needs a share above 0, at most 1.");
        }

        if (total <= 0)
        {
            throw new InvalidOperationException("There is no quantile of nothing.");
        }

        double product = p * total;
        double nearest = Math.Round(product);
        double rank = Math.Abs(product - nearest) <= 1e-12 * product ? nearest : Math.Ceiling(product);
        return rank >= total ? total : Math.Max(1, (long)rank); // above 2^53 the product may round past the total
    }
}
