using Simulator.Governance;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Secrets that may leak: through which channel they do, and how a leak is answered.</summary>
public abstract record SecretSource
{
    private protected SecretSource()
    {
    }

    /// <summary>Name in the scenario.</summary>
    public required string Name { get; init; }

    /// <summary>The channel, for <see cref="Scenario.Channel"/>; 0 is the one described under <c>attack</c>.</summary>
    public int Channel { get; init; }

    /// <summary>Probability that the leak is noticed, 0 to 1; otherwise only the end of its life ends it.</summary>
    public required double DetectionProbability { get; init; }

    /// <summary>Time from the leak until it is noticed, µs.</summary>
    public required Distribution DetectionDelay { get; init; }

    /// <summary>Time from noticing until an AI has drafted the summary and the containment request, µs; null for at once.</summary>
    public Distribution? SummaryDelay { get; init; }

    /// <summary>What a policy can see about a containment request: who opened the incident, and whether its playbook was approved beforehand. Default: nothing.</summary>
    public Governance.Signs ContainmentSigns { get; init; }

    /// <summary>The class of the containment request, which takes the same way as all other work.</summary>
    public required ClassId Containment { get; init; }

    /// <summary>Time from the executed containment until the secret is dead everywhere, µs.</summary>
    public required Distribution Propagation { get; init; }

    /// <summary>Outage that an executed containment causes when it is wrong and changes something else; not negative.</summary>
    public Duration OutageOfWrongContainment { get; init; }
}

/// <summary>
/// Endogenous leaks: of the credentials that simulated requests hold, at a rate while they are valid and with a probability at each use.
/// They depend on the policy, because a policy decides how long credentials live.
/// </summary>
public sealed record LeakSource : SecretSource
{
    /// <summary>Whose credential leaks.</summary>
    public required Component Component { get; init; }

    /// <summary>Leaks per hour of validity of one credential, at least 0.</summary>
    public required double PerCredentialHour { get; init; }

    /// <summary>
    /// Probability that one use leaks the secret, 0 to 1. An execution credential is used once, when the execution starts; a session when the
    /// request is drafted and when its execution starts.
    /// </summary>
    public required double PerUse { get; init; }

    /// <summary>Whether anything can leak at all.</summary>
    public bool IsOn => PerCredentialHour > 0 || PerUse > 0;
}
