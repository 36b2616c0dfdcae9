using Simulator.Statistics;

namespace Simulator.Scenarios;

/// <summary>The order in which a pool serves its waiting requests; always without preemption.</summary>
public enum Discipline
{
    /// <summary>First come, first served.</summary>
    Fifo,

    /// <summary>The most urgent class first, first come within a class.</summary>
    Priority,
}

/// <summary>A pool of reviewers behind one queue.</summary>
/// <param name="Name">Name in the scenario.</param>
/// <param name="Reviewers">How many people review, 1 to 10,000; always on duty unless there is a roster.</param>
/// <param name="Discipline">The order of service.</param>
/// <param name="WaitingRoom">How many may wait; a further request is turned away as not answered; null for no limit.</param>
/// <param name="SpeedSpread">Standard deviation of the logarithm of the reviewers' personal speed, 0 for identical reviewers; the mean speed factor is 1.</param>
public sealed record Pool(string Name, int Reviewers, Discipline Discipline, int? WaitingRoom, double SpeedSpread)
{
    /// <summary>When the reviewers are on duty; null for always. Its people are the pool's <see cref="Reviewers"/>.</summary>
    public Roster? Roster { get; init; }

    /// <summary>What happens to work in hand at the end of a duty; needed with a roster, null without one.</summary>
    public HandoffPlan? Handoff { get; init; }
}

/// <summary>A role that approves, such as <c>owner</c> or <c>risk</c>.</summary>
/// <param name="Name">Name of the role.</param>
/// <param name="TimeFactor">Factor on the class's review time, more than 0.</param>
public sealed record ReviewRole(string Name, double TimeFactor);

/// <summary>What reviewers can see and how they err.</summary>
/// <param name="DetectionMaximum">The share of wrong actions that unlimited time would reveal, 0 to 1: detection = maximum × (1 − exp(−time / detection time)).</param>
/// <param name="FalseRejection">Probability that a right action is rejected, 0 to 1.</param>
/// <param name="CopyProbability">Probability that a later reviewer of the same request repeats what the first one saw (common cause), 0 to 1.</param>
public sealed record ReviewModel(double DetectionMaximum, double FalseRejection, double CopyProbability);

/// <summary>The seed and the sizes of the synthetic catalogue.</summary>
/// <param name="Seed">Seed of the catalogue, apart from the run's seed: names stay while runs vary.</param>
/// <param name="Services">How many services, 1 to 10,000.</param>
/// <param name="BusinessPeople">How many people recommendations are made for, 1 to 100,000.</param>
public sealed record CatalogueSpec(int Seed, int Services, int BusinessPeople);
