using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>Leaks, the attacker's clock and the delays of noticing and containing.</summary>
public sealed class Leaking
{
    private readonly Scenario scenario;

    /// <summary>Leaks of one scenario.</summary>
    public Leaking(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        this.scenario = scenario;
    }

    /// <summary>Draws an exogenous leak.</summary>
    /// <param name="node">The incident.</param>
    /// <param name="source">What leaks.</param>
    /// <param name="at">When it leaks.</param>
    /// <param name="draws">The replication's draws.</param>
    public Leak Draw(NodeId node, IncidentSource source, Instant at, in KeyedDraws draws)
    {
        ArgumentNullException.ThrowIfNull(source);
        var ends = source.RemainingLife is { } life ? at + Draw(life, node, DrawPurpose.RemainingLife, 0, draws) : Instant.MaxValue;
        return Draw(node, source, at, ends, draws);
    }

    /// <summary>Draws what follows when a secret of known life leaks.</summary>
    /// <param name="node">The leak.</param>
    /// <param name="source">What leaks.</param>
    /// <param name="at">When it leaks.</param>
    /// <param name="ends">When its life ends by itself.</param>
    /// <param name="draws">The replication's draws.</param>
    public Leak Draw(NodeId node, SecretSource source, Instant at, Instant ends, in KeyedDraws draws)
    {
        ArgumentNullException.ThrowIfNull(source);
        var channel = scenario.Channel(source.Channel);
        var published = channel.PublicationDelay is { } delay ? at + Draw(delay, node, DrawPurpose.PublicationDelay, 0, draws) : at;
        var isAttacked = channel.NeverAttacked == 0 || draws.Uniform(node.Value, DrawPurpose.EverAttacked) >= channel.NeverAttacked;
        var attempt = isAttacked ? published + Draw(channel.FirstAttempt, node, DrawPurpose.FirstAttempt, 0, draws) : Instant.MaxValue;
        var pivots = channel.Pivot > 0 && draws.Uniform(node.Value, DrawPurpose.Pivot) < channel.Pivot;
        var isNoticed = draws.Uniform(node.Value, DrawPurpose.LeakNoticed) < source.DetectionProbability;
        return new Leak(node, at, ends, published, attempt, FirstSuccess(node, channel, attempt, draws), pivots, isNoticed);
    }

    /// <summary>How much hazard the credentials of a node may accumulate before one of them leaks: exponential with mean 1 (a unit-rate Poisson process in hazard time).</summary>
    public static double Threshold(NodeId leak, in KeyedDraws draws) => draws.StandardExponential(leak.Value, DrawPurpose.LeakThreshold);

    /// <summary>How long it takes until the leak is noticed, for the first time or again.</summary>
    public static Duration DetectionDelay(NodeId node, SecretSource source, int attempt, in KeyedDraws draws)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Draw(source.DetectionDelay, node, DrawPurpose.LeakDetectionDelay, attempt, draws);
    }

    /// <summary>How long the summary takes, from noticing to the drafted containment request.</summary>
    public static Duration SummaryDelay(NodeId node, SecretSource source, int attempt, in KeyedDraws draws)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.SummaryDelay is { } delay ? Draw(delay, node, DrawPurpose.SummaryDelay, attempt, draws) : Duration.Zero;
    }

    /// <summary>How long an executed containment takes to be effective everywhere.</summary>
    public static Duration Propagation(NodeId node, SecretSource source, in KeyedDraws draws)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Draw(source.Propagation, node, DrawPurpose.Propagation, 0, draws);
    }

    /// <summary>Whether a revocation that falls due while the credential broker is down is lost for good.</summary>
    /// <param name="node">The request whose credential is revoked, or the leak that is contained.</param>
    /// <param name="component">The component whose credential it is; 0 for a containment.</param>
    /// <param name="broker">How the broker fails.</param>
    /// <param name="draws">The draws of the replication.</param>
    public static bool IsRevocationLost(NodeId node, int component, BrokerFault broker, in KeyedDraws draws)
    {
        ArgumentNullException.ThrowIfNull(broker);
        return broker.LostRevocation > 0 && draws.Uniform(node.Value, DrawPurpose.LostRevocation, component) < broker.LostRevocation;
    }

    /// <summary>How long it takes after an effective containment to find and kill the credential that an attacker minted.</summary>
    public Duration PivotSearch(NodeId node, SecretSource source, in KeyedDraws draws)
    {
        ArgumentNullException.ThrowIfNull(source);
        return scenario.Channel(source.Channel).PivotSearch is { } search ? Draw(search, node, DrawPurpose.PivotSearch, 0, draws) : Duration.Zero;
    }

    /// <summary>
    /// Later attempts are a Poisson process and each succeeds on its own with probability p, so the successful ones are one of rate p/gap
    /// (thinning): a single draw says when the first of them comes.
    /// </summary>
    private static Instant FirstSuccess(NodeId node, AttackModel channel, Instant first, in KeyedDraws draws)
    {
        if (first == Instant.MaxValue || channel.AttemptSucceeds == 0)
        {
            return Instant.MaxValue;
        }

        if (channel.AttemptSucceeds == 1 || draws.Uniform(node.Value, DrawPurpose.AttemptSucceeds) < channel.AttemptSucceeds)
        {
            return first;
        }

        var wait = draws.StandardExponential(node.Value, DrawPurpose.LaterSuccess) * channel.AttemptGap.Microseconds / channel.AttemptSucceeds;
        return wait < Duration.FromDays(36_500).Microseconds ? first.AddSaturating(Duration.FromMicroseconds(wait)) : Instant.MaxValue;
    }

    private static Duration Draw(Distribution law, NodeId node, ushort purpose, int occurrence, in KeyedDraws draws) =>
        Duration.FromMicroseconds(law.Quantile(draws.Uniform(node.Value, purpose, occurrence)));
}
