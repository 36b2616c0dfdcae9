using Simulator.Time;

namespace Simulator.Governance;

/// <content>Reviews after an execution: they undo nothing, but they are tasks like others, and the request is not closed before them.</content>
public sealed partial class GovernancePipeline
{
    private const int PlaceBits = 8;

    /// <summary>Whom the gates ask in an emergency; null (the default) where they always ask whom they name.</summary>
    public EmergencyRoute? Emergency
    {
        get;
        init
        {
            field = value;
            var plan = value?.Over(new GatePlan([.. singleGates.Select(shape => shape.Gate)], [.. dualGates.Select(shape => shape.Gate)]));
            emergencySingle = plan is null ? [] : [.. plan.Single.Select(Shape)];
            emergencyDual = plan is null ? [] : [.. plan.Dual.Select(Shape)];
        }
    }

    /// <summary>Asks people to look at an execution: nobody who approved it or on whose behalf it ran, and nobody twice.</summary>
    /// <param name="id">The request, just executed.</param>
    /// <param name="reviewers">How many, at most as many as a gate can ask.</param>
    /// <param name="pool">Whose people.</param>
    /// <param name="now">When.</param>
    /// <returns>Whether they are asked: the request has ended and is not closed, and nobody was asked before.</returns>
    public bool LookBack(RequestId id, int reviewers, int pool, Instant now)
    {
        if (PhaseOf(id) != RequestPhase.Ended || reviewers < 1 || states[id.Slot].LookBacks > 0)
        {
            return false;
        }

        ref var state = ref states[id.Slot];
        state.PlaceCount = state.LookBacks = (byte)Math.Min(reviewers, Gate.MaximumApprovals);
        for (var place = 0; place < state.PlaceCount; place++)
        {
            state.Places[place] = new Place { State = PlaceState.Waiting, Pool = pool, EscalatesAt = Instant.MaxValue };
            Say(id, Fact.ReviewOwed, now, PersonId.None, (uint)place | ((ulong)(uint)pool << PlaceBits));
            Ask(Wish.OpenTask, id, place, now);
        }

        return true;
    }

    /// <summary>Whether the open tasks of a request are reviews after its execution.</summary>
    public bool IsLookedBackAt(RequestId id) => IsCurrent(id) && states[id.Slot].LookBacks > 0;

    /// <summary>Whether a request has tasks for people: it stands in a gate, or is looked back at.</summary>
    public bool HasTasks(RequestId id) => PhaseOf(id) is var phase && (phase == RequestPhase.Pending || (phase != RequestPhase.None && states[id.Slot].LookBacks > 0));

    private void EndLookBack(ref RequestState state, RequestId id, int place, PersonId person, bool isWrong, Instant now)
    {
        state.Places[place].State = PlaceState.Approved;
        if (state.ApproverCount < 2 * MaximumApprovers)
        {
            state.Approvers[state.ApproverCount++] = new GivenApproval { Person = person, Role = Nowhere, Place = Nowhere };
        }

        state.LookBacks--;
        Say(id, Fact.LookedBack, now, person, (uint)place | (isWrong ? 1UL << PlaceBits : 0));
        CloseIfDone(ref state, id, now);
    }
}
