using Simulator.Time;

namespace Simulator.Governance;

/// <content>What people decide, and for how long an approval counts.</content>
public sealed partial class GovernancePipeline
{
    /// <summary>A role or a place that no gate has: who objected is barred from the request, and approved nothing.</summary>
    private const byte Nowhere = byte.MaxValue;

    /// <summary>A person decides the place he or she holds.</summary>
    /// <param name="id">The request.</param>
    /// <param name="place">The place in the current gate.</param>
    /// <param name="person">Who decides.</param>
    /// <param name="verdict">What is decided.</param>
    /// <param name="digest">Digest of the arguments the person looked at: an approval is bound to them.</param>
    /// <param name="now">When.</param>
    /// <param name="reason">Why, unless it is an approval. Default: nobody says, which the verifier of trails holds against a rejection.</param>
    /// <returns>Whether the decision counts, or why not; a decision that does not count changes nothing.</returns>
    public DecisionReceipt Decide(
        RequestId id, int place, PersonId person, Verdict verdict, Digest digest, Instant now, DecisionReason reason = DecisionReason.None)
    {
        if (!HasTasks(id) || !HasPlace(id, place))
        {
            return DecisionReceipt.NotPending;
        }

        ref var state = ref states[id.Slot];
        if (state.Places[place].State != PlaceState.InReview || state.Places[place].Person != person)
        {
            return DecisionReceipt.NotYours;
        }

        if (digest != state.Request.Digest)
        {
            return DecisionReceipt.DigestMismatch;
        }

        if (state.LookBacks > 0)
        {
            EndLookBack(ref state, id, place, person, verdict == Verdict.Reject, now);
            return DecisionReceipt.Accepted;
        }

        switch (verdict)
        {
            case Verdict.Reject:
                Reject(ref state, id, place, person, now, reason);
                return DecisionReceipt.Accepted;
            case Verdict.Escalate:
                return PassUp(ref state, id, place, person, now, reason);
            case Verdict.AskInformation:
                Say(id, Fact.InformationRequested, now, person, (ulong)place, reason);
                state.Places[place].State = PlaceState.AwaitsInformation;
                state.Places[place].Person = PersonId.None;
                Ask(Wish.AwaitInformation, id, place, now);
                return DecisionReceipt.Accepted;
            default:
                Say(id, Fact.Approved, now, person, (ulong)place);
                state.Places[place].State = PlaceState.Approved;
                Remember(ref state, place, person, now);
                GoOn(ref state, id, person, now);
                return DecisionReceipt.Accepted;
        }
    }

    /// <summary>What somebody asked for is there: the task waits again, with its age, for anybody who may take it.</summary>
    /// <returns>Whether the place waited for information.</returns>
    public bool InformationArrived(RequestId id, int place, Instant now)
    {
        if (PhaseOf(id) != RequestPhase.Pending || !HasPlace(id, place) || states[id.Slot].Places[place].State != PlaceState.AwaitsInformation)
        {
            return false;
        }

        ref var state = ref states[id.Slot];
        Say(id, Fact.InformationReceived, now, PersonId.None, (ulong)place);
        WaitAgain(ref state, id, place, now);
        return true;
    }

    /// <summary>Whether a place has a further step on its ladder, so that a reviewer can pass it up.</summary>
    public bool CanPassUp(RequestId id, int place) =>
        PhaseOf(id) == RequestPhase.Pending && HasPlace(id, place)
        && states[id.Slot].Places[place].Step < ShapeOf(states[id.Slot]).Ladders[states[id.Slot].Places[place].Factor].Length;

    /// <summary>A rejection ends the gate, unless the gate wants several: then the task waits for somebody else.</summary>
    private void Reject(ref RequestState state, RequestId id, int place, PersonId person, Instant now, DecisionReason reason)
    {
        state.Objections++;
        if (state.Objections < ShapeOf(state).Gate.DenyThreshold)
        {
            Say(id, Fact.Objected, now, person, (ulong)place, reason);
            state.Approvers[state.ApproverCount++] = new GivenApproval { Person = person, Role = Nowhere, Place = Nowhere };
            WaitAgain(ref state, id, place, now);
            return;
        }

        Say(id, Fact.Rejected, now, person, (ulong)place, reason);
        state.Places[place].State = PlaceState.NotAsked; // decided: nothing to take back from this person
        LeaveGate(ref state, id, now);
        End(ref state, id, now);
    }

    private DecisionReceipt PassUp(ref RequestState state, RequestId id, int place, PersonId person, Instant now, DecisionReason reason)
    {
        ref var held = ref state.Places[place];
        if (held.Step >= ShapeOf(state).Ladders[held.Factor].Length)
        {
            return DecisionReceipt.NowhereToEscalate;
        }

        held.State = PlaceState.Waiting;
        held.Person = PersonId.None;
        MoveUp(ref state, id, place, person, now, reason);
        return DecisionReceipt.Accepted;
    }

    private void WaitAgain(ref RequestState state, RequestId id, int place, Instant now)
    {
        ref var waiting = ref state.Places[place];
        waiting.State = PlaceState.Waiting;
        waiting.Person = PersonId.None;
        Ask(Wish.ReturnTask, id, place, now);
        ArmEscalation(ref waiting, id, place, ShapeOf(state).Ladders[waiting.Factor], now);
    }

    /// <summary>Approvals that were too old when the gate's last one came are asked again, at the beginning of their ladder.</summary>
    /// <returns>Whether there were any: then the gate is not passed yet.</returns>
    private bool AskLapsedAgain(ref RequestState state, RequestId id, Instant now)
    {
        var ttl = state.Decision.Obligations.FactorTtl;
        var isAny = false;
        for (var place = 0; ttl != Duration.MaxValue && place < state.PlaceCount; place++)
        {
            ref var given = ref state.Places[place];
            if (given.State != PlaceState.Approved || now <= given.ApprovedAt.AddSaturating(ttl))
            {
                continue;
            }

            isAny = true;
            Say(id, Fact.FactorLapsed, now, given.Person, (ulong)place);
            Forget(ref state, place);
            var shape = ShapeOf(state);
            given = shape.Places[place];
            given.State = PlaceState.Waiting;
            Say(id, Fact.TaskOpened, now, PersonId.None, (ulong)place);
            Ask(Wish.OpenTask, id, place, now);
            ArmEscalation(ref given, id, place, shape.Ladders[given.Factor], now);
        }

        return isAny;
    }

    /// <summary>Takes an approval of the current gate back: its giver may be asked again.</summary>
    private static void Forget(ref RequestState state, int place)
    {
        for (var index = 0; index < state.ApproverCount; index++)
        {
            if (state.Approvers[index] is { IsSpare: false } given && given.Gate == state.GateIndex && given.Place == place)
            {
                state.Approvers[index] = state.Approvers[--state.ApproverCount];
                return;
            }
        }
    }
}
