namespace Simulator.Statistics;

/// <summary>The level of one look at the replications.</summary>
/// <param name="Alpha">The level to judge at.</param>
/// <param name="IsGuaranteed">Whether the stated level holds for all looks together; otherwise the verdict is approximate and says so.</param>
public readonly record struct Look(double Alpha, bool IsGuaranteed);

/// <summary>
/// The rule for stopping early without breaking the stated level: two looks, fixed beforehand, at 64 and at 256 replications, with one fifth and
/// four fifths of the level (Bonferroni, so it holds for every kind of test). Below a level of 0.05 the first fifth is smaller than the
/// claim test can be trusted at, and there is one look, at 256, with the whole level. Any other number is a look that nothing was set aside for.
/// </summary>
/// <remarks>
/// After the last look the answer may be inconclusive. A rerun with more replications and the same seed is a further look and is not guaranteed.
/// </remarks>
public static class TwoLooks
{
    /// <summary>Replications at the first look.</summary>
    public const int First = 64;

    /// <summary>Replications at the last look.</summary>
    public const int Last = 256;

    /// <summary>Smallest level that is divided between two looks.</summary>
    public const double MinAlphaOfTwo = 0.05;

    private const double FirstShare = 0.2;

    /// <summary>At which level a number of replications is judged.</summary>
    /// <param name="replications">0 or above.</param>
    /// <param name="alpha">The level stated for the whole, above 0 to below 0.5.</param>
    /// <returns>The level, and whether it is guaranteed; not guaranteed = the level itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Look At(int replications, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replications);
        LimitJudge.RequireAlpha(alpha);
        bool two = alpha >= MinAlphaOfTwo;
        return replications switch
        {
            First when two => new Look(FirstShare * alpha, true),
            Last => new Look(two ? (1 - FirstShare) * alpha : alpha, true),
            _ => new Look(alpha, false),
        };
    }

    /// <summary>How many replications the next guaranteed look has.</summary>
    /// <param name="replications">Replications at hand, 0 or above.</param>
    /// <param name="alpha">The level stated for the whole, above 0 to below 0.5.</param>
    /// <returns>64 or 256, above the number at hand; null after the last.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static int? Next(int replications, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replications);
        LimitJudge.RequireAlpha(alpha);
        return replications < First && alpha >= MinAlphaOfTwo ? First : replications < Last ? Last : null;
    }
}
