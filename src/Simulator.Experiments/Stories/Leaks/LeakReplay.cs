using Simulator.Governance;
using Simulator.Operations;
using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>
/// Works out from the facts of a replication which secrets leaked, who tried them when, and what ended the race. A trail says nothing of
/// leaks and attackers, because nobody in the modelled company sees them; but they are functions of the draws and of the lives of
/// credentials, and those are facts. Mutable; start it anew for every replication.
/// </summary>
internal sealed class LeakReplay
{
    private readonly Scenario scenario;
    private readonly Func<RequestId, Recommendation> draftOf;
    private readonly ContainmentTimes containments;
    private readonly Leaking leaking;
    private readonly ArrivalStream[] streams;
    private readonly bool[] isRunning;
    private readonly CredentialWatch watch;
    private readonly Instant countFrom;
    private readonly Instant horizon;
    private readonly Instant limit;
    private readonly List<LeakRecord> leaks = [];
    private readonly Dictionary<NodeId, LeakRecord> expected = [];
    private readonly Dictionary<NodeId, LeakRecord> open = [];
    private KeyedDraws draws;
    private Instant last;

    /// <summary>The leaks of a replication.</summary>
    /// <param name="setup">Its setup.</param>
    /// <param name="draftOf">What the replication that is observed drafted: see <see cref="Replication.DraftOf"/>.</param>
    public LeakReplay(ReplicationSetup setup, Func<RequestId, Recommendation> draftOf)
    {
        this.draftOf = draftOf;
        scenario = setup.Scenario;
        var run = scenario.Run;
        countFrom = run.Start + run.WarmUp;
        horizon = run.Start + run.Horizon;
        limit = run.AfterHorizon == AfterHorizon.Cut ? horizon : horizon.AddSaturating(run.RunOnLimit);
        leaking = new Leaking(scenario);
        containments = new ContainmentTimes(scenario, limit);
        var sources = Nodes.SourceNumbers([.. scenario.Incidents.Select(incident => incident.Name)]);
        streams = [.. scenario.Incidents.Select((source, index) => new ArrivalStream(source.Arrivals, run.Start, sources[index], Nodes.Incident))];
        isRunning = new bool[streams.Length];
        watch = new CredentialWatch(scenario, leaking);
    }

    /// <summary>The leaks so far, in the order in which they were found out; complete after <see cref="Finish"/>.</summary>
    public IReadOnlyList<LeakRecord> Leaks => leaks;

    /// <summary>Whether anything can leak at all.</summary>
    public bool IsIdle => streams.Length == 0 && watch.IsIdle;

    public void Restart(KeyedDraws replicationDraws)
    {
        draws = replicationDraws;
        leaks.Clear();
        expected.Clear();
        open.Clear();
        last = scenario.Run.Start;
        watch.Restart(draws, Add);
        containments.Restart(draws);
        for (var source = 0; source < streams.Length; source++)
        {
            streams[source].Restart(draws);
            isRunning[source] = streams[source].MoveNext();
        }
    }

    /// <summary>The leak that a request contains; null for other requests. Known from the request's first fact on.</summary>
    public LeakRecord? ContainedBy(NodeId node) => open.GetValueOrDefault(node);

    public void Observe(in AuditEvent fact, in ActionRequest request)
    {
        last = fact.At;
        if (!watch.IsIdle)
        {
            watch.Observe(fact, request, IsCountedTime(fact.At));
        }

        if (!request.Context.Containment)
        {
            return;
        }

        if (fact.Fact == Fact.Submitted)
        {
            Raised(fact);
        }
        else if (open.TryGetValue(fact.Node, out var leak) && EndOf(fact.Fact) is { } end)
        {
            Ended(leak, fact, request, end);
        }
    }

    /// <summary>No fact will follow: every race is settled.</summary>
    public void Finish()
    {
        LeakUntil(horizon - new Duration(1)); // a later one is counted nowhere
        watch.Finish(limit, last);
        foreach (var leak in leaks)
        {
            Settle(leak);
        }
    }

