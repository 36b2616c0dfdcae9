namespace Simulator.Governance;

/// <summary>Every executed request of a trail, and which of them break a rule: what a sample of the trail is drawn from and held against.</summary>
/// <param name="Report">What the verification found.</param>
/// <param name="Executed">The executed requests in the order of their first execution.</param>
/// <param name="Deviating">The requests, executed or not, that break at least one rule.</param>
public sealed record TrailCensus(TrailReport Report, IReadOnlyList<TrailItem> Executed, IReadOnlySet<ulong> Deviating)
{
    /// <summary>Reads and judges a trail. Memory follows its executed requests.</summary>
    /// <param name="trail">The trail; read to its end, not closed.</param>
    /// <param name="cancellation">Stops between lines, with <see cref="OperationCanceledException"/>.</param>
    public static TrailCensus Take(Stream trail, CancellationToken cancellation = default)
    {
        var executed = new List<TrailItem>();
        var seen = new HashSet<ulong>();
        var deviating = new HashSet<ulong>();
        var report = TrailVerifier.Verify(trail, new TrailWatch(
            item =>
            {
                if (seen.Add(item.Node))
                {
                    executed.Add(item);
                }
            },
            node => deviating.Add(node)), cancellation);
        return new TrailCensus(report, executed, deviating);
    }
}

/// <summary>An executed request.</summary>
/// <param name="Node">The request.</param>
/// <param name="Line">The line of the trail that says it was executed, from 1.</param>
public readonly record struct TrailItem(ulong Node, long Line);

/// <summary>Told of every execution and of every request that breaks a rule while a trail is verified.</summary>
/// <param name="Executed">Takes executions in order, repeated ones too.</param>
/// <param name="Broken">Takes the requests of findings, repeated ones too.</param>
internal sealed record TrailWatch(Action<TrailItem> Executed, Action<ulong> Broken);
