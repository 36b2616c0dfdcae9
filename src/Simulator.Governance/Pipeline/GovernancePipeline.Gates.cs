using Simulator.Time;

namespace Simulator.Governance;

/// <content>Gates: who may decide, decisions, expiry and withdrawal.</content>
public sealed partial class GovernancePipeline
{
    /// <summary>
    /// Whether a person may take a place of the current gate: the place waits, the person belongs to its pool, is not the one on whose
    /// behalf the work runs, and fills no other place of this request, now or at an earlier gate.
    /// </summary>
    public bool MayDecide(RequestId id, int place, PersonId person) =>
        HasTasks(id) && HasPlace(id, place) && MayDecide(ref states[id.Slot], place, person);

    /// <summary>A person takes a place and starts to review.</summary>
    /// <returns>Whether the person may; otherwise nothing changed.</returns>
    public bool Begin(RequestId id, int place, PersonId person, Instant now)
    {
        if (!HasTasks(id) || !HasPlace(id, place))
        {
            return false;
        }

        ref var state = ref states[id.Slot];
        if (!MayDecide(ref state, place, person))
        {
            return false;
        }

        ref var taken = ref state.Places[place];
        taken.State = PlaceState.InReview;
        taken.Person = person;
        Say(id, Fact.ReviewStarted, now, person, (ulong)place);
        return true;
    }

    /// <summary>The reviewer gives a task back undecided; it waits for anybody who may take it.</summary>
    /// <param name="id">The request.</param>
    /// <param name="place">The place in the current gate.</param>
    /// <param name="person">Who holds it.</param>
    /// <param name="now">When.</param>
    /// <param name="reason">Why somebody else shall decide. Default: nobody says, as when a duty ends.</param>
    /// <returns>Whether the person held the place.</returns>
    public bool HandBack(RequestId id, int place, PersonId person, Instant now, DecisionReason reason = DecisionReason.None) =>
        Change(id, place, person, PlaceState.InReview, PlaceState.Waiting, Fact.HandedBack, now, reason);

    /// <summary>The reviewer's duty ended; the task waits for the same person.</summary>
    /// <returns>Whether the person held the place.</returns>
    public bool Park(RequestId id, int place, PersonId person, Instant now) =>
        Change(id, place, person, PlaceState.InReview, PlaceState.Parked, Fact.ReviewParked, now);

    /// <summary>The same person goes on with a parked task.</summary>
    /// <returns>Whether the person had parked it.</returns>
    public bool Resume(RequestId id, int place, PersonId person, Instant now) =>
        Change(id, place, person, PlaceState.Parked, PlaceState.InReview, Fact.ReviewResumed, now);

    /// <summary>The gate's time is up: nobody answered. Never a rejection; what it is, the gate says. A late timer of an earlier gate does no harm.</summary>
    /// <returns>Whether the request was pending in a gate whose time is up.</returns>
    public bool Expire(RequestId id, Instant now)
    {
        if (PhaseOf(id) != RequestPhase.Pending || now < states[id.Slot].GateExpires)
        {
            return false;
        }

        ref var state = ref states[id.Slot];
        var gate = GateOf(id);
        switch (gate.OnExpiry)
        {
            case ExpiryPolicy.Escalate when EscalateAll(ref state, id, now):
                state.GateExpires = now.AddSaturating(gate.RequestTtl);
                Ask(Wish.ArmExpiry, id, 0, state.GateExpires);
                return true;
            case ExpiryPolicy.AutoApprove:
                Say(id, Fact.ApprovedBySilence, now, PersonId.None, state.GateIndex);
                PassGate(ref state, id, PersonId.None, now);
                return true;
            default:
                return GiveUp(id, Fact.Expired, now);
        }
    }

    /// <summary>A task that nobody took goes to the next step of its ladder. A late timer of an earlier step does no harm.</summary>
    /// <returns>Whether it waited, its time was up and there was a further step.</returns>
    public bool Escalate(RequestId id, int place, Instant now) =>
        IsEscalationDue(id, place, now) && MoveUp(ref states[id.Slot], id, place, PersonId.None, now);

    /// <summary>Whether nobody took a task in time, so that <see cref="Escalate"/> would pass it on.</summary>
    public bool IsEscalationDue(RequestId id, int place, Instant now) =>
        PhaseOf(id) == RequestPhase.Pending
        && place >= 0
        && place < states[id.Slot].PlaceCount
        && now >= states[id.Slot].Places[place].EscalatesAt;

