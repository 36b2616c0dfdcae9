using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>What a run measures beyond its standard metrics.</summary>
/// <param name="Within">Times, increasing: the share of waits and of approval latencies that are no longer is counted exactly for each.</param>
/// <param name="At">Times after the start, increasing, up to the horizon: the mean backlog over replications is reported at each.</param>
public sealed record Observation(IReadOnlyList<Duration> Within, IReadOnlyList<Duration> At)
{
    /// <summary>Nothing more.</summary>
    public static Observation None { get; } = new([], []);
}
