namespace Simulator.Statistics;

/// <summary>What the replications say about a claim.</summary>
public enum ClaimVerdict
{
    /// <summary>Neither the claim nor its opposite is shown.</summary>
    Inconclusive,

    /// <summary>The claim is shown at the level of the test.</summary>
    Holds,

    /// <summary>The opposite of the claim is shown at the level of the test.</summary>
    Fails,
}

/// <summary>Why a test of a claim gave no answer, if it gave none.</summary>
public enum ClaimReason
{
    /// <summary>It gave an answer.</summary>
    None,

    /// <summary>The data are compatible with both.</summary>
    NotSignificant,

    /// <summary>Fewer replications than <see cref="ClaimTest.MinReplications"/>.</summary>
    TooFewReplications,

    /// <summary>Fewer replications with a breach than <see cref="ClaimTest.MinBreached"/>: the normal approximation does not reach that far.</summary>
    TooFewBreaches,
}

/// <summary>The result of a <see cref="ClaimTest"/>.</summary>
/// <param name="Verdict">What is shown.</param>
/// <param name="Reason">Why nothing is shown, if so.</param>
/// <param name="Statistic">Hall's transformed t statistic of the mean of D; below 0 speaks for the claim. NaN below two replications.</param>
/// <param name="PValueHolds">P-value of "the claim holds", never below 0.01: smaller ones are not trusted.</param>
/// <param name="PValueFails">P-value of "the claim fails"; below 0.01 the more careful of Hall's and Student's, for Holm's procedure.</param>
/// <param name="Samples">Number of replications.</param>
/// <param name="Breached">Number of replications with at least one breach.</param>
public readonly record struct ClaimResult(
    ClaimVerdict Verdict, ClaimReason Reason, double Statistic, double PValueHolds, double PValueFails, int Samples, int Breached);

/// <summary>
/// Tests a claim "the mean of D over replications is at most 0", such as "p95 &lt;= X" with D_r = over_r(X) - 0.05 entered_r: one-sided, with Hall's
/// cubic transform against the moderate skewness of counts (Hall, 1992, "On the removal of skewness by transformation"), referred to
/// Student's t instead of the normal distribution, which is the more careful of the two.
/// </summary>
public static class ClaimTest
{
    /// <summary>Fewest replications for an answer.</summary>
    public const int MinReplications = 64;

    /// <summary>Fewest replications with a breach for an answer; rarer things need conditional expectations or <see cref="ProportionInterval"/>.</summary>
    public const int MinBreached = 20;

    /// <summary>Smallest level: the transform is not trusted further out in the tail.</summary>
    public const double MinAlpha = 0.01;

    /// <summary>Tests the claim.</summary>
    /// <param name="differences">D_r, one per replication: at least one, finite.</param>
    /// <param name="breached">Number of replications with at least one breach, 0 to the number of replications.</param>
    /// <param name="alpha">One-sided risk of a wrong answer either way, <see cref="MinAlpha"/> to below 0.5, default 0.05.</param>
    /// <returns>The verdict with its reason.</returns>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level or the number of breaches is outside its range.</exception>
    public static ClaimResult OfMeanAtMostZero(ReadOnlySpan<double> differences, int breached, double alpha = 0.05)
    {
        if (!(alpha >= MinAlpha && alpha < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The level of a claim runs from 0.01 to below 0.5.");
        }

        var samples = Samples.Of(differences, nameof(differences));
        ArgumentOutOfRangeException.ThrowIfNegative(breached);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(breached, samples.Count);
        double statistic = HallTransform.Statistic(differences, samples);
        double holds = Math.Max(MinAlpha, HallTransform.TailBelow(statistic, samples.Count));
        double fails = PValueFails(statistic, samples);
        var reason = samples.Count < MinReplications ? ClaimReason.TooFewReplications
            : breached < MinBreached ? ClaimReason.TooFewBreaches
            : holds <= alpha || fails <= alpha ? ClaimReason.None
            : ClaimReason.NotSignificant;
        var verdict = reason != ClaimReason.None ? ClaimVerdict.Inconclusive
            : holds <= alpha ? ClaimVerdict.Holds
            : ClaimVerdict.Fails;
        return new ClaimResult(verdict, reason, statistic, holds, fails, samples.Count, breached);
    }

    /// <summary>Tests "the p-quantile of all items is at most X".</summary>
    /// <param name="notWithin">Per replication, how many items are above X or never came: at least one entry, 0 or above.</param>
    /// <param name="entered">Per replication, how many items entered, as many entries.</param>
    /// <param name="p">The share, strictly between 0 and 1.</param>
    /// <param name="alpha">One-sided risk of a wrong answer either way, <see cref="MinAlpha"/> to below 0.5, default 0.05.</param>
    /// <returns>The verdict with its reason.</returns>
    /// <exception cref="ArgumentException">The lists are empty or differ in length, or an entry exceeds what entered.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is outside its range.</exception>
    public static ClaimResult OfQuantileAtMost(
        ReadOnlySpan<long> notWithin, ReadOnlySpan<long> entered, double p, double alpha = 0.05)
    {
        Require.OpenUnit(p);
        if (notWithin.Length != entered.Length)
        {
            throw new ArgumentException($"Replications must pair up: {notWithin.Length} values against {entered.Length}.", nameof(entered));
        }

        var differences = new double[entered.Length];
        int breached = 0;
        for (int r = 0; r < differences.Length; r++)
        {
            if (notWithin[r] < 0 || notWithin[r] > entered[r])
            {
                throw new ArgumentException("What is not within the threshold must be 0 to what entered.", nameof(notWithin));
            }

            differences[r] = notWithin[r] - ((1 - p) * entered[r]);
            breached += notWithin[r] > 0 ? 1 : 0;
        }

        return OfMeanAtMostZero(differences, breached, alpha);
    }

    /// <summary>
    /// Not trusted below the smallest level, except for failures, which Holm's procedure divides among many claims: there the larger of Hall's
    /// and Student's own p-value, which is the careful one where D is skewed to the right.
    /// </summary>
    private static double PValueFails(double statistic, Samples samples)
    {
        double hall = HallTransform.TailBelow(-statistic, samples.Count);
        double plain = samples.Count < 2 ? 1 : samples.Mean <= 0 ? 1 : Student.Above(samples.Mean / samples.StandardError, samples.Count - 1);
        return hall >= MinAlpha ? hall : Math.Min(MinAlpha, Math.Max(hall, plain));
    }
}
