using Simulator.Operations;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>How the gates of a request ended.</summary>
public enum GateEnd
{
    /// <summary>Approved by everybody who was asked.</summary>
    Approved,

    /// <summary>Rejected by somebody.</summary>
    Rejected,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>The requester gave up.</summary>
    Withdrawn,

    /// <summary>The waiting room was full.</summary>
    TurnedAway,

    /// <summary>Authorised, but at some gate nobody answered and silence counted as consent.</summary>
    Silence,

    /// <summary>Approved, but refused by the policy when it was asked again before the execution.</summary>
    DeniedAtRecheck,

    /// <summary>Somebody went around the gate, on record or not, and the action was executed.</summary>
    Overridden,
}

internal static class GateEnds
{
    public const int Count = 8;
}

/// <summary>What one replication under one arm counted. Times are in microseconds, counts are of root requests that arrived in the counted time.</summary>
public sealed record ReplicationResult
{
    /// <summary>Number of the replication.</summary>
    public required int Replication { get; init; }

    /// <summary>The arm.</summary>
    public required Arm Arm { get; init; }

    /// <summary>Running digest over the whole audit trail: equal trails, equal digests.</summary>
    public required ulong TrailDigest { get; init; }

    /// <summary>Events simulated.</summary>
    public required long Events { get; init; }

    /// <summary>All root requests together.</summary>
    public required FlowResult All { get; init; }

    /// <summary>Root requests by class, in the scenario's order.</summary>
    public required IReadOnlyList<FlowResult> Classes { get; init; }

    /// <summary>Pools in the scenario's order.</summary>
    public required IReadOnlyList<PoolResult> Pools { get; init; }

    /// <summary>What became of tickets on their way to a gate.</summary>
    public TicketResult Tickets { get; init; } = TicketResult.None;

    /// <summary>Pairs of a right and a wrong recommendation with a confidence.</summary>
    public double ConfidencePairs { get; init; }

    /// <summary>Of those, pairs in which the right one has more confidence; ties to a thousandth count half.</summary>
    public double ConfidenceOrdered { get; init; }

    /// <summary>Counted time in which the scope was widened, µs.</summary>
    public long WidenedTime { get; init; }

    /// <summary>Switches between the policy and its widened version, over the whole replication; outages of the policy engine are none.</summary>
    public long PolicyChanges { get; init; }

    /// <summary>What failed and what came of it. Default: nothing failed.</summary>
    public FaultResult Faults { get; init; } = FaultResult.None;

    /// <summary>What standing access amounted to; null where the scenario has none.</summary>
    public GrantResult? Grants { get; init; }

    /// <summary>What became worse over time. Default: nothing.</summary>
    public DecayResult Decay { get; init; } = DecayResult.None;

    /// <summary>Reviews owed after executions, of root requests and containments.</summary>
    public long PostHocDue { get; init; }

    /// <summary>Of those, done by their deadline.</summary>
    public long PostHocOnTime { get; init; }

    /// <summary>What the audit trail has of what happened; null where it has everything.</summary>
    public EvidenceResult? Evidence { get; init; }

    /// <summary>The gates by name (ordinal).</summary>
    public IReadOnlyList<GateResult> Gates { get; init; } = [];

    /// <summary>Root requests that arrived in each interval of the <see cref="TimeGrid"/>, counted or not.</summary>
    public IReadOnlyList<long> Arrivals { get; init; } = [];

    /// <summary>Approval latency of counted root requests by the <see cref="WeekSlots"/> in which the first gate was entered, µs; never where no human decided.</summary>
    public IReadOnlyList<HistogramSnapshot> Week { get; init; } = [];

    /// <summary>The tasks that places of gates set to people.</summary>
    public TaskResult Tasks { get; init; } = new([], []);

    /// <summary>What followed the counted root requests. Default: nothing.</summary>
    public FollowUpResult FollowUps { get; init; } = FollowUpResult.None;

    /// <summary>The leak incidents from outside, of all sources together.</summary>
    public required IncidentResult Incidents { get; init; }

    /// <summary>Leaks of the credentials that root requests hold.</summary>
    public required IncidentResult Leaks { get; init; }
}

/// <summary>A set of root requests named by something that is fixed at arrival, never by a route.</summary>
public sealed record FlowResult
{
    /// <summary>Requests.</summary>
    public required long Roots { get; init; }

    /// <summary>Of those, open when the simulation ended.</summary>
    public required long Unresolved { get; init; }

    /// <summary>By first decision of the policy: deny, auto, single, dual (the order of <see cref="Governance.Outcome"/>).</summary>
    public required IReadOnlyList<long> ByRoute { get; init; }

    /// <summary>Those wrong when drafted, by first decision.</summary>
    public IReadOnlyList<long> WrongByRoute { get; init; } = [0, 0, 0, 0];

