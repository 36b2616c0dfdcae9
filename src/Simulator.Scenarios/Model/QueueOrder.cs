using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>
/// A model proposes the order of service and people may depart from it: a task's score is the priority of its class + the class's bias + normal
/// noise, and the lowest score comes first. Without noise, bias, departures and guard it is strict priority.
/// </summary>
/// <param name="Noise">Standard deviation of a score, in steps of priority, 0 or more.</param>
/// <param name="DepartureProbability">How often a reviewer takes the task that waits longest instead, 0 to 1; at 1 the order is first come, first served.</param>
/// <param name="StarvationAge">A task that waited this long goes before all that did not, the oldest first; null for never.</param>
public sealed record AdvisoryOrder(double Noise, double DepartureProbability, Duration? StarvationAge)
{
    /// <summary>The name of the model. Default: <see cref="DefaultModel"/>.</summary>
    public string Model { get; init; } = DefaultModel;

    /// <summary>What the audit trail keeps of its advice beside score and rank. Default: all of it.</summary>
    public AdviceFields Retained { get; init; } = AdviceFields.All;

    /// <summary>The name of a model of which nothing is said.</summary>
    public const string DefaultModel = "ranking-model";
}
