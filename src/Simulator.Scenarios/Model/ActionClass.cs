using Simulator.Governance;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>A class of actions: how often it is recommended, what it can do and what is needed to judge it. Time distributions are in microseconds.</summary>
public sealed record ActionClass
{
    /// <summary>Name in the scenario.</summary>
    public required string Name { get; init; }

    /// <summary>Its workflow, by position in <see cref="Scenario.Workflows"/>; -1 (the default) when it belongs to none.</summary>
    public int Workflow { get; init; } = -1;

    /// <summary>How recommendations of this class arrive; null for a class that only incidents raise.</summary>
    public required Arrivals? Arrivals { get; init; }

    /// <summary>Who drafts it.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Whether it changes state.</summary>
    public required Access Access { get; init; }

    /// <summary>How much harm it can do.</summary>
    public required Impact Impact { get; init; }

    /// <summary>What it touches that calls for stronger control.</summary>
    public required RiskFlags Flags { get; init; }

    /// <summary>Whether it can be rolled back.</summary>
    public required bool Reversible { get; init; }

    /// <summary>Probability that a recommendation is wrong, 0 to 1.</summary>
    public required double Wrong { get; init; }

    /// <summary>The model's confidence when it is right, a distribution on 0 to 1.</summary>
    public required Distribution ConfidenceWhenRight { get; init; }

    /// <summary>The model's confidence when it is wrong, a distribution on 0 to 1.</summary>
    public required Distribution ConfidenceWhenWrong { get; init; }

    /// <summary>Harm of a wrong action in severity units, at least 0.</summary>
    public required double Severity { get; init; }

    /// <summary>How far a wrong action reaches, a factor on severity, at least 0.</summary>
    public required double BlastRadius { get; init; }

    /// <summary>Urgency under the priority discipline: 0 is served first, at most 9.</summary>
    public required int Priority { get; init; }

    /// <summary>What a model that proposes an order adds to <see cref="Priority"/>, -9 to 9; more than 0: it takes the class for less urgent than it is. Default: 0.</summary>
    public double AdvisoryBias { get; init; }

    /// <summary>The time within which a gated request should be decided; null for no such promise.</summary>
    public Duration? ServiceLevel { get; init; }

    /// <summary>Cost of an hour of delay, in cost units, at least 0; the cost-aware discipline weighs it.</summary>
    public double DelayCost { get; init; }

    /// <summary>Time one review takes, µs.</summary>
    public required Distribution ReviewTime { get; init; }

    /// <summary>The time constant of the search law: how long a reviewer needs to find what is wrong.</summary>
    public required Duration DetectionTime { get; init; }

    /// <summary>How long a request waits before it is withdrawn, µs; null when it never is.</summary>
    public required Distribution? Patience { get; init; }

    /// <summary>Time the action itself takes, µs.</summary>
    public required Distribution ExecutionTime { get; init; }

    /// <summary>Time from execution until a wrong action is discovered, µs.</summary>
    public required Distribution DiscoveryTime { get; init; }

    /// <summary>Time to roll a discovered wrong action back.</summary>
    public required Duration RollbackTime { get; init; }

    /// <summary>How a right recommendation turns wrong while it waits; null (the default) when it never does.</summary>
    public Staleness? Staleness { get; init; }

    /// <summary>How the circumstances of an action change while it waits; null (the default) when they never do.</summary>
    public ContextChange? ContextChange { get; init; }

    /// <summary>What recommendations ask for beyond being right or wrong. Default: nothing that anybody would notice.</summary>
    public Content Content { get; init; } = Content.Plain;

    /// <summary>What follows its requests. Default: nothing.</summary>
    public ClassFollowUps FollowUps { get; init; } = ClassFollowUps.None;

    /// <summary>The just-in-time credential of an execution.</summary>
    public required CredentialPlan Executor { get; init; }

    /// <summary>The agent's session, alive while the request waits; null when the class has none.</summary>
    public required CredentialPlan? Session { get; init; }
}

/// <summary>A right recommendation turns wrong because the world moves on.</summary>
/// <param name="After">Time from the draft until it does, µs.</param>
/// <param name="Noticed">The share of such changes that the policy can see when it is asked again before the execution, 0 to 1.</param>
public sealed record Staleness(Distribution After, double Noticed);

/// <summary>What an action touches becomes more important while it waits.</summary>
/// <param name="After">Time from the draft until it does, µs.</param>
/// <param name="Impact">The impact from then on, higher than that of the class.</param>
public sealed record ContextChange(Distribution After, Impact Impact);

/// <summary>How recommendations of one class arrive.</summary>
public abstract record Arrivals
{
    private protected Arrivals()
    {
    }

    /// <summary>A Poisson process with a constant or a sinusoidally varying rate: base × (1 + amplitude × sin(2π (t − start − phase) / period)).</summary>
    /// <param name="Rate">The mean rate, more than zero.</param>
    /// <param name="Peak">The dominating rate of the thinning, at least the largest rate; keep it fixed while sweeping the rate, so that the same candidates exist in every variant.</param>
    /// <param name="Amplitude">Relative amplitude, 0 (constant) to 1.</param>
    /// <param name="Period">Length of one cycle; more than zero.</param>
    /// <param name="Phase">Time after the start at which the rate first passes its mean upwards.</param>
    public sealed record Poisson(Rate Rate, Rate Peak, double Amplitude, Duration Period, Duration Phase) : Arrivals
    {
        /// <summary>What bends the rate beside the sine; null for nothing.</summary>
        public RateModulation? Modulation { get; init; }

        /// <summary>The largest rate the process can reach.</summary>
        public Rate LargestRate => new(LargestPerHour(Rate.PerHour, Amplitude, Modulation?.Maximum ?? 1));

        internal static double LargestPerHour(double rate, double amplitude, double modulation) => rate * (1 + amplitude) * modulation;
    }

    /// <summary>Independent, identically distributed intervals; the first starts at the start of the run.</summary>
    /// <param name="Interval">The interval, µs, with a mean above zero.</param>
    public sealed record Renewal(Distribution Interval) : Arrivals;

    /// <summary>Arrivals at chosen or recorded times after the start of the run, non-decreasing.</summary>
    /// <param name="At">The times; several may be equal.</param>
    public sealed record Scripted(IReadOnlyList<Duration> At) : Arrivals;
}
