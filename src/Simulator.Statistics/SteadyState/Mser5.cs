namespace Simulator.Statistics;

/// <summary>
/// MSER-5: how much of a series to delete as warm-up (White, Cobb and Spratt, 2000; White, 1997). The series is cut into means of five; the point is
/// chosen that leaves the smallest standard error of the rest, sum (z - mean)^2 / (number left)^2. Only for series without a cycle: under a weekly
/// calendar it would delete part of a week; take whole weeks and <see cref="SteadyStateCheck"/> there.
/// </summary>
public static class Mser5
{
    /// <summary>Values that are averaged into one.</summary>
    public const int BatchSize = 5;

    /// <summary>How many values at the start to delete.</summary>
    /// <param name="series">Equidistant or successive values, finite; best the mean over replications. A last incomplete five is left out.</param>
    /// <returns>
    /// 0 or a multiple of 5; null when the least error comes with more than half deleted, which means that the series is too short to say
    /// (also for fewer than 10 values).
    /// </returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static int? Truncation(ReadOnlySpan<double> series)
    {
        var batches = new double[series.Length / BatchSize];
        for (int i = 0; i < batches.Length; i++)
        {
            batches[i] = Samples.Of(series.Slice(i * BatchSize, BatchSize), nameof(series)).Mean;
        }

        if (batches.Length < 2)
        {
            return null;
        }

        int best = 0;
        double least = double.PositiveInfinity;
        // With fewer than five batches left a chance agreement of a few would win.
        for (int start = 0; start <= Math.Max(0, batches.Length - 5); start++)
        {
            var rest = Samples.Of(batches.AsSpan(start), nameof(series));
            double error = rest.Variance * (rest.Count - 1) / ((double)rest.Count * rest.Count);
            if (error < least)
            {
                (best, least) = (start, error);
            }
        }

        return best <= batches.Length / 2 ? best * BatchSize : null;
    }

    /// <summary>The mean over replications at each place, the series to give to <see cref="Truncation"/>.</summary>
    /// <param name="replications">At least one series, all equally long.</param>
    /// <returns>One value per place.</returns>
    /// <exception cref="ArgumentException">There is no series, or they differ in length.</exception>
    public static double[] MeanOver(IReadOnlyList<double[]> replications)
    {
        ArgumentNullException.ThrowIfNull(replications);
        if (replications.Count == 0 || replications.Any(each => each.Length != replications[0].Length))
        {
            throw new ArgumentException("There must be at least one series, all equally long.", nameof(replications));
        }

        return [.. Enumerable.Range(0, replications[0].Length).Select(place => replications.Average(each => each[place]))];
    }
}
