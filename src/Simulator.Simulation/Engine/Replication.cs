using System.Diagnostics;
using System.Runtime.CompilerServices;
using Simulator.Governance;
using Simulator.Kernel;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Receives every fact of a replication whose trail is kept.</summary>
/// <param name="fact">The fact.</param>
/// <param name="request">The request it is about.</param>
public delegate void TrailSink(in AuditEvent fact, in ActionRequest request);

/// <summary>
/// Simulates replications of one scenario under one arm: the only place where the event calendar meets the domain. One instance serves
/// one thread and many replications, so that nothing is allocated once its tables have grown.
/// </summary>
public sealed partial class Replication
{
    /// <summary>The longest time to a visit or distraction, in µs, far beyond any horizon: what overflows no clock.</summary>
    private const double LongestGap = 3e15;

    private readonly ReplicationSetup setup;
    private readonly Scenario scenario;
    private readonly ActionClass[] classes;
    private PolicyTable policy;
    private readonly GovernancePipeline pipeline;
    private readonly Outbox<AuditEvent> facts;
    private readonly Outbox<Effect> wishes;
    private readonly EventCalendar<SimEvent> calendar = new();
    private readonly ReviewDesk[] desks;
    private readonly ArrivalStream?[] arrivals;
    private readonly ArrivalStream[] leaks;
    private readonly (int Pool, PullAway Plan, ArrivalStream Stream)[] pullAways;
    private readonly DutyStream?[] duties;
    private readonly double[] speeds;
    private readonly double[] visitRates;
    private readonly double[] authorities;
    private readonly bool[] hasLapsed;
    private readonly int[] lapses;
    private readonly int[] streaks;
    private readonly int[] sinceFound;
    private readonly EventHandle[] engagements;
    private readonly long[] engagementCounts;
    private readonly Scorekeeper score;
    private readonly Injections injections;
    private readonly TrailDigest digest = new();

    /// <summary>Whether another version of the policy than the scenario's may come to decide: the widened one, a wrong one, or what stands in for the engine.</summary>
    private readonly bool hasVersions;
    private readonly Instant start;
    private readonly Instant countFrom;
    private readonly Instant horizon;
    private readonly Instant limit;
    private Work[] works = new Work[64];
    private IncidentWork[] incidents = new IncidentWork[16];
    private int incidentCount;
    private KeyedDraws draws;
    private Instant now;
    private bool needsDispatch;
    private int openItems;
    private long events;
    private TrailSink? sink;

    /// <summary>The facts that anybody waits for in this replication.</summary>
    private FactSet heard;

    /// <summary>Whether anybody but the score and this simulation itself waits for facts.</summary>
    private bool hasListeners;