    /// <summary>Those of them that were executed, by first decision.</summary>
    public IReadOnlyList<long> EscapedByRoute { get; init; } = [0, 0, 0, 0];

    /// <summary>Gated requests by how their gates ended, in the order of <see cref="GateEnd"/>.</summary>
    public required IReadOnlyList<long> ByGateEnd { get; init; }

    /// <summary>Wrong when drafted.</summary>
    public required long Wrong { get; init; }

    /// <summary>Wrong when drafted and executed.</summary>
    public required long Escaped { get; init; }

    /// <summary>Executed.</summary>
    public long Executed { get; init; }

    /// <summary>Executed on a decision of the widened policy.</summary>
    public long WidenedExecuted { get; init; }

    /// <summary>Of those, wrong when drafted.</summary>
    public long WidenedEscaped { get; init; }

    /// <summary>Unsupervised authority: sum over executed actions of severity × blast radius × (1 − q), q being the chance that the approvals would have stopped it had it been wrong; 0 where nobody was asked.</summary>
    public double UnsupervisedAuthority { get; init; }

    /// <summary>The part of <see cref="UnsupervisedAuthority"/> that rerouted requests have.</summary>
    public double UnsupervisedAuthorityRerouted { get; init; }

    /// <summary>Omission exposure: sum over right requests of delay cost × time from draft to executed, up to the accrual cap, which those never executed have in full; cost per hour × µs.</summary>
    public double Omission { get; init; }

    /// <summary>The part of <see cref="Omission"/> that rerouted requests have.</summary>
    public double OmissionRerouted { get; init; }

    /// <summary>Sum of q over <see cref="Overseen"/>.</summary>
    public double Oversight { get; init; }

    /// <summary>Sum of severity × blast radius over <see cref="Overseen"/>.</summary>
    public double OverseenWeight { get; init; }

    /// <summary>Sum of severity × blast radius × q over <see cref="Overseen"/>.</summary>
    public double WeightedOversight { get; init; }

    /// <summary>Executed actions that people approved.</summary>
    public long Overseen { get; init; }

    /// <summary>Right when drafted, and wrong when their execution began.</summary>
    public long StaleEscaped { get; init; }

    /// <summary>Right when drafted, wrong by the time the policy was asked again, and refused then.</summary>
    public long StaleCaught { get; init; }

    /// <summary>What was asked for against the rules: for each <see cref="Trespass"/> in order, counts in the order of <see cref="TrespassEnd"/>.</summary>
    public required IReadOnlyList<long> Trespasses { get; init; }

    /// <summary>What the recommendations were worth.</summary>
    public ContentResult Content { get; init; } = ContentResult.None;

    /// <summary>The ways in which they were first decided, one bit each.</summary>
    internal ulong ControlPaths { get; init; }

    /// <summary>In how many ways they were first decided: a way is a route together with whose people are asked.</summary>
    public int ControlPathCount => Simulation.ControlPaths.CountOf(ControlPaths);

    /// <summary>Break-glass overrides that were used, in the order of <see cref="OverrideCount"/>.</summary>
    public IReadOnlyList<long> Overrides { get; init; } = new long[OverrideCounts.Count];

    /// <summary>How requests ended by the way they took, for <see cref="Simulation.PathOutcomes.Of"/>; those refused at once stand under their own way.</summary>
    public IReadOnlyList<long> PathOutcomes { get; init; } = new long[Simulation.PathOutcomes.Count];

    /// <summary>Executed requests that left no such artefact though the policy asks for people, because their workflow is compressed, by <see cref="Artefact"/>.</summary>
    public IReadOnlyList<long> ArtefactsLost { get; init; } = new long[ArtefactCounts.Count];

    /// <summary>How many requests trespassed in one way and came that far.</summary>
    public long Trespassed(Trespass kind, TrespassEnd end) => Trespasses[Simulation.Trespasses.IndexOf(kind, end)];

    /// <summary>Finished reviews of wrong requests.</summary>
    public required long WrongReviewed { get; init; }

    /// <summary>Finished reviews in which what was wrong was recognised.</summary>
    public required long Detected { get; init; }

    /// <summary>Finished reviews in which what was wrong was recognised and approved all the same.</summary>
    public long Suppressed { get; init; }

    /// <summary>Finished reviews of right requests.</summary>
    public long RightReviewed { get; init; }

    /// <summary>Of those, rejections.</summary>
    public long FalselyRejected { get; init; }

    /// <summary>Approvals by people.</summary>
    public long Approvals { get; init; }

    /// <summary>Of those, with less time from start to decision than the class's nominal time, or given within a minute of the task's coming.</summary>
    public long NominalInAudit { get; init; }

