namespace Simulator.Statistics;

/// <summary>The interval of a mean over replications.</summary>
public static class MeanInterval
{
    /// <summary>Student's t interval. One replication gives an interval without ends; exact for normal values, approximate for skew ones.</summary>
    /// <param name="values">One value per replication: at least one, finite.</param>
    /// <param name="level">Confidence level, strictly between 0 and 1, default 0.95.</param>
    /// <returns>The estimate of the mean.</returns>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside its range.</exception>
    public static Estimate Of(ReadOnlySpan<double> values, double level = 0.95)
    {
        Require.OpenUnit(level);
        var samples = Samples.Of(values, nameof(values));
        double half = samples.Count > 1 ? Samples.Critical(level, samples.Count) * samples.StandardError : double.PositiveInfinity;
        return new Estimate(samples.Mean, samples.Mean - half, samples.Mean + half, level, samples.Count, IntervalMethod.StudentT);
    }
}
