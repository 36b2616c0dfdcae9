using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Simulator.Time;

namespace Simulator.Governance;

/// <summary>
/// The governance pipeline: a deterministic state machine that takes commands with their instant and answers with facts and wishes.
/// It has no clock, no randomness and no I/O; a host (simulator or service) performs the wishes and sends the next command.
/// </summary>
/// <remarks>
/// The pipeline owns the state of requests and who may decide; hosts own order, people and time. Commands about a request that is
/// gone are recognised by the generation of their handle and answered with <c>false</c>: a late timer does no harm. Not thread-safe.
/// </remarks>
public sealed partial class GovernancePipeline
{
    /// <summary>The most people who can approve one request over all its gates.</summary>
    public const int MaximumApprovers = 8;

    /// <summary>How often a lapsed approval sends a request back to the policy before it expires.</summary>
    private const int MaximumRounds = 2;

    private readonly GateShape[] singleGates;
    private readonly GateShape[] dualGates;
    private readonly GateShape[] emergencySingle = [];
    private readonly GateShape[] emergencyDual = [];
    private readonly List<string> roles = [];
    private readonly ClassCredentials[] credentials;
    private readonly int[] poolOfPerson;
    private readonly bool rechecks;
    private RequestState[] states = new RequestState[64];
    private int[] freeSlots = new int[64];
    private int freeCount;
    private int used;
    private ulong ordinal;

    /// <summary>Makes a pipeline.</summary>
    /// <param name="gates">The gates of each level.</param>
    /// <param name="credentials">The credentials of each class, by <see cref="ClassId"/>.</param>
    /// <param name="poolOfPerson">The pool of each person, by <see cref="PersonId"/>; -1 for people who review nothing; entry 0 stands for nobody.</param>
    /// <param name="rechecks">
    /// Whether the policy is asked again between authorisation and issue, with <see cref="Wish.Recheck"/>. Default: it is not, for hosts
    /// in which nothing that a policy reads can change after the draft.
    /// </param>
    /// <exception cref="ArgumentException">A plan of gates that cannot be held, or a credential without a life.</exception>
    public GovernancePipeline(
        GatePlan gates, IReadOnlyList<ClassCredentials> credentials, IReadOnlyList<int> poolOfPerson, bool rechecks = false)
    {
        ArgumentNullException.ThrowIfNull(gates);
        ArgumentNullException.ThrowIfNull(credentials);
        foreach (var plan in new[] { gates.Single, gates.Dual })
        {
            GatePlanRules.Check(plan);
        }

        if (credentials.Any(plans => plans.Executor.Ttl <= Duration.Zero || plans.Session?.Ttl <= Duration.Zero))
        {
            // Renewing a credential without a life would never end.
            throw new ArgumentException("Every credential lives longer than no time at all.", nameof(credentials));
        }

        singleGates = [.. gates.Single.Select(Shape)];
        dualGates = [.. gates.Dual.Select(Shape)];
        this.rechecks = rechecks;
        this.credentials = [.. credentials];
        this.poolOfPerson = [.. poolOfPerson];
    }

    /// <summary>What happened, in order.</summary>
    public Outbox<AuditEvent> Trail { get; } = new();

    /// <summary>What the host is asked to do, in order.</summary>
    public Outbox<Effect> Effects { get; } = new();

    /// <summary>Requests that are not closed yet.</summary>
    public int InFlight => used - freeCount;

    /// <summary>Forgets every request and starts the trail again; keeps the memory.</summary>
    public void Clear()
    {
        for (var slot = 0; slot < used; slot++)
        {
            states[slot].Phase = RequestPhase.None; // the generation stays, so that handles of before mean nobody
        }

        used = freeCount = 0;
        ordinal = 0;
        policy = 0;
        Trail.Clear();
        Effects.Clear();
    }

    /// <summary>Whether a handle still means a request that is not closed.</summary>
    public bool IsCurrent(RequestId id) => PhaseOf(id) != RequestPhase.None;

    /// <summary>The request behind a handle.</summary>
    /// <exception cref="InvalidOperationException">The request is closed.</exception>
    public ref readonly ActionRequest RequestOf(RequestId id) => ref State(id).Request;

    /// <summary>Where a request stands; <see cref="RequestPhase.None"/> when it is closed.</summary>
    public RequestPhase PhaseOf(RequestId id)
    {
        var all = states; // a slot beyond those in use has no phase
        if (unchecked((uint)id.Slot) >= (uint)all.Length)
        {
            return RequestPhase.None;
        }

        ref var state = ref all[id.Slot];
        return state.Generation == id.Generation ? state.Phase : RequestPhase.None;
    }

