using Simulator.Governance;
using Simulator.Operations;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>Simulates one replication once more, keeps everything about the requests and leaks that are wanted, and makes their stories.</summary>
internal sealed class Recorder
{
    private readonly ReplicationSetup setup;
    private readonly Catalogue catalogue;
    private readonly Replication replication;
    private readonly LeakReplay leaks;
    private readonly CallOuts callOuts;
    private readonly Dictionary<NodeId, RequestFacts> kept = [];
    private HashSet<NodeId> wanted = [];
    private HashSet<NodeId> wantedLeaks = [];
    private StoryMaker? maker;
    private Instant last;

    public Recorder(ReplicationSetup setup, Catalogue catalogue)
    {
        (this.setup, this.catalogue) = (setup, catalogue);
        replication = new Replication(setup, Arm.Governed);
        leaks = new LeakReplay(setup, replication.DraftOf);
        callOuts = new CallOuts(setup.Scenario);
    }

    /// <summary>How many requests entered the pipeline.</summary>
    public long Submitted { get; private set; }

    /// <summary>Simulates a replication.</summary>
    /// <param name="number">The replication.</param>
    /// <param name="requests">The requests to keep.</param>
    /// <param name="leakNodes">The leaks to keep, with every request that was to contain them.</param>
    /// <param name="cancellation">Stops early.</param>
    public void Record(int number, HashSet<NodeId> requests, HashSet<NodeId> leakNodes, CancellationToken cancellation)
    {
        (wanted, wantedLeaks) = (requests, leakNodes);
        var draws = KeyedDraws.FromSeed(setup.Scenario.Run.Seed, Nodes.FormatVersion, number);
        last = setup.Scenario.Run.Start;
        Submitted = 0;
        kept.Clear();
        leaks.Restart(draws);
        callOuts.Clear();
        replication.Run(number, Observe, cancellation);
        leaks.Finish();
        callOuts.Finish();
        var run = setup.Scenario.Run;
        var end = Instant.Max(last, run.Start + run.Horizon);
        var duties = DutyReplay.Run(setup, draws, end).Select((duty, pool) => new DutyTimes(duty, callOuts.AtWork[pool])).ToArray();
        maker = new StoryMaker(setup.Scenario, catalogue, draws, duties, end);
    }

    /// <summary>The story of a request; null when the replication has no such request.</summary>
    public Story? StoryOf(NodeId node, StoryRank? rank) => kept.GetValueOrDefault(node) is { } facts
        ? maker!.Make(facts, leaks.Leaks.Where(leak => leak.Holder == node || leak.Containments.Any(each => each.Node == node)), rank)
        : null;

    /// <summary>The story of a leak: of the containment that worked, else the last one tried, else the request that held the secret, else the leak alone.</summary>
    public Story? StoryOfLeak(NodeId node, StoryRank? rank)
    {
        if (leaks.Leaks.FirstOrDefault(leak => leak.Leak.Node == node) is not { } found)
        {
            return null;
        }

        var teller = found.Containments.Count > 0 ? found.Containments[^1].Node : found.Holder;
        return teller is { } request && kept.GetValueOrDefault(request) is { } facts ? maker!.Make(facts, [found], rank) : maker!.Make(found, rank);
    }

    private void Observe(in AuditEvent fact, in ActionRequest request)
    {
        last = fact.At;
        if (!leaks.IsIdle)
        {
            leaks.Observe(fact, request);
        }

        if (!callOuts.IsIdle)
        {
            callOuts.Observe(fact, request);
        }

        if (fact.Fact == Fact.Submitted)
        {
            Submitted++;
            if (wanted.Contains(fact.Node) || (leaks.ContainedBy(fact.Node) is { } leak && wantedLeaks.Contains(leak.Leak.Node)))
            {
                kept[fact.Node] = new RequestFacts(replication.DraftOf(fact.Request), []);
            }
        }

        if (kept.TryGetValue(fact.Node, out var facts))
        {
            facts.Facts.Add(fact);
        }
    }
}
