using Simulator.Governance;
using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Turns facts into the counts of a replication. It only watches: nothing here can change what happens.</summary>
internal sealed partial class Scorekeeper
{
    private static readonly FactSet Tracked = new(
        Fact.TaskOpened,
        Fact.Approved,
        Fact.Rejected,
        Fact.TicketOpened,
        Fact.GateEntered,
        Fact.ApprovedBySilence,
        Fact.Authorised,
        Fact.Rechecked,
        Fact.Overridden,
        Fact.ApprovalLapsed,
        Fact.CredentialIssued,
        Fact.ExecutionStarted,
        Fact.Executed);

    private static readonly FactSet Counted = new(
        Fact.Denied,
        Fact.Rejected,
        Fact.Expired,
        Fact.Withdrawn,
        Fact.TurnedAway,
        Fact.TicketLost,
        Fact.ExecutionStarted,
        Fact.Executed,
        Fact.CredentialExpired,
        Fact.CredentialRevoked,
        Fact.OverrideReviewed);

    private readonly Scenario scenario;
    private readonly ActionClass[] classes;
    private readonly IntegratedCdf chanceOfUse;
    private readonly double everAttacked;
    private readonly FlowScore[] flows;
    private readonly PoolScore[] pools;
    private readonly LogLinearHistogram[] gates;
    private readonly long[][] verdicts;
    private readonly int[][] gatesByLevel;
    private readonly IncidentScore incidents;
    private readonly IncidentScore leaks;
    private readonly IntegratedCdf?[] integrals;
    private KeyedDraws draws;
    private bool isGoverned;

    public Scorekeeper(ReplicationSetup setup)
    {
        scenario = setup.Scenario;
        ticketTimes = new long[scenario.Tickets?.Stages.Count ?? 0];
        classes = [.. scenario.Classes];
        chanceOfUse = setup.ChanceOfUse;
        everAttacked = 1 - scenario.Attack.NeverAttacked;
        flows = [.. scenario.Classes.Select(kind => new FlowScore(scenario.Observation, kind.ServiceLevel, Reviewing.NominalTime(kind)))];
        pools = [.. scenario.Pools.Select(pool => new PoolScore(scenario.Run, pool, scenario.Observation))];
        var names = GateResult.NamesOf(scenario.Gates);
        gates = [.. names.Select(_ => new LogLinearHistogram())];
        verdicts = [.. names.Select(_ => new long[4])];
        gatesByLevel = [[], [], [.. scenario.Gates.Single.Select(gate => IndexOf(names, gate))], [.. scenario.Gates.Dual.Select(gate => IndexOf(names, gate))]];
        shiftWindows = [.. scenario.Pools.Select(pool => pool.Roster is { } roster ? new ShiftWindows(roster, new WallTimes(roster.Clock)) : null)];
        tasks = [.. shiftWindows.Select(windows => Enumerable.Range(0, windows?.Count ?? 1)
            .Select(_ => new LogLinearHistogram?[scenario.Roles.Count]).ToArray())];
        integrals = setup.ChancesOfUse;
        week = [.. Enumerable.Range(0, WeekSlots.Count).Select(_ => new LogLinearHistogram(WeekSlots.SubBits))];
        hours = new WeekHours(scenario);
        incidents = new IncidentScore(scenario.Run.AccrualCap);
        leaks = new IncidentScore(scenario.Run.AccrualCap);
    }

    /// <summary>Which requests the policy sends to people: written by the governed arm, read by its twin; null for none.</summary>
    public Routes? Routes { get; set; }

    public void Clear(KeyedDraws replicationDraws, Arm arm)
    {
        draws = replicationDraws;
        isGoverned = arm == Arm.Governed;
        if (isGoverned)
        {
            Routes?.Clear(flows.Length);
        }

        ClearTasks();
        ClearObserved();
        ClearWidening();
        ClearTickets();
        ClearFaults();
        ClearDecay();
        ranks.Clear();
        incidents.Clear();
        leaks.Clear();
        foreach (var flow in flows)
        {
            flow.Clear();
        }

        foreach (var pool in pools)
        {
            pool.Clear();
        }

        ClearFollowUps();
        postHocDue = postHocOnTime = 0;
        foreach (var counts in verdicts)
        {
            Array.Clear(counts);
        }

        foreach (var gate in gates)
        {
            gate.Clear();
        }
    }