    /// <summary>The decision of the policy about a request.</summary>
    /// <exception cref="InvalidOperationException">The request is closed.</exception>
    public ref readonly PolicyDecision DecisionOf(RequestId id) => ref State(id).Decision;

    /// <summary>The gate in which a request stands or stood last.</summary>
    /// <exception cref="InvalidOperationException">The request is closed or never passed a gate.</exception>
    public Gate GateOf(RequestId id)
    {
        ref var state = ref State(id);
        return state.Level is Outcome.Single or Outcome.Dual
            ? ShapeOf(state).Gate
            : throw new InvalidOperationException($"Request {id} never passed a gate.");
    }

    /// <summary>The handle of the request that holds a slot now.</summary>
    /// <exception cref="InvalidOperationException">The slot is free.</exception>
    public RequestId CurrentIdOf(int slot)
    {
        if (slot < 0 || slot >= used || states[slot].Phase == RequestPhase.None)
        {
            ThrowFree(slot);
        }

        return new RequestId(slot, states[slot].Generation);
    }

    /// <summary>The factor that a place of the current gate belongs to.</summary>
    /// <exception cref="InvalidOperationException">The request is closed or never passed a gate.</exception>
    public GateFactor FactorOf(RequestId id, int place)
    {
        var gate = GateOf(id);
        return gate.Factors[states[id.Slot].Places[place].Factor];
    }

    /// <summary>A recommendation enters. Asks for <see cref="Wish.EvaluatePolicy"/>.</summary>
    public RequestId Submit(in ActionRequest request, Instant now)
    {
        var kind = request.Action.Class.Index;
        var slot = TakeSlot();
        ref var state = ref states[slot];
        state.Begin(request);
        var id = new RequestId(slot, state.Generation);
        Say(id, Fact.Submitted, now, PersonId.None, (ulong)kind);
        if (credentials[kind].Session is { } session)
        {
            IssueLease(ref state, id, Component.Orchestrator, session.Ttl, now);
        }

        Ask(Wish.EvaluatePolicy, id, 0, now);
        return id;
    }

    /// <summary>The policy answered.</summary>
    /// <returns>Whether the request was waiting for it.</returns>
    public bool Resolve(RequestId id, in PolicyDecision decision, Instant now)
    {
        if (PhaseOf(id) != RequestPhase.Evaluating)
        {
            return false;
        }

        ref var state = ref states[id.Slot];
        state.Decision = decision;
        state.Level = decision.Outcome;
        Say(id, Fact.PolicyEvaluated, now, PersonId.None, decision.MatchedRows);
        switch (decision.Outcome)
        {
            case Outcome.Deny:
                Say(id, Fact.Denied, now, PersonId.None, decision.MatchedRows);
                End(ref state, id, now);
                break;
            case Outcome.Auto:
                Authorise(ref state, id, now, PersonId.None);
                break;
            default:
                GoToGates(ref state, id, now);
                break;
        }

        return true;
    }

    /// <summary>The credential broker issued the execution credential; the clock of the credential starts now, never at the request.</summary>
    /// <param name="id">The request.</param>
    /// <param name="now">When.</param>
    /// <param name="cachedLife">
    /// Where an executor takes a credential that it kept instead of a new one, how much longer that one lives, positive: nothing ends it when the
    /// work does. Records tell the life it should have had. Default: a new credential, with the life of its plan.
    /// </param>
    /// <returns>Whether the request was waiting for it.</returns>
    public bool Issued(RequestId id, Instant now, Duration? cachedLife = null)
    {
        if (PhaseOf(id) != RequestPhase.Authorised)
        {
            return false;
        }

        ref var state = ref states[id.Slot];
        if (state.Level != Outcome.Auto && now > UsableUntil(state))
        {
            Lapse(ref state, id, now);
            return true;
        }

        state.Phase = RequestPhase.Executing;
        var plan = credentials[state.Request.Action.Class.Index].Executor;
        IssueLease(ref state, id, Component.Executor, cachedLife ?? Duration.Min(plan.Ttl, state.Decision.Obligations.CredentialTtl), now);
        state.Leases[(int)Component.Executor].Revoking = cachedLife is not null; // no revocation will be asked for
        Say(id, Fact.ExecutionStarted, now, PersonId.None, 0);
        Ask(Wish.Execute, id, 0, now);
        return true;
    }

    /// <summary>The action ran to its end.</summary>
    /// <param name="id">The request.</param>
    /// <param name="executed">Digest of what was executed: it must be what was asked for.</param>
    /// <param name="now">When execution ended.</param>
    /// <returns>Whether the request was being executed.</returns>
    public bool Executed(RequestId id, Digest executed, Instant now)
    {
        if (PhaseOf(id) != RequestPhase.Executing)
        {
            return false;
        }

        ref var state = ref states[id.Slot];
        Say(id, executed == state.Request.Digest ? Fact.Executed : Fact.DigestMismatch, now, PersonId.None, executed.Low);
        End(ref state, id, now);
        return true;
    }