    /// <summary>Prepares replications of a scenario under an arm.</summary>
    public Replication(ReplicationSetup setup, Arm arm)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        scenario = setup.Scenario;
        classes = [.. scenario.Classes];
        Arm = arm;
        hasFollowUps = classes.Any(kind => kind.FollowUps.IsOn);
        policy = setup.PolicyOf(arm);
        var run = scenario.Run;
        start = run.Start;
        countFrom = start + run.WarmUp;
        horizon = start + run.Horizon;
        limit = run.AfterHorizon == AfterHorizon.Cut ? horizon : horizon.AddSaturating(run.RunOnLimit);
        pipeline = new GovernancePipeline(
            scenario.Gates, setup.Credentials, setup.PoolOfPerson, (setup.Changing.IsOn || setup.Chaining.HasDisorder) && policy.Settings.Rechecks)
        {
            Overrides = scenario.BreakGlass?.Terms,
            Ticketed = scenario.Tickets?.Classes ?? [],
            Emergency = scenario.Emergency,
        };
        (facts, wishes) = (pipeline.Trail, pipeline.Effects);
        desks = [.. scenario.Pools.Select((pool, index) => new ReviewDesk(
            pool, Staff.FirstReviewer(scenario, index), new ServiceOrder(pool, Staff.FirstReviewer(scenario, index), scenario.Classes)))];
        pullAways = [.. PullAwayStreams()];
        arrivals = [.. scenario.Classes.Select((kind, index) => kind.Arrivals is { } process
            ? new ArrivalStream(process, start, setup.ClassSources[index], Nodes.Request)
            : null)];
        leaks = [.. scenario.Incidents.Select((source, index) =>
            new ArrivalStream(source.Arrivals, start, setup.IncidentSources[index], Nodes.Incident))];
        duties = Duties();
        speeds = new double[setup.PoolOfPerson.Length];
        visitRates = new double[speeds.Length];
        authorities = new double[speeds.Length];
        hasLapsed = new bool[speeds.Length];
        lapses = new int[speeds.Length];
        streaks = new int[speeds.Length];
        sinceFound = new int[speeds.Length];
        engagements = new EventHandle[speeds.Length];
        engagementCounts = new long[speeds.Length];
        score = new Scorekeeper(setup);
        blocking = Outages(scenario.AuditSink is { Mode: SinkMode.Block });
        faults = FaultsOf(scenario.Faults);
        grants = scenario.StandingGrants is { } standing ? new GrantInventory(standing, run, life => (1 - scenario.Attack.NeverAttacked) * setup.ChanceOfUse.At(life)) : null;
        hasVersions = scenario.Faults is not null || scenario.Policy.Widening is not null;
        hasDecay = scenario.Faults?.Ai is not null || classes.Any(kind => kind.Content.Drift is not null);
        evidence = scenario.CanLackEvidence ? new ModelledSink(scenario.AuditSink, Outages(scenario.AuditSink is not null)) : null;
        injections = new Injections(scenario);
        tickets = new TicketRoute(scenario);
    }

    /// <summary>The arm this instance simulates.</summary>
    public Arm Arm { get; }

    /// <summary>
    /// Shared by the two arms of a replication, the governed one first, it splits the policy effect into what becomes of rerouted requests and
    /// what they do to the others; null for no split. Default: null.
    /// </summary>
    public Routes? Routes
    {
        get => score.Routes;
        set => score.Routes = value;
    }

    /// <summary>
    /// What was drafted, with the truth that nobody in it knows: whatever made it wrong, an injection, a fault of its AI or its parent's fate. For
    /// whoever receives facts, while one about the request is received; it means nothing at any other time.
    /// </summary>
    /// <param name="id">The request of the fact.</param>
    public Recommendation DraftOf(RequestId id) => works[id.Slot].Recommendation;

    /// <summary>Simulates one replication.</summary>
    /// <param name="replication">Its number; with the seed it determines every bit of the result.</param>
    /// <param name="trail">Receives every fact in order; null when the trail is not kept.</param>
    /// <param name="cancellation">Stops between events, with <see cref="OperationCanceledException"/>.</param>
    public ReplicationResult Run(int replication, TrailSink? trail = null, CancellationToken cancellation = default)
    {
        Reset(replication, trail);
        Span<byte> gap = stackalloc byte[StackPage.GapToNext()];
        RunEvents(gap, cancellation);
        CountUnresolved();
        var result = score.Finish(replication, Arm, digest.Value, events);
        result = grants is null ? result : result with { Grants = grants.Measure(draws) };
        return evidence is null ? result : result with { Evidence = evidence.Finish() };
    }

    /// <summary>Runs all events.</summary>
    /// <param name="gap">What lies on the stack above this frame, so that it begins a page; see <see cref="StackPage"/>.</param>
    /// <param name="cancellation">Stops between events.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunEvents(ReadOnlySpan<byte> gap, CancellationToken cancellation)
    {
        Debug.Assert(gap.Length < StackPage.Size);
        while (Step())
        {
            if ((events & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    private IEnumerable<(int Pool, PullAway Plan, ArrivalStream Stream)> PullAwayStreams()
    {
        (int Pool, PullAway Plan)[] plans = [.. scenario.Pools.SelectMany((pool, index) => pool.PullAways.Select(plan => (index, plan)))];
        var sources = Nodes.SourceNumbers([.. plans.Select(each => $"{scenario.Pools[each.Pool].Name}/{each.Plan.Name}")]);
        return plans.Select((each, index) => (each.Pool, each.Plan, new ArrivalStream(each.Plan.Arrivals, start, sources[index], Nodes.PullAway)));
    }

    /// <summary>The duties of everybody who has a roster, by person number.</summary>
    private DutyStream?[] Duties()
    {
        var streams = new DutyStream?[setup.PoolOfPerson.Length];
        WallTimes?[] times = [.. desks.Select(desk => desk.Pool.Roster is { } roster ? new WallTimes(roster.Clock) : null)];
        for (var person = 1; person < streams.Length; person++)
        {
            var pool = setup.PoolOfPerson[person];
            var desk = desks[pool];
            var server = desk.ServerOf(new PersonId(person));
            streams[person] = desk.Pool.Roster is { } roster && server < desk.FirstOnCall
                ? new DutyStream(roster, new PersonId(person), desk.SeatOf(server), start, limit, times[pool])
                : null;
        }

        return streams;
    }

    private void Reset(int replication, TrailSink? trail)
    {
        draws = new KeyedDraws(setup.Key, replication);
        sink = trail;
        var hearsAll = trail is not null || evidence is not null || setup.LeakPlans.Length > 0;
        heard = hearsAll ? FactSet.All : Scorekeeper.Heard.With(Followed).With(Followable).With(new(Fact.PolicyChanged));
        hasListeners = hearsAll || hasFollowUps || hasVersions;
        now = start;
        events = 0;
        openItems = 0;
        incidentCount = 0;
        families.Clear();
        planned.Clear();
        chains.Clear();
        needsDispatch = false;
        pipeline.Clear();
        Array.Clear(works);
        ResetScope();
        calendar.Clear(start);
        digest.Clear();
        score.Clear(draws, Arm);
        StartFaults();
        blocking?.Restart(draws);
        evidence?.Clear(draws);
        injections.Restart(draws);
        tickets.Restart(draws);
        foreach (var desk in desks)
        {
            desk.Clear(start);
            desk.Line.Restart(draws);
        }

        Staff.DrawSpeeds(scenario, draws, speeds);
        Staff.DrawAuthorities(scenario, draws, authorities);
        StartCertificates();
        Array.Clear(streaks);
        Array.Clear(sinceFound);
        Staff.DrawVisitRates(scenario, draws, visitRates);
        StartEngagements();
        StartDuties();
        StartPullAways();
        for (var kind = 0; kind < arrivals.Length; kind++)
        {
            arrivals[kind]?.Restart(draws);
            ScheduleNext(arrivals[kind], SimEventKind.Arrival, EventOrder.Arrival, kind);
        }

        for (var source = 0; source < leaks.Length; source++)
        {
            leaks[source].Restart(draws);
            ScheduleNext(leaks[source], SimEventKind.Leak, EventOrder.Leak, source);
        }
    }

    private void ScheduleNext(ArrivalStream? stream, SimEventKind kind, byte order, int index)
    {
        if (stream is not null && stream.MoveNext() && (scenario.Run.AfterHorizon == AfterHorizon.RunOn || stream.At < horizon))
        {
            Schedule(stream.At, order, new SimEvent(kind, 0, index, 0));
        }
    }

    /// <summary>One event, or one dispatch when nothing else is left at this instant.</summary>
    private bool Step()
    {
        if (needsDispatch && (!calendar.TryPeekTime(out var next) || next > now))
        {
            Dispatch();
            Settle();
            FollowBacklog();
            return true;
        }

        // With the horizon passed and every counted item resolved there is nothing left to learn.
        var isDone = openItems == 0 && now >= horizon && scenario.Run.AfterHorizon != AfterHorizon.Drain;
        if (isDone || !calendar.TryNext(out var at, out var e) || at >= limit)
        {
            return false;
        }

        now = at;
        events++;
        Apply(e);
        Settle();
        FollowBacklog();
        return true;
    }

    /// <summary>Lets the pipeline's facts be counted and its wishes be performed until it has nothing more to say.</summary>
    private void Settle()
    {
        while (!facts.IsEmpty || !wishes.IsEmpty)
        {
            foreach (ref readonly var fact in facts.Take())
            {
                digest.Add(fact);
                if (heard.Has(fact.Fact))
                {
                    Hear(fact);
                }
            }

            foreach (ref readonly var effect in wishes.Take())
            {
                Perform(effect);
            }
        }
    }

    private void Hear(in AuditEvent fact)
    {
        if (hasListeners)
        {
            HearWithListeners(fact);
            return;
        }

        ref var work = ref works[fact.Request.Slot];
        score.Observe(fact, ref work);
        if (Followed.Has(fact.Fact))
        {
            Follow(fact, ref work);
        }
    }

    private void HearWithListeners(in AuditEvent fact)
    {
        if (fact.Fact == Fact.PolicyChanged)
        {
            PolicyChanges?.Invoke(fact);
            evidence?.Take(fact, isCounted: false);
            return; // it is about no request
        }

        ref var work = ref works[fact.Request.Slot];
        sink?.Invoke(fact, work.Recommendation.Request);
        if (hasFollowUps && Followable.Has(fact.Fact))
        {
            FollowUp(fact, ref work);
        }

        score.Observe(fact, ref work);
        evidence?.Take(fact, work is { IsCounted: true, IsRoot: true });
        if (setup.LeakPlans.Length > 0)
        {
            FollowCredentials(fact, work);
        }

        if (Followed.Has(fact.Fact))
        {
            Follow(fact, ref work);
        }
    }

    private bool IsCountedTime(Instant at) => at >= countFrom && at < horizon;

    private void CountUnresolved()
    {
        for (var slot = 0; slot < works.Length; slot++)
        {
            // Closed slots keep their last tenant's work; Follow cleared the mark of those.
            if (works[slot] is { IsOpen: true, IsCounted: true, IsRoot: true })
            {
                score.Unresolved(works[slot], IsFirstUnresolved(works[slot].Lineage.Family));
            }

            works[slot].IsOpen = false;
        }

        CountPlanned();
        for (var incident = 0; incident < incidentCount; incident++)
        {
            if (incidents[incident].IsOpen)
            {
                Resolve(incident, Instant.MaxValue);
            }
        }
    }
}