    /// <summary>How a fact ends a request; null when it does not.</summary>
    public static StoryEnd? EndOf(Fact fact) => fact switch
    {
        Fact.Executed => StoryEnd.Executed,
        Fact.Denied => StoryEnd.Denied,
        Fact.Rejected => StoryEnd.Rejected,
        Fact.Expired => StoryEnd.Expired,
        Fact.Withdrawn => StoryEnd.Withdrawn,
        Fact.TurnedAway => StoryEnd.TurnedAway,
        Fact.DigestMismatch => StoryEnd.Mismatch,
        Fact.TicketLost => StoryEnd.TicketLost,
        _ => null,
    };

    private bool IsCountedTime(Instant at) => at >= countFrom && at < horizon;

    /// <summary>Draws the leaks from outside up to an instant.</summary>
    private void LeakUntil(Instant at)
    {
        for (var source = 0; source < streams.Length; source++)
        {
            var stream = streams[source];
            for (; isRunning[source] && stream.At <= at; isRunning[source] = stream.MoveNext())
            {
                Add(new LeakRecord
                {
                    Leak = leaking.Draw(stream.Node, scenario.Incidents[source], stream.At, draws),
                    Source = scenario.Incidents[source],
                    Scope = scenario.Incidents[source].Scope,
                    IsCounted = IsCountedTime(stream.At),
                });
            }
        }
    }

    private void Add(LeakRecord leak)
    {
        leaks.Add(leak);
        if (!leak.IsHarmless)
        {
            expected[Nodes.Containment(leak.Leak.Node, 0)] = leak;
        }
    }

    private void Raised(in AuditEvent fact)
    {
        LeakUntil(fact.At);
        if (!expected.ContainsKey(fact.Node))
        {
            watch.LeakUntil(fact.At);
        }

        if (!expected.Remove(fact.Node, out var leak))
        {
            return; // raised by something this program does not know
        }

        if (leak.Containments.Count == 0)
        {
            leak.Noticed = leak.Leak.At + Leaking.DetectionDelay(leak.Leak.Node, leak.Source, 0, draws);
        }

        leak.Containments.Add(new ContainmentRecord { Node = fact.Node, Raised = fact.At });
        expected[Nodes.Containment(leak.Leak.Node, leak.Containments.Count)] = leak;
        open[fact.Node] = leak;
    }

    private void Ended(LeakRecord leak, in AuditEvent fact, in ActionRequest request, StoryEnd end)
    {
        var containment = leak.Containments[^1];
        containment.End = end;
        if (end != StoryEnd.Executed)
        {
            return;
        }

        containment.WasWrong = draftOf(fact.Request).IsWrong;
        var effective = fact.At + Leaking.Propagation(leak.Leak.Node, leak.Source, draws);
        if (!containment.WasWrong)
        {
            leak.Effective = containments.EffectiveOf(leak.Leak, effective) ?? leak.Effective;
        }
    }

    /// <summary>The outcome, by the rules by which results count races.</summary>
    private void Settle(LeakRecord leak)
    {
        if (leak.IsHarmless)
        {
            (leak.Dead, leak.End) = (leak.Leak.At, LeakEnd.Harmless);
            return;
        }

        var cap = leak.Leak.At.AddSaturating(scenario.Run.AccrualCap);
        var death = Instant.Min(leak.Effective, leak.Leak.Ends);
        var counted = Instant.Min(death, cap);
        leak.Dead = counted;
        var isContained = leak.Effective <= leak.Leak.Ends || leak.OwnEnd == LeakEnd.Contained;
        leak.End = leak.Leak.FirstSuccess < counted ? LeakEnd.AttackerFirst
            : death > cap ? LeakEnd.Unresolved
            : isContained ? LeakEnd.Contained
            : leak.OwnEnd;
        if (leak.End == LeakEnd.AttackerFirst)
        {
            var foothold = death;
            if (leak.Leak.HasPivoted(foothold))
            {
                foothold = leak.Effective == Instant.MaxValue
                    ? Instant.MaxValue
                    : leak.Effective + leaking.PivotSearch(leak.Leak.Node, leak.Source, draws);
            }

            leak.CompromisedTime = leak.Scope * (Instant.Min(foothold, cap) - leak.Leak.FirstSuccess).Microseconds;
        }
    }
}