    /// <summary>The facts that any score depends on.</summary>
    public static FactSet Heard => Tracked.With(VerdictFacts).With(GateFacts).With(Counted);

    public void Observe(in AuditEvent fact, ref Work work)
    {
        Follow(fact, ref work);
        if (fact.Fact is Fact.Approved or Fact.ApprovalLapsed)
        {
            FollowOversight(fact, ref work);
        }

        if (VerdictFacts.Has(fact.Fact))
        {
            CountVerdict(fact, work);
        }

        if (GateFacts.Has(fact.Fact))
        {
            FollowGate(fact, ref work);
        }

        if (Counted.Has(fact.Fact) && work.IsCounted && work.IsRoot)
        {
            Count(fact, ref work, FlowOf(work));
        }
    }

    /// <summary>Keeps up with where the request is.</summary>
    private void Follow(in AuditEvent fact, ref Work work)
    {
        switch (fact.Fact)
        {
            case Fact.TaskOpened:
                AddLastDecided(ref work);
                break;
            case Fact.Approved:
                work.LastDecided = (int)fact.Detail;
                TaskDecided(fact, work);
                break;
            case Fact.Rejected:
                work.LastDecided = (int)fact.Detail;
                TaskDecided(fact, work);
                AddLastDecided(ref work);
                break;
            case Fact.TicketOpened:
                EnterStage(Stage.Tickets, fact.At, ref work);
                break;
            case Fact.GateEntered:
                work.EnteredGates = work.WasGated ? work.EnteredGates : fact.At;
                work.WasGated = true;
                AddLastDecided(ref work);
                EnterStage(Stage.Gates, fact.At, ref work);
                break;
            case Fact.ApprovedBySilence:
                work.PassedBySilence = true;
                break;
            case Fact.Authorised:
                work.Authorised = fact.At;
                AddLastDecided(ref work);
                EnterStage(Stage.Issue, fact.At, ref work);
                break;
            case Fact.Rechecked:
                work.Stage = Stage.Recheck; // what it spent since it was authorised
                EnterStage(Stage.Issue, fact.At, ref work);
                break;
            case Fact.Overridden:
                FollowOverride(fact, ref work);
                break;
            case Fact.ApprovalLapsed:
                work.IsOverridden = false;
                EnterStage(Stage.Policy, fact.At, ref work);
                break;
            case Fact.CredentialIssued:
                work.CredentialSince[(int)fact.Detail] = fact.At;
                break;
            case Fact.ExecutionStarted or Fact.Executed:
                EnterStage(Stage.Execution, fact.At, ref work);
                break;
        }
    }

    private static void EnterStage(Stage stage, Instant at, ref Work work)
    {
        work.StageTimes[(int)work.Stage] += (at - work.StageSince).Microseconds;
        work.Stage = stage;
        work.StageSince = at;
    }

    /// <summary>
    /// Of places asked at the same time the one that decides last is the one the request waited for: its parts are the request's. A decision
    /// was the last one when the request moves on: to another factor, another gate, its authorisation or its rejection.
    /// </summary>
    private static void AddLastDecided(ref Work work)
    {
        if (work.LastDecided >= 0)
        {
            work.Parts.Add(work.Tasks[work.LastDecided].Parts);
            work.LastDecided = -1;
        }
    }

    /// <summary>The simulation ended before the request did: what it never reached counts as never, and its root once.</summary>
    public void Unresolved(in Work work, bool isFirst)
    {
        var flow = FlowOf(work);
        FamilyOf(work).Unresolved += isFirst ? 1 : 0;
        if (!work.IsSettled)
        {
            NeverExecuted(work.Drafted, work);
        }

        if (work.Gate >= 0)
        {
            gates[work.Gate].RecordNever();
        }

        GiveUpTasks(work);

        if (work is { WasGated: true, IsSettled: false })
        {
            NotDecided(work, flow);
            flow.TimeToAuthorisedGated.RecordNever();
            NeverAgain(work, flow);
        }
    }

