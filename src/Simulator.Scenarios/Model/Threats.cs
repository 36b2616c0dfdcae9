using Simulator.Governance;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>The attacker's clock.</summary>
/// <param name="FirstAttempt">Time from public exposure to the first attempt to use the secret, µs.</param>
/// <param name="NeverAttacked">Probability that a leaked secret is never tried, 0 to 1.</param>
public sealed record AttackModel(Distribution FirstAttempt, double NeverAttacked);

/// <summary>Exogenous leaks of a credential that is valid when it leaks: the same incidents whatever the policy.</summary>
public sealed record IncidentSource
{
    /// <summary>Name in the scenario.</summary>
    public required string Name { get; init; }

    /// <summary>When secrets leak.</summary>
    public required Arrivals Arrivals { get; init; }

    /// <summary>Validity left when the secret leaks, µs; null for a standing credential.</summary>
    public required Distribution? RemainingLife { get; init; }

    /// <summary>How much the secret opens, in scope units, at least 0.</summary>
    public required double Scope { get; init; }

    /// <summary>Probability that the leak is noticed, 0 to 1; otherwise only the end of its life ends it.</summary>
    public required double DetectionProbability { get; init; }

    /// <summary>Time from the leak until it is noticed and a containment request is drafted, µs.</summary>
    public required Distribution DetectionDelay { get; init; }

    /// <summary>The class of the containment request, which takes the same way as all other work.</summary>
    public required ClassId Containment { get; init; }

    /// <summary>Time from the executed containment until the secret is dead everywhere, µs.</summary>
    public required Distribution Propagation { get; init; }
}