    /// <summary>Where a task stands.</summary>
    /// <param name="id">The request.</param>
    /// <param name="place">The place in the current gate, or among the reviews after the execution.</param>
    /// <param name="task">Where it stands.</param>
    /// <returns>Whether the request has tasks, and this place among them.</returns>
    public bool TryFindTask(RequestId id, int place, out TaskPosition task)
    {
        if (!HasTasks(id) || !HasPlace(id, place))
        {
            task = default;
            return false;
        }

        ref var state = ref states[id.Slot];
        task = new TaskPosition(state.Places[place].Pool, state.Level, state.GateIndex, IsAfterwards: state.LookBacks > 0);
        return true;
    }

    /// <summary>The pool whose members may take a place now.</summary>
    /// <exception cref="InvalidOperationException">The request is closed or never passed a gate.</exception>
    public int PoolOf(RequestId id, int place)
    {
        ref var state = ref State(id);
        return state.LookBacks > 0 || state.Level is Outcome.Single or Outcome.Dual
            ? state.Places[place].Pool
            : throw new InvalidOperationException($"Request {id} never passed a gate.");
    }

    /// <summary>The requester gives up; only while nobody reviews it.</summary>
    /// <returns>Whether the request was withdrawn.</returns>
    public bool Withdraw(RequestId id, Instant now) => !IsInReview(id) && GiveUp(id, Fact.Withdrawn, now);

    /// <summary>The waiting room of a pool is full.</summary>
    /// <returns>Whether the request was pending.</returns>
    public bool TurnAway(RequestId id, Instant now) => GiveUp(id, Fact.TurnedAway, now);

    /// <summary>Whether somebody has begun to review the request: reviews now, or has parked it.</summary>
    public bool IsInReview(RequestId id)
    {
        if (PhaseOf(id) != RequestPhase.Pending)
        {
            return false;
        }

        ref var state = ref states[id.Slot];
        for (var place = 0; place < state.PlaceCount; place++)
        {
            if (IsHeld(state.Places[place].State))
            {
                return true;
            }
        }

        return false;
    }

    private bool EscalateAll(ref RequestState state, RequestId id, Instant now)
    {
        var isMoved = false;
        for (var place = 0; place < state.PlaceCount; place++)
        {
            isMoved |= MoveUp(ref state, id, place, PersonId.None, now);
        }

        return isMoved;
    }

    private bool MoveUp(ref RequestState state, RequestId id, int place, PersonId by, Instant now, DecisionReason reason = DecisionReason.None)
    {
        ref var waiting = ref state.Places[place];
        var ladder = ShapeOf(state).Ladders[waiting.Factor];
        if (waiting.State != PlaceState.Waiting || waiting.Step >= ladder.Length)
        {
            return false;
        }

        waiting.Pool = ladder[waiting.Step].Pool;
        waiting.Step++;
        Say(id, Fact.Escalated, now, by, (ulong)place, reason);
        Ask(Wish.MoveTask, id, place, now);
        ArmEscalation(ref waiting, id, place, ladder, now);
        return true;
    }

    private void ArmEscalation(ref Place waiting, RequestId id, int place, EscalationStep[] ladder, Instant now)
    {
        waiting.EscalatesAt = Instant.MaxValue;
        if (waiting.Step < ladder.Length)
        {
            waiting.EscalatesAt = now.AddSaturating(ladder[waiting.Step].After);
            Ask(Wish.ArmEscalation, id, place, waiting.EscalatesAt);
        }
    }

    private static bool IsHeld(PlaceState state) => state is PlaceState.InReview or PlaceState.Parked;

    private bool Change(
        RequestId id, int place, PersonId person, PlaceState from, PlaceState to, Fact fact, Instant now, DecisionReason reason = DecisionReason.None)
    {
        if (!HasTasks(id) || !HasPlace(id, place))
        {
            return false;
        }

        ref var held = ref states[id.Slot].Places[place];
        if (held.State != from || held.Person != person)
        {
            return false;
        }

        held.State = to;
        Say(id, fact, now, person, (ulong)place, reason);
        if (to == PlaceState.Waiting && states[id.Slot].LookBacks == 0)
        {
            ArmEscalation(ref held, id, place, ShapeOf(states[id.Slot]).Ladders[held.Factor], now); // it waits anew: the timer of before may have rung meanwhile
        }

        return true;
    }

    private bool GiveUp(RequestId id, Fact fact, Instant now)
    {
        if (PhaseOf(id) != RequestPhase.Pending)
        {
            return false;
        }

        ref var state = ref states[id.Slot];
        Say(id, fact, now, PersonId.None, state.GateIndex);
        LeaveGate(ref state, id, now);
        End(ref state, id, now);
        return true;
    }

