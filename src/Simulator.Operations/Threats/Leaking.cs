using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>What is settled about a leak the moment it happens, whatever the policy.</summary>
/// <param name="Node">The incident.</param>
/// <param name="At">When the secret leaked.</param>
/// <param name="Ends">When its life ends by itself; <see cref="Instant.MaxValue"/> for a standing secret.</param>
/// <param name="FirstAttempt">The attacker's first attempt; <see cref="Instant.MaxValue"/> when nobody ever tries.</param>
/// <param name="IsNoticed">Whether anybody notices the leak.</param>
public readonly record struct Leak(NodeId Node, Instant At, Instant Ends, Instant FirstAttempt, bool IsNoticed);

/// <summary>Leaks, the attacker's clock and the delays of noticing and containing.</summary>
public sealed class Leaking
{
    private readonly AttackModel attack;

    /// <summary>Leaks of one scenario.</summary>
    public Leaking(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        attack = scenario.Attack;
    }

    /// <summary>Draws a leak.</summary>
    public Leak Draw(NodeId node, IncidentSource source, Instant at, in KeyedDraws draws)
    {
        ArgumentNullException.ThrowIfNull(source);
        var ends = source.RemainingLife is { } life
            ? at + Duration.FromMicroseconds(life.Quantile(draws.Uniform(node.Value, DrawPurpose.RemainingLife)))
            : Instant.MaxValue;
        var isAttacked = attack.NeverAttacked == 0 || draws.Uniform(node.Value, DrawPurpose.EverAttacked) >= attack.NeverAttacked;
        var attempt = isAttacked
            ? at + Duration.FromMicroseconds(attack.FirstAttempt.Quantile(draws.Uniform(node.Value, DrawPurpose.FirstAttempt)))
            : Instant.MaxValue;
        var isNoticed = draws.Uniform(node.Value, DrawPurpose.LeakNoticed) < source.DetectionProbability;
        return new Leak(node, at, ends, attempt, isNoticed);
    }

    /// <summary>How long it takes until containment is raised, for the first time or again.</summary>
    public static Duration DetectionDelay(NodeId node, IncidentSource source, int attempt, in KeyedDraws draws)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Duration.FromMicroseconds(source.DetectionDelay.Quantile(draws.Uniform(node.Value, DrawPurpose.LeakDetectionDelay, attempt)));
    }

    /// <summary>How long an executed containment takes to be effective everywhere.</summary>
    public static Duration Propagation(NodeId node, IncidentSource source, in KeyedDraws draws)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Duration.FromMicroseconds(source.Propagation.Quantile(draws.Uniform(node.Value, DrawPurpose.Propagation)));
    }
}
