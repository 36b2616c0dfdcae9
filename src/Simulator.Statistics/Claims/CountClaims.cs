namespace Simulator.Statistics;

/// <summary>
/// Limits on means of counts and on shares by Hall's transform. Where fewer than 20 replications have an event and the transform does not
/// reach, a share still has an exact upper bound: P(a replication has any event) is at most u by Clopper and Pearson (1934), and if each of
/// those lost all its opportunities the share would be at most u max N / mean N.
/// </summary>
internal static class CountClaims
{
    private const int Bisections = 60;

    public static void RequireHallAlpha(double alpha)
    {
        if (!(alpha >= ClaimTest.MinAlpha && alpha < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The level of a claim on counts runs from 0.01 to below 0.5.");
        }
    }

    public static LimitResult OfMean(ReadOnlySpan<long> counts, Limit limit, double alpha)
    {
        RequireHallAlpha(alpha);
        var (values, breached) = Values(counts, nameof(counts));
        if (values.Length == 0)
        {
            return LimitJudge.Without(LimitReason.NoSamples, double.NaN, limit, alpha, 0, LimitMethod.Hall);
        }

        var samples = Samples.Of(values, nameof(counts));
        if (samples.Count < ClaimTest.MinReplications || breached < ClaimTest.MinBreached)
        {
            var reason = samples.Count < ClaimTest.MinReplications ? LimitReason.TooFewReplications : LimitReason.TooFewBreaches;
            return LimitJudge.Without(reason, samples.Mean, limit, alpha, samples.Count, LimitMethod.Hall);
        }

        return MeanByHall(values, samples, limit, alpha);
    }

    public static LimitResult MeanByHall(double[] values, Samples samples, Limit limit, double alpha)
    {
        double critical = Student.Critical(alpha, samples.Count - 1);
        var (above, below) = PValues([.. values.Select(value => value - limit.Value)]);
        var evidence = new LimitJudge.Evidence(
            samples.Mean, HallTransform.MeanAt(values, samples, critical), HallTransform.MeanAt(values, samples, -critical), above, below);
        return LimitJudge.Judge(evidence, limit, alpha, samples.Count, LimitMethod.Hall);
    }

    public static LimitResult OfShare(ReadOnlySpan<long> events, ReadOnlySpan<long> opportunities, Limit limit, double alpha)
    {
        RequireHallAlpha(alpha);
        var (above, breached) = Values(events, nameof(events));
        var (below, _) = Values(opportunities, nameof(opportunities));
        double all = below.Sum();
        int count = below.Length;
        if (all == 0)
        {
            return LimitJudge.Without(LimitReason.NoSamples, double.NaN, limit, alpha, count, LimitMethod.Hall);
        }

        for (int r = 0; r < count; r++)
        {
            if (above[r] > below[r])
            {
                throw new ArgumentException("There cannot be more events than opportunities.", nameof(events));
            }
        }

        double share = above.Sum() / all;
        return share <= 0.5
            ? OfShare(share, above, below, breached, limit, alpha)
            : Turned(OfShare(1 - share, Gaps(below, above, 1), below, Gaps(below, above, 1).Count(rest => rest > 0), Turned(limit), alpha), limit);
    }

    /// <summary>The rarer of event and no event decides whether the normal approximation reaches: a share near 1 is judged by what is left of it.</summary>
    private static LimitResult OfShare(double share, double[] above, double[] below, int breached, Limit limit, double alpha)
    {
        int count = below.Length;
        if (count < ClaimTest.MinReplications)
        {
            return LimitJudge.Without(LimitReason.TooFewReplications, share, limit, alpha, count, LimitMethod.Hall);
        }

        return breached < ClaimTest.MinBreached
            ? ByExactBound(share, breached, below, limit, alpha)
            : RatioByHall(share, above, below, (0, 1), limit, alpha);
    }

    /// <summary>A ratio sum Y / sum N by the transform of Y_r - X N_r, its ends searched between two values that are surely outside.</summary>
    public static LimitResult RatioByHall(double ratio, double[] above, double[] below, (double Low, double High) range, Limit limit, double alpha)
    {
        double critical = Student.Critical(alpha, above.Length - 1);
        var (exceeds, falls) = PValues(Gaps(above, below, limit.Value));
        var evidence = new LimitJudge.Evidence(
            ratio, RatioAt(above, below, range, critical), RatioAt(above, below, range, -critical), exceeds, falls);
        return LimitJudge.Judge(evidence, limit, alpha, above.Length, LimitMethod.Hall);
    }

    /// <summary>P-values of "the mean is above 0" and of "the mean is below 0", as <see cref="ClaimTest"/> has them.</summary>
    public static (double Above, double Below) PValues(ReadOnlySpan<double> differences)
    {
        var result = ClaimTest.OfMeanAtMostZero(differences, differences.Length, ClaimTest.MinAlpha);
        return (result.PValueFails, result.PValueHolds);
    }

    private static LimitResult ByExactBound(double share, int breached, double[] opportunities, Limit limit, double alpha)
    {
        double spread = opportunities.Max() / opportunities.Average();
        double high = Math.Min(1, spread * ProportionInterval.UpperBound(breached, opportunities.Length, 1 - alpha));
        double below = ExactTail.BinomialAtMost(breached, opportunities.Length, Math.Clamp(limit.Value / spread, 0, 1));
        var result = LimitJudge.Judge(
            new LimitJudge.Evidence(share, double.NegativeInfinity, high, 1, below), limit, alpha, opportunities.Length, LimitMethod.ClopperPearson);
        return result.Verdict == LimitVerdict.Inconclusive
            ? result with { Reason = LimitReason.TooFewBreaches, Needed = ReplicationNeed.None }
            : result;
    }

    /// <summary>The X at which the statistic of Y_r - X N_r is t: it falls with X.</summary>
    private static double RatioAt(double[] above, double[] below, (double Low, double High) range, double t)
    {
        var (low, high) = range;
        for (int i = 0; i < Bisections; i++)
        {
            double middle = 0.5 * (low + high);
            double[] gaps = Gaps(above, below, middle);
            (low, high) = HallTransform.Statistic(gaps, Samples.Of(gaps, nameof(above))) > t ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }

    private static Limit Turned(Limit limit) => new(limit.Side == LimitSide.AtMost ? LimitSide.AtLeast : LimitSide.AtMost, 1 - limit.Value);

    private static LimitResult Turned(LimitResult result, Limit limit) => result with
    {
        Limit = limit,
        Value = 1 - result.Value,
        Low = 1 - result.High,
        High = 1 - result.Low,
    };

    private static double[] Gaps(double[] events, double[] opportunities, double share)
    {
        var gaps = new double[events.Length];
        for (int r = 0; r < gaps.Length; r++)
        {
            gaps[r] = events[r] - (share * opportunities[r]);
        }

        return gaps;
    }

    private static (double[] Values, int Breached) Values(ReadOnlySpan<long> counts, string name)
    {
        var values = new double[counts.Length];
        int breached = 0;
        for (int r = 0; r < values.Length; r++)
        {
            values[r] = counts[r] >= 0 ? counts[r] : throw new ArgumentException("A count is 0 or above.", name);
            breached += counts[r] > 0 ? 1 : 0;
        }

        return (values, breached);
    }
}
