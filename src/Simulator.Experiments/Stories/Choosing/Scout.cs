using Simulator.Governance;
using Simulator.Operations;
using Simulator.Simulation;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>Watches replications for one measure and keeps the worst. Memory: the requests in flight, the leaks of one replication, and what is kept.</summary>
internal sealed class Scout
{
    private readonly ReplicationSetup setup;
    private readonly StoryMeasure measure;
    private readonly Replication replication;
    private readonly LeakReplay leaks;
    private readonly Instant countFrom;
    private readonly Instant horizon;
    private Pending[] pending = new Pending[64];
    private KeyedDraws draws;
    private Instant last;

    public Scout(ReplicationSetup setup, StoryMeasure measure, int wanted)
    {
        (this.setup, this.measure) = (setup, measure);
        replication = new Replication(setup, Arm.Governed);
        leaks = new LeakReplay(setup, replication.DraftOf);
        countFrom = setup.Scenario.Run.Start + setup.Scenario.Run.WarmUp;
        horizon = setup.Scenario.Run.Start + setup.Scenario.Run.Horizon;
        Worst = new WorstList(wanted);
    }

    public WorstList Worst { get; }

    /// <summary>Simulates a replication and offers what it finds.</summary>
    /// <returns>The number of events simulated.</returns>
    public long Watch(int number, CancellationToken cancellation)
    {
        draws = KeyedDraws.FromSeed(setup.Scenario.Run.Seed, Nodes.FormatVersion, number);
        Array.Clear(pending);
        last = setup.Scenario.Run.Start;
        if (measure == StoryMeasure.AttackerMargin)
        {
            leaks.Restart(draws);
        }

        var result = replication.Run(number, Sink(), cancellation);
        Finish();
        return result.Events;
    }

    private TrailSink Sink() => measure switch
    {
        StoryMeasure.ApprovalLatency => FollowGates,
        StoryMeasure.WrongActionExposure => FollowExecutions,
        StoryMeasure.AttackerMargin => leaks.Observe,
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
    };

    private void FollowGates(in AuditEvent fact, in ActionRequest request)
    {
        last = fact.At;
        ref var entry = ref EntryOf(fact.Request.Slot);
        switch (fact.Fact)
        {
            case Fact.Submitted:
                entry = new Pending { Node = fact.Node, IsCounted = IsCounted(fact, request) };
                break;
            case Fact.GateEntered:
                entry.Since ??= fact.At;
                break;
            case Fact.Authorised or Fact.Rejected or Fact.Expired or Fact.Withdrawn or Fact.TurnedAway or Fact.Overridden:
                entry.Stop(fact.At);
                break;
        }

        // Until execution starts an approval may lapse, and the time in gates goes on.
        if (entry.IsCounted && (fact.Fact == Fact.ExecutionStarted || LeakReplay.EndOf(fact.Fact) is not null))
        {
            Offer(entry);
            entry.IsCounted = false;
        }
    }

    private void FollowExecutions(in AuditEvent fact, in ActionRequest request)
    {
        ref var entry = ref EntryOf(fact.Request.Slot);
        if (fact.Fact == Fact.Submitted)
        {
            var drafted = replication.DraftOf(fact.Request);
            entry = new Pending { Node = fact.Node, IsCounted = IsCounted(fact, request), IsWrong = drafted.IsWrong, Reach = 1 + drafted.Excess };
        }
        else if (fact.Fact == Fact.Executed && entry is { IsCounted: true, IsWrong: true })
        {
            var kind = setup.Scenario.Classes[request.Action.Class.Index];
            var exposure = entry.Reach * StoryMaker.ExposureOf(setup.Scenario, kind, fact.Node, draws);
            if (exposure > 0)
            {
                Worst.Offer(new Candidate(exposure, draws.Replication, fact.Node, null));
            }
        }
    }

    private void Finish()
    {
        if (measure == StoryMeasure.AttackerMargin)
        {
            leaks.Finish();
            foreach (var leak in leaks.Leaks)
            {
                if (leak.IsCounted && leak.Margin is { } margin)
                {
                    Worst.Offer(new Candidate(-margin.Microseconds, draws.Replication, leak.Leak.Node, leak.Holder));
                }
            }
        }

        if (measure == StoryMeasure.ApprovalLatency)
        {
            foreach (ref var entry in pending.AsSpan())
            {
                if (entry.IsCounted)
                {
                    entry.Stop(Instant.Max(last, horizon)); // the simulation ended before the request did
                    Offer(entry);
                }
            }
        }
    }

    private void Offer(in Pending entry)
    {
        if (entry.InGates > Duration.Zero)
        {
            Worst.Offer(new Candidate(entry.InGates.Microseconds, draws.Replication, entry.Node, null));
        }
    }

    private bool IsCounted(in AuditEvent fact, in ActionRequest request) =>
        !request.Context.Containment && fact.At >= countFrom && fact.At < horizon;

    private ref Pending EntryOf(int slot)
    {
        if (slot >= pending.Length)
        {
            Array.Resize(ref pending, Math.Max(slot + 1, pending.Length * 2));
        }

        return ref pending[slot];
    }

    private struct Pending
    {
        public NodeId Node;
        public bool IsCounted;
        public bool IsWrong;
        public double Reach;
        public Instant? Since;
        public Duration InGates;

        public void Stop(Instant at)
        {
            InGates += Since is { } from ? at - from : Duration.Zero;
            Since = null;
        }
    }
}
