using Simulator.Governance;
using Simulator.Statistics;

namespace Simulator.Scenarios;

/// <summary>Emergency overrides of gates that take too long.</summary>
/// <param name="Hazard">h0: the rate of overrides at twice the service level, per hour; positive.</param>
/// <param name="Unlogged">Share, 0 to 1, of overrides that go dark.</param>
/// <param name="WithoutReason">Share, 0 to 1, of recorded overrides that name no reason.</param>
/// <param name="Terms">What a recorded override is good for, and what it owes.</param>
/// <param name="ReviewPool">The pool whose people review recorded overrides, by position.</param>
/// <param name="ReviewDelay">Time from a recorded override to its review, µs.</param>
public sealed record BreakGlass(double Hazard, double Unlogged, double WithoutReason, OverrideTerms Terms, int ReviewPool, Distribution ReviewDelay)
{
    /// <summary>
    /// The age in the gates at which a request is overridden unless its gates end before: the hazard h0 × (a − L)/L from the service level L
    /// on adds up to h0 × (a − L)²/(2L), which reaches the threshold at L + √(2 L e/h0).
    /// </summary>
    /// <param name="serviceLevel">L, positive.</param>
    /// <param name="threshold">e, an exponential variate of mean 1.</param>
    public Time.Duration AgeAt(Time.Duration serviceLevel, double threshold) =>
        serviceLevel + Time.Duration.FromHours(Math.Sqrt(2 * serviceLevel.TotalHours * threshold / Hazard));
}
