namespace Simulator.Statistics;

/// <summary>What is known about whether a system keeps its constraints.</summary>
public enum Feasibility
{
    /// <summary>Not decided yet.</summary>
    Undecided,

    /// <summary>Declared to keep every constraint, up to the tolerances.</summary>
    Feasible,

    /// <summary>Declared to break at least one constraint.</summary>
    Infeasible,
}

/// <summary>
/// The sequential check of "the mean of G is at most 0" with a tolerance (Batur and Kim, 2010; Andradottir and Kim, 2010): the sum of G over the
/// replications leaves a closing triangle below (feasible) or above (infeasible). A system whose mean lies within the tolerance of 0 may be
/// declared either way.
/// </summary>
/// <remarks>A limit is brought to this form by its linear statistic: Y - X for a mean, Y - X N for a ratio of sums, over(X) - (1 - p) N for a p-quantile.</remarks>
public static class FeasibilityCheck
{
    /// <summary>The constants when every constraint of every system is checked, Bonferroni over both, which needs no independence.</summary>
    /// <param name="systems">At least 1.</param>
    /// <param name="constraints">At least 1.</param>
    /// <param name="firstStage">n0, at least 2.</param>
    /// <param name="alpha">Risk of any wrong declaration, above 0 to below 1.</param>
    /// <returns>The constants.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static KimNelson Constants(int systems, int constraints, int firstStage, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(systems, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(constraints, 1);
        Require.OpenUnit(alpha);
        return KimNelson.ForRisk(Math.Min(0.499, alpha / ((double)systems * constraints)), firstStage);
    }

    /// <summary>Decides one constraint from the replications so far.</summary>
    /// <param name="constants">From <see cref="Constants"/>.</param>
    /// <param name="sum">Sum of G over the replications, finite.</param>
    /// <param name="variance">S^2 of G over the first stage, 0 or above.</param>
    /// <param name="tolerance">Half the width of the zone around 0 in which either answer is right, above 0, in the unit of G.</param>
    /// <param name="replications">Their number, at least the first stage.</param>
    /// <returns>The declaration.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Feasibility Decide(KimNelson constants, double sum, double variance, double tolerance, int replications)
    {
        Require.Finite(sum);
        double half = constants.HalfWidth(variance, tolerance, replications);
        return sum <= -half ? Feasibility.Feasible : sum >= half ? Feasibility.Infeasible : Feasibility.Undecided;
    }
}
