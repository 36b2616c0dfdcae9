namespace Simulator.Reporting;

/// <summary>Fewer points for the same picture.</summary>
internal static class Thinning
{
    private const double ColumnPixels = 2;

    /// <summary>Keeps of each narrow column the lowest and the highest point, in their order, both ends of the curve and every gap, so that no peak is lost.</summary>
    /// <param name="points">Points with abscissae that do not decrease.</param>
    /// <param name="budget">Points up to this number are left alone.</param>
    public static IReadOnlyList<Point> Extremes(IReadOnlyList<Point> points, int budget)
    {
        if (points.Count <= budget)
        {
            return points;
        }

        var kept = new List<Point>();
        for (var begin = 0; begin < points.Count;)
        {
            var end = begin + 1;
            while (end < points.Count && SameColumn(points[begin], points[end]))
            {
                end++;
            }

            Keep(points, begin, end, kept);
            begin = end;
        }

        return kept;
    }

    private static bool SameColumn(Point first, Point other) =>
        first.IsFinite && other.IsFinite && Math.Floor(first.X / ColumnPixels) == Math.Floor(other.X / ColumnPixels);

    private static void Keep(IReadOnlyList<Point> points, int begin, int end, List<Point> kept)
    {
        var lowest = begin;
        var highest = begin;
        for (var index = begin + 1; index < end; index++)
        {
            lowest = points[index].Y < points[lowest].Y ? index : lowest;
            highest = points[index].Y > points[highest].Y ? index : highest;
        }

        foreach (var index in begin == 0 || end == points.Count ? new SortedSet<int> { begin, lowest, highest, end - 1 } : [lowest, highest])
        {
            kept.Add(points[index]);
        }
    }
}