    private void EnterGate(ref RequestState state, RequestId id, int gateIndex, Instant now)
    {
        var shape = GatesOf(state)[gateIndex];
        state.Phase = RequestPhase.Pending;
        state.GateIndex = (byte)gateIndex;
        state.PlaceCount = (byte)shape.Places.Length;
        state.Objections = 0;
        for (var place = 0; place < shape.Places.Length; place++)
        {
            state.Places[place] = shape.Places[place];
        }

        Say(id, Fact.GateEntered, now, PersonId.None, (ulong)gateIndex);
        state.GateExpires = now.AddSaturating(shape.Gate.RequestTtl);
        if (state.GateExpires != Instant.MaxValue)
        {
            Ask(Wish.ArmExpiry, id, 0, state.GateExpires);
        }

        if (state.RecheckRounds > 0 && CarryApprovals(ref state, id, shape, now) is { } last)
        {
            GoOn(ref state, id, last, now);
            return;
        }

        OpenPlaces(ref state, id, shape.Gate.Serial ? 0 : null, now);
    }

    /// <summary>Opens the places of one factor, or of all.</summary>
    private void OpenPlaces(ref RequestState state, RequestId id, int? factor, Instant now)
    {
        var ladders = ShapeOf(state).Ladders;
        for (var place = 0; place < state.PlaceCount; place++)
        {
            if (state.Places[place].State == PlaceState.NotAsked && (factor is null || state.Places[place].Factor == factor))
            {
                state.Places[place].State = PlaceState.Waiting;
                Say(id, Fact.TaskOpened, now, PersonId.None, (ulong)place);
                Ask(Wish.OpenTask, id, place, now);
                ArmEscalation(ref state.Places[place], id, place, ladders[state.Places[place].Factor], now);
            }
        }
    }

    /// <summary>After an approval: the next factor, the next gate, or the authorisation.</summary>
    private void GoOn(ref RequestState state, RequestId id, PersonId person, Instant now)
    {
        int? nextFactor = null;
        for (var place = state.PlaceCount - 1; place >= 0; place--)
        {
            switch (state.Places[place].State)
            {
                case PlaceState.Waiting or PlaceState.InReview or PlaceState.Parked or PlaceState.AwaitsInformation:
                    return;
                case PlaceState.NotAsked:
                    nextFactor = state.Places[place].Factor;
                    break;
            }
        }

        if (nextFactor is { } factor)
        {
            OpenPlaces(ref state, id, ShapeOf(state).Gate.Serial ? factor : null, now);
            return;
        }

        if (!AskLapsedAgain(ref state, id, now))
        {
            PassGate(ref state, id, person, now);
        }
    }

    private void PassGate(ref RequestState state, RequestId id, PersonId person, Instant now)
    {
        LeaveGate(ref state, id, now);
        if (state.GateIndex + 1 < GatesOf(state).Length)
        {
            EnterGate(ref state, id, state.GateIndex + 1, now);
        }
        else
        {
            Authorise(ref state, id, now, person);
        }
    }

    /// <summary>Takes back every open task and the expiry timer.</summary>
    private void LeaveGate(ref RequestState state, RequestId id, Instant now)
    {
        for (var place = 0; place < state.PlaceCount; place++)
        {
            if (state.Places[place].State is PlaceState.Waiting or PlaceState.InReview or PlaceState.Parked or PlaceState.AwaitsInformation)
            {
                state.Places[place].State = PlaceState.NotAsked;
                Ask(Wish.CloseTask, id, place, now);
            }
        }

        if (state.GateExpires != Instant.MaxValue)
        {
            state.GateExpires = Instant.MaxValue;
            Ask(Wish.DisarmExpiry, id, 0, now);
        }
    }

    private bool HasPlace(RequestId id, int place) => place >= 0 && place < states[id.Slot].PlaceCount;

    private bool MayDecide(ref RequestState state, int place, PersonId person)
    {
        ref var wanted = ref state.Places[place];
        return wanted.State == PlaceState.Waiting
            && person != state.Request.Subject.RunOwner
            && person.Value > PersonId.None.Value
            && person.Value < poolOfPerson.Length
            && poolOfPerson[person.Value] == wanted.Pool
            && !HoldsAPlace(ref state, person);
    }

    private static bool HoldsAPlace(ref RequestState state, PersonId person)
    {
        for (var place = 0; place < state.PlaceCount; place++)
        {
            if (IsHeld(state.Places[place].State) && state.Places[place].Person == person)
            {
                return true;
            }
        }

        for (var approver = 0; approver < state.ApproverCount; approver++)
        {
            if (state.Approvers[approver].Person == person)
            {
                return true;
            }
        }

        return false;
    }
}
