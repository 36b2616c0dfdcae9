namespace Simulator.Statistics;

/// <summary>
/// A limit on a pooled quantile: the claim test of D_r(x) = over_r(x) - (1 - p) entered_r, inverted in x by bisection over the ends of the used
/// buckets. The statistic falls with x, since what is above x does in every replication.
/// </summary>
/// <remarks>
/// Only thresholds with at least <see cref="ClaimTest.MinBreached"/> replications above them are judged. A limit beyond the last of those is judged there: if less
/// than the tail share lies above a lower threshold, less than that lies above the limit. So a limit that is never even approached is kept.
/// </remarks>
internal sealed class QuantileClaim
{
    private readonly QuantileSamples _samples;
    private readonly double[] _differences;

    private QuantileClaim(QuantileSamples samples)
    {
        _samples = samples;
        _differences = new double[samples.Count];
    }

    public static LimitResult Judge(QuantileSamples samples, Limit limit, double alpha)
    {
        if (samples.Entered == 0)
        {
            return LimitJudge.Without(LimitReason.NoSamples, double.NaN, limit, alpha, samples.Count, LimitMethod.Hall);
        }

        if (samples.Count < ClaimTest.MinReplications)
        {
            return LimitJudge.Without(LimitReason.TooFewReplications, samples.Value, limit, alpha, samples.Count, LimitMethod.Hall);
        }

        var claim = new QuantileClaim(samples);
        return samples.Buckets > 0 ? claim.Judge(limit, alpha) : NothingCame(samples, limit, alpha);
    }

    /// <summary>Nothing ever came to a value: whatever the limit, the quantile is above it.</summary>
    private static LimitResult NothingCame(QuantileSamples samples, Limit limit, double alpha)
    {
        double above = CountClaims.PValues(samples.EnteredBy).Above;
        var evidence = new LimitJudge.Evidence(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, above, 1);
        return LimitJudge.Judge(evidence, limit, alpha, samples.Count, LimitMethod.Hall);
    }

    private LimitResult Judge(Limit limit, double alpha)
    {
        // Buckets are numbered -1 (before the first) to the last one judged.
        int last = First(_samples.Buckets, bucket => Breached(bucket) < ClaimTest.MinBreached) - 1;
        int at = First(_samples.Buckets, bucket => _samples.EndOf(bucket) > limit.Value) - 1;
        double critical = Student.Critical(alpha, _samples.Count - 1);
        int firstAbove = First(last + 1, bucket => Statistic(bucket) <= -critical);
        int lastBelow = First(last + 1, bucket => Statistic(bucket) < critical) - 1;
        var evidence = new LimitJudge.Evidence(
            _samples.Value,
            LowerEnd(lastBelow),
            firstAbove > last ? double.PositiveInfinity : _samples.EndOf(firstAbove),
            PValueAbove(Math.Min(at + 1, _samples.Buckets - 1), last),
            PValueBelow(Math.Min(at, last)));
        var result = LimitJudge.Judge(evidence, limit, alpha, _samples.Count, LimitMethod.Hall);
        return result.Verdict == LimitVerdict.Inconclusive && at > last ? result with { Reason = LimitReason.TooFewBreaches } : result;
    }

    /// <summary>Clearly below at the largest value seen means that too few ever came to a value: the quantile is above everything.</summary>
    private double LowerEnd(int lastBelow) =>
        lastBelow < 0 ? double.NegativeInfinity
        : lastBelow == _samples.Buckets - 1 ? double.PositiveInfinity
        : _samples.EndOf(lastBelow);

    /// <summary>The quantile is above the limit if it is above the end of the limit's own bucket, which rounds the careful way.</summary>
    private double PValueAbove(int bucket, int last) => bucket > last ? 1 : CountClaims.PValues(Differences(bucket)).Above;

    private double PValueBelow(int bucket) => bucket < 0 ? 1 : CountClaims.PValues(Differences(bucket)).Below;

    private double Statistic(int bucket)
    {
        var differences = Differences(bucket);
        return HallTransform.Statistic(differences, Samples.Of(differences, nameof(bucket)));
    }

    private ReadOnlySpan<double> Differences(int bucket)
    {
        var over = _samples.OverBy(bucket);
        for (int r = 0; r < _differences.Length; r++)
        {
            _differences[r] = over[r] - ((1 - _samples.Share) * _samples.EnteredBy[r]);
        }

        return _differences;
    }

    private int Breached(int bucket)
    {
        int breached = 0;
        foreach (double over in _samples.OverBy(bucket))
        {
            breached += over > 0 ? 1 : 0;
        }

        return breached;
    }

    /// <summary>The first of 0 to count - 1 that has a property which all later ones have too; count when none has.</summary>
    private static int First(int count, Predicate<int> holds)
    {
        int low = -1;
        int high = count;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = holds(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }
}
