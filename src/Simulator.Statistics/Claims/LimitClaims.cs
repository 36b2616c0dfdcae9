namespace Simulator.Statistics;

/// <summary>
/// Judges "at most" and "at least" claims on one run: pass if the whole interval of one-sided ends at level alpha is inside the limit, fail if it
/// is wholly outside, else inconclusive. Too little data is inconclusive, never an error and never a pass.
/// </summary>
public static class LimitClaims
{
    /// <summary>
    /// A mean over replications: Hall's transform against skewness from 64 replications on and for levels from 0.01, else Student's t, whose "at most" passes
    /// too often for values that are skewed to the right. For replication values that are themselves means or totals of many things.
    /// </summary>
    /// <param name="values">One per replication, finite.</param>
    /// <param name="limit">The claim.</param>
    /// <param name="alpha">One-sided risk of a wrong answer either way, above 0 to below 0.5, default 0.05.</param>
    /// <returns>The verdict and its parts.</returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside its range.</exception>
    public static LimitResult OfMean(ReadOnlySpan<double> values, Limit limit, double alpha = 0.05)
    {
        LimitJudge.RequireAlpha(alpha);
        if (values.IsEmpty)
        {
            return LimitJudge.Without(LimitReason.NoSamples, double.NaN, limit, alpha, 0, LimitMethod.StudentT);
        }

        var samples = Samples.Of(values, nameof(values));
        if (samples.Count < 2)
        {
            return LimitJudge.Without(LimitReason.TooFewReplications, samples.Mean, limit, alpha, 1, LimitMethod.StudentT);
        }

        if (HallTransform.Reaches(samples, alpha))
        {
            return CountClaims.MeanByHall(values.ToArray(), samples, limit, alpha);
        }

        var mean = new StudentContrast(samples.Mean, samples.StandardError, samples.Count - 1);
        var evidence = new LimitJudge.Evidence(
            samples.Mean, mean.Lower(alpha), mean.Upper(alpha), mean.PValueAbove(limit.Value), mean.PValueBelow(limit.Value));
        return LimitJudge.Judge(evidence, limit, alpha, samples.Count, LimitMethod.StudentT);
    }

    /// <summary>
    /// A ratio of sums, sum Y / sum N: the test of Y_r - X N_r at the limit X, so both sums are random. Hall's transform from 64 replications on and for
    /// levels from 0.01; else Student's t, whose ends are Fieller's (1954).
    /// </summary>
    /// <param name="numerators">Y_r, one per replication, finite.</param>
    /// <param name="denominators">N_r, as many, finite.</param>
    /// <param name="limit">The claim.</param>
    /// <param name="alpha">One-sided risk of a wrong answer either way, above 0 to below 0.5, default 0.05.</param>
    /// <returns>The verdict and its parts; undefined when the denominator is not clearly above 0.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside its range.</exception>
    public static LimitResult OfRatio(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, Limit limit, double alpha = 0.05)
    {
        LimitJudge.RequireAlpha(alpha);
        RequireSameLength(numerators.Length, denominators.Length);
        return RatioClaim.Judge(numerators, denominators, limit, alpha);
    }

    /// <summary>
    /// The mean of a count per replication: Hall's transform against the skewness of counts. It needs 64 replications, 20 of them with an
    /// event; a count that is rarer says nothing certain about its mean, because one bad replication may hold many.
    /// </summary>
    /// <param name="counts">One per replication, 0 or above.</param>
    /// <param name="limit">The claim on the mean.</param>
    /// <param name="alpha">One-sided risk of a wrong answer either way, 0.01 to below 0.5, default 0.05.</param>
    /// <returns>The verdict and its parts.</returns>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside its range.</exception>
    public static LimitResult OfCounts(ReadOnlySpan<long> counts, Limit limit, double alpha = 0.05) =>
        CountClaims.OfMean(counts, limit, alpha);

    /// <summary>
    /// A share, sum of events / sum of opportunities: Hall's transform of Y_r - X N_r. With fewer than 20 replications with an event the upper end
    /// is the exact bound of <see cref="CountClaims"/>: the share of replications with any event, all of their opportunities counted.
    /// </summary>
    /// <param name="events">Y_r, one per replication, 0 to N_r.</param>
    /// <param name="opportunities">N_r, as many.</param>
    /// <param name="limit">The claim on the share, 0 to 1.</param>
    /// <param name="alpha">One-sided risk of a wrong answer either way, 0.01 to below 0.5, default 0.05.</param>
    /// <returns>The verdict and its parts.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or events exceed opportunities.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside its range.</exception>
    public static LimitResult OfShare(ReadOnlySpan<long> events, ReadOnlySpan<long> opportunities, Limit limit, double alpha = 0.05)
    {
        RequireSameLength(events.Length, opportunities.Length);
        return CountClaims.OfShare(events, opportunities, limit, alpha);
    }