    private void Authorise(ref RequestState state, RequestId id, Instant now, PersonId by)
    {
        state.Phase = RequestPhase.Authorised;
        state.LastApproval = now;
        Say(id, Fact.Authorised, now, by, (ulong)state.Level);
        if (rechecks)
        {
            state.Phase = RequestPhase.Rechecking;
            Ask(Wish.Recheck, id, 0, now);
            return;
        }

        Ask(Wish.IssueCredential, id, 0, now);
    }

    /// <summary>An approval that is too old authorises nothing: the policy is asked again, a bounded number of times.</summary>
    private void Lapse(ref RequestState state, RequestId id, Instant now)
    {
        Say(id, Fact.ApprovalLapsed, now, PersonId.None, state.Rounds);
        state.Rounds++;
        state.ApproverCount = 0;
        state.IsOverridden = state.OwesReview = false;
        if (state.Rounds > MaximumRounds)
        {
            Say(id, Fact.Expired, now, PersonId.None, 0);
            End(ref state, id, now);
            return;
        }

        state.Phase = RequestPhase.Evaluating;
        Ask(Wish.EvaluatePolicy, id, 0, now);
    }

    /// <summary>The work is over: credentials that end with it are revoked; the slot is freed when the last one is dead.</summary>
    private void End(ref RequestState state, RequestId id, Instant now)
    {
        state.Phase = RequestPhase.Ended;
        var plans = credentials[state.Request.Action.Class.Index];
        if (plans.Session is { } session)
        {
            Revoke(ref state, id, Component.Orchestrator, session, now);
        }

        Revoke(ref state, id, Component.Executor, plans.Executor, now);
        CloseIfDone(ref state, id, now);
    }

    private void CloseIfDone(ref RequestState state, RequestId id, Instant now)
    {
        if (state.Phase != RequestPhase.Ended || state.Leases[0].Alive || state.Leases[1].Alive || state.OwesReview || state.LookBacks > 0)
        {
            return;
        }

        Say(id, Fact.Closed, now, PersonId.None, 0);
        state.Phase = RequestPhase.None;
        if (freeCount == freeSlots.Length)
        {
            Array.Resize(ref freeSlots, freeCount * 2);
        }

        freeSlots[freeCount++] = id.Slot;
    }

    private static byte NumberOf(List<string> roles, string role)
    {
        var number = roles.IndexOf(role);
        if (number < 0)
        {
            number = roles.Count;
            roles.Add(role);
        }

        return checked((byte)number);
    }

    private int TakeSlot()
    {
        if (freeCount > 0)
        {
            return freeSlots[--freeCount];
        }

        if (used == states.Length)
        {
            Array.Resize(ref states, used * 2);
        }

        return used++;
    }

    private GateShape Shape(Gate gate) => new(gate, role => NumberOf(roles, role));

    /// <summary>The gates of the level of a request that needs people, as they ask in its case.</summary>
    private GateShape[] GatesOf(in RequestState state)
    {
        if (emergencySingle.Length > 0 && state.Decision.Obligations.Side == Side.Emergency)
        {
            return state.Level == Outcome.Single ? emergencySingle : emergencyDual;
        }

        return state.Level == Outcome.Single ? singleGates : dualGates;
    }

    /// <summary>The gate in which a request that passes gates stands or stood last.</summary>
    private GateShape ShapeOf(in RequestState state) => GatesOf(state)[state.GateIndex];

    private ref RequestState State(RequestId id)
    {
        if (!IsCurrent(id))
        {
            ThrowClosed(id);
        }

        return ref states[id.Slot];
    }

    [DoesNotReturn]
    private static void ThrowFree(int slot) => throw new InvalidOperationException($"Slot {slot} is free.");

    [DoesNotReturn]
    private static void ThrowClosed(RequestId id) => throw new InvalidOperationException($"Request {id} is closed.");

    // Neither is inlined: they are called from everywhere, and copies of them push each other out of the cache of instructions.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Say(RequestId id, Fact fact, Instant now, PersonId actor, ulong detail) =>
        Trail.Add(new AuditEvent(now, ordinal++, fact, id, states[id.Slot].Request.Node, actor, detail) { Policy = policy });

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Say(RequestId id, Fact fact, Instant now, PersonId actor, ulong detail, DecisionReason reason) =>
        Trail.Add(new AuditEvent(now, ordinal++, fact, id, states[id.Slot].Request.Node, actor, detail) { Policy = policy, Reason = reason });

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Ask(Wish wish, RequestId id, int index, Instant due) => Effects.Add(new Effect(wish, id, index, due));
}
