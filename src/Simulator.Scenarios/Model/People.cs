using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The order in which a pool serves its waiting requests; preemption is a property of the pool.</summary>
public enum Discipline
{
    /// <summary>First come, first served.</summary>
    Fifo,

    /// <summary>The most urgent class first, first come within a class.</summary>
    Priority,

    /// <summary>The earliest deadline first: the instant of joining plus the class's service level.</summary>
    Deadline,

    /// <summary>The highest cost of delay per minute of review first (the c-mu rule), first come within a class.</summary>
    CostAware,

    /// <summary>A random one of those waiting, drawn anew at every pick (SIRO).</summary>
    Random,

    /// <summary>As a model proposes it, see <see cref="AdvisoryOrder"/>; people may depart from it.</summary>
    AiAdvisory,
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

    /// <summary>How the people of the pool learn of a new task; null for at once.</summary>
    public Notification? Notification { get; init; }

    /// <summary>How often a task meant for this pool lands in another one first; null for never.</summary>
    public Misrouting? Misrouting { get; init; }

    /// <summary>People who are called when nobody is on duty; null for nobody. They are the last of the pool's people.</summary>
    public OnCall? OnCall { get; init; }

    /// <summary>Times at which people are taken away for something else, ordered by name (ordinal).</summary>
    public IReadOnlyList<PullAway> PullAways { get; init; } = [];

    /// <summary>The number of people on duty below which the pool counts as understaffed, 0 for never.</summary>
    public int MinimumStaffing { get; init; }

    /// <summary>How the people look at the queue when they do so now and then; null for people who work on it all their duty.</summary>
    public Visits? Visits { get; init; }

    /// <summary>What claims them otherwise while on duty; null for nothing.</summary>
    public Distraction? Distraction { get; init; }

    /// <summary>How well trained they are; null for fully trained people whose certificates never run out.</summary>
    public Training? Training { get; init; }

    /// <summary>To whom a task goes. Default: to whoever is free first.</summary>
    public Assignment Assignment { get; init; }

    /// <summary>How its people are parted between people's own requests and those of an AI; null (the default) where everybody decides both.</summary>
    public SeparateQueues? Queues { get; init; }

    /// <summary>How many reviews one person has in hand at once, 1 to 20. Default: 1.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>A review takes 1 + this × (other reviews in the person's hands when it begins) times as long, 0 or more. Default: 0.</summary>
    public double SwitchingCost { get; init; }

    /// <summary>Certificates of its people; null (the default) for certificates that never run out.</summary>
    public Certification? Certification { get; init; }

    /// <summary>How probably somebody of the pool who recognised a wrong action also rejects it, a distribution on 0 to 1 over people; null (the default) for <see cref="ReviewModel.ChallengeProbability"/>, alike for all.</summary>
    public Distribution? Authority { get; init; }

    /// <summary>How the model judges that proposes the order; null unless the discipline is <see cref="Discipline.AiAdvisory"/>.</summary>
    public AdvisoryOrder? Advisory { get; init; }

    /// <summary>Tasks of this priority or a more urgent one, a smaller number, interrupt less urgent reviews when nobody is free; null (the default) for none.</summary>
    public int? PreemptsAtMost { get; init; }

    /// <summary>What happens to work in hand at the end of a duty; needed with a roster, null without one.</summary>
    public HandoffPlan? Handoff { get; init; }
}

/// <summary>How people learn of a new task.</summary>
/// <param name="Delay">Time until a notification arrives, µs.</param>
/// <param name="Loss">Probability that it is lost, 0 to less than 1.</param>
/// <param name="Reminder">After this long a lost one is sent again, more than zero.</param>
public sealed record Notification(Distribution Delay, double Loss, Duration Reminder);

/// <summary>Tasks that land in the wrong pool.</summary>
/// <param name="Probability">How often, 0 to 1.</param>
/// <param name="Look">Time somebody there needs to see it and send it on, µs.</param>
public sealed record Misrouting(double Probability, Distribution Look);

/// <summary>People who are called when a task waits and nobody is on duty, and who stay until nothing waits.</summary>
/// <param name="People">How many, 1 to 100.</param>
/// <param name="CallOutDelay">Time from the call until they work, µs.</param>
/// <param name="PriorityAtMost">Only tasks at least this urgent are worth a call: priority 0 to this number.</param>
public sealed record OnCall(int People, Distribution CallOutDelay, int PriorityAtMost);

/// <summary>People are taken away for something else.</summary>
/// <param name="Name">Name in the scenario.</param>
/// <param name="Arrivals">When it happens.</param>
/// <param name="People">How many of those on duty, the first in number; all when there are not that many.</param>
/// <param name="Length">For how long, µs.</param>
public sealed record PullAway(string Name, Arrivals Arrivals, int People, Distribution Length);

/// <summary>A role that approves, such as <c>owner</c> or <c>risk</c>.</summary>
/// <param name="Name">Name of the role.</param>
/// <param name="TimeFactor">Factor on the class's review time, more than 0.</param>
public sealed record ReviewRole(string Name, double TimeFactor)
{
    /// <summary>The role in which people look back at executions, where that takes their time.</summary>
    public const string Afterwards = "afterwards";
}

/// <summary>The seed and the sizes of the synthetic catalogue.</summary>
/// <param name="Seed">Seed of the catalogue, apart from the run's seed: names stay while runs vary.</param>
/// <param name="Services">How many services, 1 to 10,000.</param>
/// <param name="BusinessPeople">How many people recommendations are made for, 1 to 100,000.</param>
public sealed record CatalogueSpec(int Seed, int Services, int BusinessPeople);
