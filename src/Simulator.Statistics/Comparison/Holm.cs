namespace Simulator.Statistics;

/// <summary>
/// Holm's step-down procedure (Holm, 1979): with it the probability of any false rejection among all hypotheses is at most the level, however
/// the tests depend on each other.
/// </summary>
/// <remarks>
/// The family is every hypothesis that might have been rejected, not only those that look significant: taking the small p-values first and
/// correcting among them controls nothing.
/// </remarks>
public static class Holm
{
    /// <summary>The adjusted p-values: a hypothesis is rejected at a level when its adjusted p-value is at most the level.</summary>
    /// <param name="pValues">One per hypothesis of the family, each 0 to 1; may be empty.</param>
    /// <returns>As many values in the same order, each at least its own p-value, at most 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside 0 to 1.</exception>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        var order = new int[pValues.Length];
        var keys = pValues.ToArray();
        for (int i = 0; i < order.Length; i++)
        {
            Require.Probability(keys[i], nameof(pValues));
            order[i] = i;
        }

        Array.Sort(keys, order);
        var adjusted = new double[order.Length];
        double running = 0;
        for (int i = 0; i < order.Length; i++)
        {
            // Never below the one before: a hypothesis is not rejected when a more significant one was not.
            running = Math.Max(running, Math.Min(1, (order.Length - i) * keys[i]));
            adjusted[order[i]] = running;
        }

        return adjusted;
    }

    /// <summary>Which hypotheses are rejected at a level for the whole family.</summary>
    /// <param name="pValues">One per hypothesis of the family, each 0 to 1; may be empty.</param>
    /// <param name="alpha">The level, strictly between 0 and 1.</param>
    /// <returns>True where rejected, in the same order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value or the level is outside its range.</exception>
    public static bool[] Rejected(ReadOnlySpan<double> pValues, double alpha)
    {
        Require.OpenUnit(alpha);
        return [.. Adjust(pValues).Select(p => p <= alpha)];
    }
}
