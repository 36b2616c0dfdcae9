namespace Simulator.Simulation;

/// <summary>What became worse over time; of counted root requests and what follows them.</summary>
/// <param name="Degraded">Recommendations that are wrong only because their AI drafts worse for a time.</param>
/// <param name="DegradedExecuted">Of those, executed.</param>
/// <param name="Ungoverned">Drafts that the AI executed although the policy took them for drafts.</param>
/// <param name="Drafts">Recommendations of classes whose AI may not execute.</param>
/// <param name="DraftsExecuted">Of those, executed by the AI all the same, seen or not.</param>
/// <param name="DriftSlope">By how much that share grows in a week: the least-squares slope over the time of the draft; NaN where it cannot be told.</param>
public sealed record DecayResult(long Degraded, long DegradedExecuted, long Ungoverned, long Drafts, long DraftsExecuted, double DriftSlope)
{
    /// <summary>Nothing became worse.</summary>
    public static DecayResult None { get; } = new(0, 0, 0, 0, 0, double.NaN);
}
