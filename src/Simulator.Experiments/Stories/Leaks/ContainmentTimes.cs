using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>When executed containments take effect: as planned, later because the credential broker is down then, or never.</summary>
internal sealed class ContainmentTimes(Scenario scenario, Instant limit)
{
    private readonly BrokerFault? broker = scenario.Faults?.CredentialBroker is { DelaysRevocation: true } fault ? fault : null;
    private readonly List<(Instant Begin, Instant End)> outages = [];
    private KeyedDraws draws;

    /// <summary>Starts again for a replication.</summary>
    public void Restart(KeyedDraws replicationDraws)
    {
        draws = replicationDraws;
        outages.Clear();
        if (broker is null)
        {
            return;
        }

        var windows = new FaultWindows(broker.When, FaultModel.NameOf(FaultTarget.CredentialBroker), scenario.Run.Start, limit);
        windows.Restart(draws);
        while (windows.MoveNext())
        {
            outages.Add((windows.Begin, windows.End));
        }
    }

    /// <summary>When it takes effect; null when it never does. An outage that ends at an instant delays nothing then.</summary>
    /// <param name="leak">The leak.</param>
    /// <param name="planned">When it would without any outage.</param>
    public Instant? EffectiveOf(Leak leak, Instant planned)
    {
        var at = planned;
        foreach (var (begin, end) in outages)
        {
            if (begin <= at && at < end)
            {
                if (Leaking.IsRevocationLost(leak.Node, 0, broker!, draws))
                {
                    return null;
                }

                at = end;
            }
        }

        return at < limit ? at : null;
    }
}
