namespace Simulator.Simulation;

/// <summary>How a request that was not refused at once ended.</summary>
public enum PathOutcome
{
    /// <summary>Not executed: rejected, expired, withdrawn, lost, or refused when the policy was asked again.</summary>
    Refused,

    /// <summary>Executed, and right.</summary>
    Right,

    /// <summary>Executed, and wrong.</summary>
    Wrong,
}

/// <summary>
/// How requests ended by the way they took: the route together with whose people were asked, or an override whatever was decided. Kept as one
/// list, way after way.
/// </summary>
public static class PathOutcomes
{
    /// <summary>The number of ways.</summary>
    public const int Paths = 13;

    /// <summary>The number of entries.</summary>
    public const int Count = Paths * Kinds;

    internal const int Kinds = 3;
    private const int Overridden = Paths - 1;

    /// <summary>How many requests of a list took a way and ended so.</summary>
    /// <param name="counts">The list.</param>
    /// <param name="path">The way, 0 to <see cref="Paths"/> − 1.</param>
    /// <param name="outcome">How they ended.</param>
    public static long Of(IReadOnlyList<long> counts, int path, PathOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts[(path * Kinds) + (int)outcome];
    }

    internal static int IndexOf(in Work work, PathOutcome outcome) => ((work.IsOverridden ? Overridden : work.Path) * Kinds) + (int)outcome;
}