    /// <summary>
    /// The p-quantile of all items of all replications: <see cref="ClaimTest"/> at every threshold. An end counts only where at least 20
    /// replications have something above it; a claim about a higher threshold follows from one about a lower one.
    /// </summary>
    /// <param name="replications">One histogram per replication, all with as many sub-bits.</param>
    /// <param name="p">The share, strictly between 0 and 1.</param>
    /// <param name="limit">The claim on the quantile, in the unit of the recorded values.</param>
    /// <param name="alpha">One-sided risk of a wrong answer either way, 0.01 to below 0.5, default 0.05.</param>
    /// <returns>The verdict and its parts; ends are ends of buckets.</returns>
    /// <exception cref="ArgumentException">The sub-bits differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is outside its range.</exception>
    public static LimitResult OfQuantile(IReadOnlyList<HistogramSnapshot> replications, double p, Limit limit, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(replications);
        Require.OpenUnit(p);
        CountClaims.RequireHallAlpha(alpha);
        return QuantileClaim.Judge(new QuantileSamples(replications, p), limit, alpha);
    }

    /// <summary>
    /// The probability that a replication ("a typical period") has an event, such as a quantile of its own above a threshold: exact binomial tails
    /// (Clopper and Pearson, 1934). No event in 64 replications shows at most 4.6 % at 0.05, in 128 at most 2.3 %.
    /// </summary>
    /// <param name="breaching">Replications with the event, 0 to <paramref name="replications"/>.</param>
    /// <param name="replications">Replications in all, 0 or above.</param>
    /// <param name="limit">The claim on the probability.</param>
    /// <param name="alpha">One-sided risk of a wrong answer either way, above 0 to below 0.5, default 0.05.</param>
    /// <returns>The verdict and its parts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static LimitResult OfTypicalPeriod(int breaching, int replications, Limit limit, double alpha = 0.05)
    {
        LimitJudge.RequireAlpha(alpha);
        ArgumentOutOfRangeException.ThrowIfNegative(breaching);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(breaching, replications);
        if (replications == 0)
        {
            return LimitJudge.Without(LimitReason.NoSamples, double.NaN, limit, alpha, 0, LimitMethod.ClopperPearson);
        }

        double share = Math.Clamp(limit.Value, 0, 1);
        var evidence = new LimitJudge.Evidence(
            (double)breaching / replications,
            ProportionInterval.LowerBound(breaching, replications, 1 - alpha),
            ProportionInterval.UpperBound(breaching, replications, 1 - alpha),
            1 - ExactTail.BinomialAtMost(breaching - 1.0, replications, share),
            ExactTail.BinomialAtMost(breaching, replications, share));
        return LimitJudge.Judge(evidence, limit, alpha, replications, LimitMethod.ClopperPearson);
    }

    /// <summary>How many replications have a p-quantile of their own above a threshold; those without items have none and do not count.</summary>
    /// <param name="replications">One histogram per replication.</param>
    /// <param name="p">The share, strictly between 0 and 1.</param>
    /// <param name="threshold">In the unit of the recorded values, rounded up to the end of its bucket.</param>
    /// <returns>Replications above the threshold ("not reached" is above every one), and replications with items.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside its range.</exception>
    public static (int Breaching, int Replications) CountBreaching(IEnumerable<HistogramSnapshot> replications, double p, long threshold)
    {
        ArgumentNullException.ThrowIfNull(replications);
        Require.OpenUnit(p);
        int breaching = 0;
        int counted = 0;
        foreach (var each in replications.Where(each => each.Entered > 0))
        {
            counted++;
            breaching += each.Entered - each.CountNotWithin(threshold) < Ranks.OfQuantile(p, each.Entered) ? 1 : 0;
        }

        return (breaching, counted);
    }

    private static void RequireSameLength(int first, int second)
    {
        if (first != second)
        {
            throw new ArgumentException($"Replications must pair up: {first} values against {second}.");
        }
    }
}