    /// <summary>Of those, with less attention than the class's nominal time.</summary>
    public long NominalInTruth { get; init; }

    /// <summary>Planted cases shown.</summary>
    public long PlantedShown { get; init; }

    /// <summary>Planted cases recognised.</summary>
    public long PlantedDetected { get; init; }

    /// <summary>From entering the first gate to the last human decision; never for those that ended otherwise.</summary>
    public required HistogramSnapshot ApprovalLatency { get; init; }

    /// <summary>Decided requests whose latency was no longer than each observed time, counted exactly.</summary>
    public required IReadOnlyList<long> DecidedWithin { get; init; }

    /// <summary>Where the time from draft to executed went, µs by <see cref="Stage"/>; the sum is that of <see cref="TimeToExecuted"/>.</summary>
    public required IReadOnlyList<long> TimeByStage { get; init; }

    /// <summary>Requests with a service level that entered a gate.</summary>
    public required long ServicePromised { get; init; }

    /// <summary>Of those, decided within it; expired, withdrawn and overridden ones are not.</summary>
    public required long ServiceKept { get; init; }

    /// <summary>Where the approval latency of decided requests went, µs by <see cref="LatencyPart"/>; the sum is that of <see cref="ApprovalLatency"/>.</summary>
    public required IReadOnlyList<long> LatencyByPart { get; init; }

    /// <summary>From draft to authorised, requests that the policy authorised itself.</summary>
    public required HistogramSnapshot TimeToAuthorisedAuto { get; init; }

    /// <summary>From draft to authorised, requests that passed a gate; never for those that ended otherwise.</summary>
    public required HistogramSnapshot TimeToAuthorisedGated { get; init; }

    /// <summary>From draft to executed; never for those that were not.</summary>
    public required HistogramSnapshot TimeToExecuted { get; init; }

    /// <summary>Exploitable credential time: sum of scope × g(valid time), scope units × µs.</summary>
    public required double ExploitableCredentialTime { get; init; }

    /// <summary>Wrong-action exposure: sum of severity × blast radius × time in force, severity units × µs.</summary>
    public required double WrongActionExposure { get; init; }

    /// <summary>Requests whose route differs between the arms: the policy sends them to people. 0 where the arms were not simulated together.</summary>
    public long Rerouted { get; init; }

    /// <summary>The part of <see cref="ExploitableCredentialTime"/> that rerouted requests have.</summary>
    public double ExploitableCredentialTimeRerouted { get; init; }

    /// <summary>The part of <see cref="WrongActionExposure"/> that rerouted requests have.</summary>
    public double WrongActionExposureRerouted { get; init; }

