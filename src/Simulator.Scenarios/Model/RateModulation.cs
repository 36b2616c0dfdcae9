using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>What bends the rate of Poisson arrivals beside the sine: the hour of the week, the day and storms. All factors multiply.</summary>
public sealed record RateModulation
{
    /// <summary>The wall clock that hours and dates are read from. Default: UTC.</summary>
    public ZoneClock Clock { get; init; } = ZoneClock.Utc;

    /// <summary>The weight of each hour of the week. Default: flat.</summary>
    public WeekProfile Profile { get; init; } = WeekProfile.Flat;

    /// <summary>How much days differ; null for not at all.</summary>
    public DayFactor? DayFactor { get; init; }

    /// <summary>The storms that hit these arrivals. Default: none.</summary>
    public IReadOnlyList<Storm> Storms { get; init; } = [];

    /// <summary>The largest factor by which the rate can be raised.</summary>
    public double Maximum => Profile.Maximum * (DayFactor?.Maximum ?? 1) * StormMaximum(Storms.Select(storm => storm.Maximum));

    /// <summary>The largest factor of several storms together: each adds at most its own maximum less one.</summary>
    internal static double StormMaximum(IEnumerable<double> maxima) => 1 + maxima.Sum(maximum => maximum - 1);
}
