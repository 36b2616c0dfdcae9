namespace Simulator.Statistics;

/// <summary>
/// The fully sequential selection of the best of k systems with an indifference zone (Kim and Nelson, 2001): paired differences are watched as
/// Brownian motions inside a triangle that closes; who leaves it is eliminated. The error is bounded pair by pair by that of the difference, so
/// the guarantee holds for unequal variances and under common random numbers, which make the differences quiet.
/// </summary>
/// <remarks>
/// Guarantee, for normal first-stage means: if the best is better than every other by at least the zone, it is selected with probability 1 - alpha
/// or more. Looking less often than after every replication, as blocks do, only removes chances to leave the triangle on the wrong side. The
/// constant c of the paper is 1, which makes the region a triangle.
/// </remarks>
public readonly record struct KimNelson
{
    /// <summary>Constants for a number of systems.</summary>
    /// <param name="systems">k, at least 2: all that are compared from the first stage on, also those that drop out later.</param>
    /// <param name="firstStage">n0, replications that the variances come from, at least 2.</param>
    /// <param name="alpha">Risk of eliminating the best, over all pairs, above 0 and below 1 - 1/k.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public KimNelson(int systems, int firstStage, double alpha)
        : this(alpha / (Math.Max(2, systems) - 1), firstStage)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(systems, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 1 - (1.0 / systems));
    }

    private KimNelson(double beta, int firstStage)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstStage, 2);
        if (!(beta > 0 && beta < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "A risk lies strictly between 0 and 1.");
        }

        FirstStage = firstStage;
        // The solution of (1/2) (1 + 2 eta)^(-(n0 - 1)/2) = beta, the case c = 1.
        Eta = 0.5 * (Math.Pow(2 * beta, -2.0 / (firstStage - 1)) - 1);
        HSquared = 2 * Eta * (firstStage - 1);
    }

    /// <summary>Replications that the variances come from.</summary>
    public int FirstStage { get; }

    /// <summary>eta, the slope constant; 0.3661 for 500 systems, 32 replications and 0.05.</summary>
    public double Eta { get; }

    /// <summary>h^2 = 2 c eta (n0 - 1) with c = 1; 22.70 for 500 systems, 32 replications and 0.05.</summary>
    public double HSquared { get; }

    /// <summary>Constants for a single comparison with a given one-sided risk, such as a feasibility check.</summary>
    /// <param name="beta">Its risk, above 0 and below one half.</param>
    /// <param name="firstStage">n0, at least 2.</param>
    /// <returns>The constants.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static KimNelson ForRisk(double beta, int firstStage)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(beta, 0.5);
        return new KimNelson(beta, firstStage);
    }

    /// <summary>
    /// Half the width of the region after r replications, on the scale of the sum of r differences: max(0, h^2 S^2 / (2 zone) - zone r / 2).
    /// A sum outside it decides; a region of width 0 decides by the sign.
    /// </summary>
    /// <param name="variance">S^2 of the differences over the first stage, 0 or above.</param>
    /// <param name="zone">The smallest difference worth detecting, above 0.</param>
    /// <param name="replications">r, at least the first stage.</param>
    /// <returns>The half-width, 0 or above.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public double HalfWidth(double variance, double zone, int replications)
    {
        Require.NotNegative(variance);
        Require.Positive(zone);
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, FirstStage);
        return Math.Max(0, (HSquared * variance / (2 * zone)) - (zone * replications / 2));
    }

    /// <summary>Replications after which the region of a pair is closed: ceil(h^2 S^2 / zone^2), at least the first stage.</summary>
    /// <param name="variance">S^2 of the differences over the first stage, 0 or above.</param>
    /// <param name="zone">The smallest difference worth detecting, above 0.</param>
    /// <returns>The number; <see cref="int.MaxValue"/> when it is larger than that.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public int ReplicationsToClose(double variance, double zone)
    {
        Require.NotNegative(variance);
        Require.Positive(zone);
        double needed = Math.Ceiling(HSquared * variance / (zone * zone));
        return needed >= int.MaxValue ? int.MaxValue : Math.Max(FirstStage, (int)needed);
    }
}