    /// <summary>Several flows without a request in common, taken together.</summary>
    public static FlowResult Sum(IReadOnlyList<FlowResult> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new FlowResult
        {
            Roots = parts.Sum(part => part.Roots),
            Unresolved = parts.Sum(part => part.Unresolved),
            ByRoute = [.. Enumerable.Range(0, 4).Select(route => parts.Sum(part => part.ByRoute[route]))],
            WrongByRoute = [.. Enumerable.Range(0, 4).Select(route => parts.Sum(part => part.WrongByRoute[route]))],
            EscapedByRoute = [.. Enumerable.Range(0, 4).Select(route => parts.Sum(part => part.EscapedByRoute[route]))],
            ByGateEnd = [.. Enumerable.Range(0, GateEnds.Count).Select(end => parts.Sum(part => part.ByGateEnd[end]))],
            Wrong = parts.Sum(part => part.Wrong),
            Escaped = parts.Sum(part => part.Escaped),
            Executed = parts.Sum(part => part.Executed),
            WidenedExecuted = parts.Sum(part => part.WidenedExecuted),
            WidenedEscaped = parts.Sum(part => part.WidenedEscaped),
            UnsupervisedAuthority = parts.Sum(part => part.UnsupervisedAuthority),
            UnsupervisedAuthorityRerouted = parts.Sum(part => part.UnsupervisedAuthorityRerouted),
            Omission = parts.Sum(part => part.Omission),
            OmissionRerouted = parts.Sum(part => part.OmissionRerouted),
            Oversight = parts.Sum(part => part.Oversight),
            OverseenWeight = parts.Sum(part => part.OverseenWeight),
            WeightedOversight = parts.Sum(part => part.WeightedOversight),
            Overseen = parts.Sum(part => part.Overseen),
            StaleEscaped = parts.Sum(part => part.StaleEscaped),
            StaleCaught = parts.Sum(part => part.StaleCaught),
            WrongReviewed = parts.Sum(part => part.WrongReviewed),
            Detected = parts.Sum(part => part.Detected),
            Suppressed = parts.Sum(part => part.Suppressed),
            RightReviewed = parts.Sum(part => part.RightReviewed),
            FalselyRejected = parts.Sum(part => part.FalselyRejected),
            Approvals = parts.Sum(part => part.Approvals),
            NominalInAudit = parts.Sum(part => part.NominalInAudit),
            NominalInTruth = parts.Sum(part => part.NominalInTruth),
            PlantedShown = parts.Sum(part => part.PlantedShown),
            PlantedDetected = parts.Sum(part => part.PlantedDetected),
            ApprovalLatency = HistogramSnapshot.Merge(parts.Select(part => part.ApprovalLatency)),
            DecidedWithin = [.. Enumerable.Range(0, parts[0].DecidedWithin.Count).Select(index => parts.Sum(part => part.DecidedWithin[index]))],
            TimeByStage = [.. Enumerable.Range(0, Stages.Count).Select(stage => parts.Sum(each => each.TimeByStage[stage]))],
            ServicePromised = parts.Sum(part => part.ServicePromised),
            ServiceKept = parts.Sum(part => part.ServiceKept),
            Content = ContentResult.Sum([.. parts.Select(part => part.Content)]),
            ControlPaths = parts.Aggregate(0UL, (all, part) => all | part.ControlPaths),
            PathOutcomes = [.. Enumerable.Range(0, Simulation.PathOutcomes.Count).Select(index => parts.Sum(part => part.PathOutcomes[index]))],
            ArtefactsLost = [.. Enumerable.Range(0, ArtefactCounts.Count).Select(index => parts.Sum(part => part.ArtefactsLost[index]))],
            Overrides = [.. Enumerable.Range(0, OverrideCounts.Count).Select(index => parts.Sum(part => part.Overrides[index]))],
            Trespasses = [.. Enumerable.Range(0, parts[0].Trespasses.Count).Select(index => parts.Sum(part => part.Trespasses[index]))],
            LatencyByPart = [.. Enumerable.Range(0, LatencyParts.Count).Select(part => parts.Sum(each => each.LatencyByPart[part]))],
            TimeToAuthorisedAuto = HistogramSnapshot.Merge(parts.Select(part => part.TimeToAuthorisedAuto)),
            TimeToAuthorisedGated = HistogramSnapshot.Merge(parts.Select(part => part.TimeToAuthorisedGated)),
            TimeToExecuted = HistogramSnapshot.Merge(parts.Select(part => part.TimeToExecuted)),
            ExploitableCredentialTime = parts.Sum(part => part.ExploitableCredentialTime),
            WrongActionExposure = parts.Sum(part => part.WrongActionExposure),
            Rerouted = parts.Sum(part => part.Rerouted),
            ExploitableCredentialTimeRerouted = parts.Sum(part => part.ExploitableCredentialTimeRerouted),
            WrongActionExposureRerouted = parts.Sum(part => part.WrongActionExposureRerouted),
        };
    }
}

/// <summary>One pool over the counted time.</summary>
public sealed record PoolResult
{
    /// <summary>Time at each backlog level (waiting and in review).</summary>
    public required LevelTimes Backlog { get; init; }

    /// <summary>Time at each number of reviews in progress on duty.</summary>
    public required LevelTimes Busy { get; init; }

    /// <summary>Time at each number of reviewers who work beyond their duty.</summary>
    public required LevelTimes Overtime { get; init; }

    /// <summary>Time at each number of places on duty: reviewers × the reviews that one has in hand at once.</summary>
    public required LevelTimes OnDuty { get; init; }

    /// <summary>Time at each number of tasks that were dropped in a handoff and not noticed yet.</summary>
    public required LevelTimes Dropped { get; init; }

    /// <summary>Counted reviews that were interrupted by the end of a duty, by what happened to them (the order of <see cref="AtShiftEnd"/>).</summary>
    public required IReadOnlyList<long> Handoffs { get; init; }

    /// <summary>From joining the queue to the start of the review, or to giving up.</summary>
    public required HistogramSnapshot Waiting { get; init; }

    /// <summary>Of those waits, how many were no longer than each observed time, counted exactly.</summary>
    public required IReadOnlyList<long> WaitedWithin { get; init; }

    /// <summary>People whose certificate had run out, on the mean over the counted time, on duty or not.</summary>
    public double LapsedPeople { get; init; }

    /// <summary>In which order tasks were taken.</summary>
    public PickResult Picks { get; init; } = new(0, 0, 0, 0, Duration.Zero);

    /// <summary>Backlog at the observed instants.</summary>
    public required IReadOnlyList<int> ObservedBacklog { get; init; }

    /// <summary>People on duty at the instants of the time grid.</summary>
    public IReadOnlyList<int> OnDutyAt { get; init; } = [];

    /// <summary>Backlog at the instants of the time grid, from the start of the run to the horizon.</summary>
    public required IReadOnlyList<int> BacklogAt { get; init; }
}
