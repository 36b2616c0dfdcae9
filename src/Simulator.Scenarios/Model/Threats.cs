using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>A channel through which secrets become public, and the attacker who watches it.</summary>
/// <param name="FirstAttempt">Time from public exposure to the first attempt to use the secret, µs.</param>
/// <param name="NeverAttacked">Probability that a leaked secret is never tried, 0 to 1.</param>
public sealed record AttackModel(Distribution FirstAttempt, double NeverAttacked)
{
    /// <summary>The name of the channel that a scenario describes under <c>attack</c>.</summary>
    public const string DefaultName = "default";

    /// <summary>Name of the channel.</summary>
    public string Name { get; init; } = DefaultName;

    /// <summary>Time from the leak to public exposure, when the attacker's clock starts, µs; null for public at once.</summary>
    public Distribution? PublicationDelay { get; init; }

    /// <summary>Probability that an attempt on a live secret succeeds, 0 to 1; each attempt independently.</summary>
    public double AttemptSucceeds { get; init; } = 1;

    /// <summary>Mean time between attempts after the first, which form a Poisson process; more than zero.</summary>
    public Duration AttemptGap { get; init; } = Duration.FromMinutes(60);

    /// <summary>Probability that a successful attacker mints a credential of his own, which outlives the leaked one, 0 to 1.</summary>
    public double Pivot { get; init; }

    /// <summary>Time from an effective containment until a credential that the attacker minted is found and dead as well, µs; null for at once.</summary>
    public Distribution? PivotSearch { get; init; }

    /// <summary>Whether the first attempt alone decides the race and its consequences end with the secret: then the attacker's delay can be integrated out.</summary>
    public bool IsDecidedByFirstAttempt => AttemptSucceeds == 1 && Pivot == 0;
}

/// <summary>Exogenous leaks of a credential that is valid when it leaks: the same incidents whatever the policy.</summary>
public sealed record IncidentSource : SecretSource
{
    /// <summary>When secrets leak.</summary>
    public required Arrivals Arrivals { get; init; }

    /// <summary>Validity left when the secret leaks, µs; null for a standing credential.</summary>
    public required Distribution? RemainingLife { get; init; }

    /// <summary>How much the secret opens, in scope units, at least 0.</summary>
    public required double Scope { get; init; }
}
