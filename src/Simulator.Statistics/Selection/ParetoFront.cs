namespace Simulator.Statistics;

/// <summary>What simultaneous intervals say about a point of a front.</summary>
public enum ParetoStatus
{
    /// <summary>The boxes leave it open.</summary>
    Undecided,

    /// <summary>No other point can dominate it, wherever in their boxes the truths lie.</summary>
    Proven,

    /// <summary>Some other point dominates it, wherever in their boxes the truths lie.</summary>
    Dominated,
}

/// <summary>The simultaneous interval of a point in every objective; smaller is better.</summary>
/// <param name="Low">Lower ends, one per objective; negative infinity where there is none.</param>
/// <param name="High">Upper ends, as many; positive infinity where there is none.</param>
public sealed record ParetoBox(IReadOnlyList<double> Low, IReadOnlyList<double> High);

/// <summary>
/// The Pareto front of points that are known up to intervals. If the intervals hold together with a confidence (Bonferroni),
/// every "proven" and every "dominated" is right with at least that confidence, all at once.
/// </summary>
public static class ParetoFront
{
    /// <summary>The level of each interval so that all hold together (Bonferroni).</summary>
    /// <param name="level">Confidence of all together, strictly between 0 and 1.</param>
    /// <param name="intervals">Their number, at least 1.</param>
    /// <returns>The level of one, 1 - (1 - level) / intervals.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double LevelOfEach(double level, int intervals)
    {
        Require.OpenUnit(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 1);
        return 1 - ((1 - level) / intervals);
    }

    /// <summary>The status of every point.</summary>
    /// <param name="boxes">The points, all with as many objectives, at least one.</param>
    /// <returns>As many, in the same order.</returns>
    /// <exception cref="ArgumentException">The boxes have unequal numbers of objectives or an end is not a number.</exception>
    public static IReadOnlyList<ParetoStatus> Classify(IReadOnlyList<ParetoBox> boxes)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        if (boxes.Any(box => box.Low.Count != boxes[0].Low.Count || box.High.Count != box.Low.Count || box.Low.Count == 0
            || box.Low.Concat(box.High).Any(double.IsNaN)))
        {
            throw new ArgumentException("Every box needs both ends of the same objectives.", nameof(boxes));
        }

        return Classify(boxes.Count, boxes.Count == 0 ? 1 : boxes[0].Low.Count, (i, j, axis) => (boxes[i].Low[axis] - boxes[j].High[axis], boxes[i].High[axis] - boxes[j].Low[axis]));
    }

    /// <summary>
    /// The status of every point from intervals of the differences between them. Under common random numbers these are far narrower than boxes
    /// say; they hold together by Bonferroni over pairs and objectives.
    /// </summary>
    /// <param name="points">Number of points.</param>
    /// <param name="objectives">Number of objectives, at least 1.</param>
    /// <param name="difference">Interval of point i less point j in an objective, smaller being better; an end that is not a number decides nothing.</param>
    /// <returns>The statuses in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no objective.</exception>
    public static IReadOnlyList<ParetoStatus> Classify(int points, int objectives, Func<int, int, int, (double Low, double High)> difference)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(points);
        ArgumentOutOfRangeException.ThrowIfLessThan(objectives, 1);
        ArgumentNullException.ThrowIfNull(difference);
        return [.. Enumerable.Range(0, points).Select(i => Status(i, points, objectives, difference))];
    }

    /// <summary>Points that no other one dominates, for exact values; equal points do not dominate one another.</summary>
    /// <param name="points">Points with as many objectives each; smaller is better.</param>
    /// <returns>Their positions in order.</returns>
    public static IReadOnlyList<int> NonDominated(IReadOnlyList<IReadOnlyList<double>> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return [.. Enumerable.Range(0, points.Count)
            .Where(i => !Enumerable.Range(0, points.Count).Any(j => j != i && Dominates(points[j], points[i])))];
    }

    private static ParetoStatus Status(int i, int points, int objectives, Func<int, int, int, (double Low, double High)> difference)
    {
        var others = Enumerable.Range(0, points).Where(j => j != i).ToArray();
        var axes = Enumerable.Range(0, objectives).ToArray();
        return Array.Exists(others, j => axes.All(axis => difference(j, i, axis).High <= 0) && axes.Any(axis => difference(j, i, axis).High < 0)) ? ParetoStatus.Dominated
            : Array.TrueForAll(others, j => axes.Any(axis => difference(i, j, axis).High < 0)) ? ParetoStatus.Proven
            : ParetoStatus.Undecided;
    }

    private static bool Dominates(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        bool better = false;
        for (int c = 0; c < one.Count; c++)
        {
            if (!(one[c] <= other[c]))
            {
                return false;
            }

            better |= one[c] < other[c];
        }

        return better;
    }
}
