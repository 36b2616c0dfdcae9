using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>What happens to work that is still open when the observed time ends.</summary>
public enum AfterHorizon
{
    /// <summary>Arrivals go on, uncounted, until every counted item is resolved or the limit is reached.</summary>
    RunOn,

    /// <summary>The simulation stops at the horizon; open items are censored.</summary>
    Cut,

    /// <summary>Arrivals stop and the open items are worked off: for closed-form cases, it flatters what still waits.</summary>
    Drain,
}

/// <summary>How long, how often and from which seed a scenario is simulated.</summary>
public sealed record RunPlan
{
    /// <summary>The instant at which simulated time begins.</summary>
    public required Instant Start { get; init; }

    /// <summary>The wall clock that profiles of the week and the days of day factors are read from. Default: UTC.</summary>
    public ZoneClock Clock { get; init; } = ZoneClock.Utc;

    /// <summary>The observed time, counted from <see cref="Start"/>, more than zero.</summary>
    public required Duration Horizon { get; init; }

    /// <summary>The part of the horizon that is not counted, from zero to less than the horizon.</summary>
    public required Duration WarmUp { get; init; }

    /// <summary>Number of independent replications, 1 to 1,000,000.</summary>
    public required int Replications { get; init; }

    /// <summary>Master seed of every random number.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What happens to open work at the horizon.</summary>
    public required AfterHorizon AfterHorizon { get; init; }

    /// <summary>How long after the horizon the simulation runs on at most.</summary>
    public required Duration RunOnLimit { get; init; }

    /// <summary>The longest time for which a consequence (a wrong action in force, a compromised credential) is counted.</summary>
    public required Duration AccrualCap { get; init; }
}
