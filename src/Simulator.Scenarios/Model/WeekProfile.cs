namespace Simulator.Scenarios;

/// <summary>A weight for each hour of the week on the wall clock, Monday from midnight first, with mean 1 over the 168 hours. Immutable.</summary>
/// <remarks>In a week with a daylight-saving change one hour is missing or comes twice, as it does for the people who work by that clock.</remarks>
public sealed class WeekProfile
{
    /// <summary>Hours of a week.</summary>
    public const int Hours = Time.Duration.HoursPerWeek;

    private readonly double[] weights;

    private WeekProfile(IEnumerable<double> raw)
    {
        weights = [.. raw];
        var mean = weights.Sum() / Hours;
        for (var hour = 0; hour < Hours; hour++)
        {
            weights[hour] /= mean;
        }

        Maximum = weights.Max();
    }

    /// <summary>Every hour the same.</summary>
    public static WeekProfile Flat { get; } = new(Enumerable.Repeat(1.0, Hours));

    /// <summary>
    /// Office work: nine in ten arrivals on weekdays, most of them from 8 to 18 with a dip at noon, the peak hour 3.6 times the mean. A shape
    /// made for this program, within what event logs of office work show: 82 to 94 % on weekdays, a peak of 2.6 to 4.9 times the mean
    /// (BPI Challenges 2012 and 2020, van Dongen).
    /// </summary>
    public static WeekProfile OfficeHours { get; } = new(Week(
        [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.3, 1, 3, 5, 5.5, 5, 3.5, 4.5, 5, 4.5, 3.5, 2, 1, 0.6, 0.4, 0.4, 0.2, 0.2],
        [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1]));

    /// <summary>The largest weight, at least 1.</summary>
    public double Maximum { get; }

    /// <summary>The weight of an hour.</summary>
    /// <param name="hourOfWeek">0 (Monday from midnight) to 167.</param>
    public double this[int hourOfWeek] => weights[hourOfWeek];

    /// <summary>A profile from weights of any scale.</summary>
    /// <param name="weights">168 finite numbers of at least 0, not all 0.</param>
    /// <exception cref="ArgumentException">The weights are not like that.</exception>
    public static WeekProfile FromWeights(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Count == Hours && weights.All(weight => weight >= 0 && double.IsFinite(weight)) && weights.Any(weight => weight > 0)
            ? new WeekProfile(weights)
            : throw new ArgumentException("A profile has 168 finite weights of at least 0, not all 0.", nameof(weights));
    }

    private static IEnumerable<double> Week(double[] weekday, double[] weekend) =>
        Enumerable.Repeat(weekday, 5).Concat(Enumerable.Repeat(weekend, 2)).SelectMany(day => day);
}