    public void RaceEnded(in IncidentWork incident, AttackModel channel, Instant contained, Instant footholdEnds) =>
        ScoreOf(incident).RaceEnded(incident, channel, integrals[incident.Source], contained, footholdEnds);

    public void ContainedWrongly(in IncidentWork incident, Duration outage) => ScoreOf(incident).ContainedWrongly(outage);

    /// <summary>A credential leaked that was dead already.</summary>
    public void LeakedDead() => leaks.LeakedDead();

    public ReplicationResult Finish(int replication, Arm arm, ulong digest, long events)
    {
        FlowResult[] classes = [.. flows.Select(flow => flow.Snapshot())];
        var ranked = ranks.Compare();
        return new ReplicationResult
        {
            Replication = replication,
            Arm = arm,
            TrailDigest = digest,
            Events = events,
            All = FlowResult.Sum(classes),
            Classes = classes,
            Pools = [.. pools.Select(pool => pool.Finish())],
            Gates = [.. GateResult.NamesOf(scenario.Gates).Zip(gates, (name, times) => new GateResult(name, times.Snapshot())).Zip(verdicts, (gate, counts) => gate with { Verdicts = [.. counts] })],
            Tasks = Tasks(),
            Arrivals = [.. arrivals],
            Week = [.. week.Select(slot => slot.Snapshot())],
            Incidents = incidents.Snapshot(),
            Tickets = Tickets(),
            ConfidencePairs = ranked.Pairs,
            ConfidenceOrdered = ranked.Ordered,
            WidenedTime = WidenedTime().Microseconds,
            PolicyChanges = policyChanges,
            Faults = Faults(),
            Decay = Decayed(),
            FollowUps = FollowUps(),
            PostHocDue = postHocDue,
            PostHocOnTime = postHocOnTime,
            Leaks = leaks.Snapshot(),
        };
    }

    private IncidentScore ScoreOf(in IncidentWork incident) => incident.Source < scenario.Incidents.Count ? incidents : leaks;

    private FlowScore FlowOf(in Work work) => flows[work.Recommendation.Request.Action.Class.Index];

    private ActionClass KindOf(in Work work) => classes[work.Recommendation.Request.Action.Class.Index];

    private void Count(in AuditEvent fact, ref Work work, FlowScore flow)
    {
        if (fact.Fact is Fact.Denied or Fact.Rejected or Fact.Expired or Fact.Withdrawn or Fact.TurnedAway or Fact.TicketLost)
        {
            NeverExecuted(fact.At, work);
            flow.PathOutcomes[PathOutcomes.IndexOf(work, PathOutcome.Refused)]++;
        }

        switch (fact.Fact)
        {
            case Fact.Denied:
                Denied(fact, ref work, flow);
                break;
            case Fact.TicketLost:
                LostTicket(ref work, flow);
                break;
            case Fact.Rejected:
                Decided(fact.At, work, flow);
                GateRefused(GateEnd.Rejected, ref work, flow);
                break;
            case Fact.Expired:
                NotDecided(work, flow);
                GateRefused(GateEnd.Expired, ref work, flow);
                break;
            case Fact.Withdrawn:
                NotDecided(work, flow);
                GateRefused(GateEnd.Withdrawn, ref work, flow);
                break;
            case Fact.TurnedAway:
                NotDecided(work, flow);
                GateRefused(GateEnd.TurnedAway, ref work, flow);
                break;
            case Fact.ExecutionStarted:
                Authorised(ref work, flow);
                work.IsStaleEscape = IsStale(work, fact.At);
                break;
            case Fact.Executed:
                Executed(fact, work, flow);
                break;
            case Fact.OverrideReviewed:
                OverrideReviewed(fact, work, flow);
                break;
            case Fact.CredentialExpired or Fact.CredentialRevoked:
                CredentialEnded(fact, ref work);
                break;
        }
    }
}
