using Simulator.Time;

namespace Simulator.Governance;

/// <content>The second look: the policy is asked again on what is found when the action is about to be executed.</content>
public sealed partial class GovernancePipeline
{
    /// <summary>
    /// The policy answered on what is found now. The same level or a lower one goes on to the credential; a higher one asks only for the
    /// approvals that are missing; a refusal ends the request as denied. After <see cref="PolicyRecheck.MaximumRounds"/> rounds of asking
    /// for more it expires.
    /// </summary>
    /// <param name="id">The request.</param>
    /// <param name="found">The request as it is found: its circumstances may have changed, its arguments never.</param>
    /// <param name="decision">The decision about it.</param>
    /// <param name="now">When.</param>
    /// <returns>Whether the request was waiting for it.</returns>
    /// <exception cref="ArgumentException">Other arguments than those of the request were judged.</exception>
    public bool Recheck(RequestId id, in ActionRequest found, in PolicyDecision decision, Instant now)
    {
        if (PhaseOf(id) != RequestPhase.Rechecking)
        {
            return false;
        }

        ref var state = ref states[id.Slot];
        if (found.Digest != state.Request.Digest || found.Node != state.Request.Node)
        {
            throw new ArgumentException("A recheck judges the same action as before.", nameof(found));
        }

        var result = PolicyRecheck.Compare(state.Decision, decision);
        state.Decision = PolicyRecheck.InForce(state.Decision, decision);
        state.Request = found;
        Say(id, Fact.Rechecked, now, PersonId.None, decision.MatchedRows);
        switch (result)
        {
            case RecheckResult.GoOn:
                state.Phase = RequestPhase.Authorised;
                Ask(Wish.IssueCredential, id, 0, now);
                break;
            case RecheckResult.Deny:
                Say(id, Fact.Denied, now, PersonId.None, decision.MatchedRows);
                End(ref state, id, now);
                break;
            default:
                AskMissing(ref state, id, now);
                break;
        }

        return true;
    }

    private void AskMissing(ref RequestState state, RequestId id, Instant now)
    {
        state.RecheckRounds++;
        if (state.RecheckRounds > PolicyRecheck.MaximumRounds)
        {
            Say(id, Fact.Expired, now, PersonId.None, 0);
            End(ref state, id, now);
            return;
        }

        for (var given = 0; given < state.ApproverCount; given++)
        {
            state.Approvers[given].IsSpare = true;
        }

        state.Level = state.Decision.Outcome;
        EnterGate(ref state, id, 0, now);
    }

    /// <summary>Fills places with approvals that were given in the same role at a lower level.</summary>
    /// <returns>Who gave the last of them; null when none counts here.</returns>
    private PersonId? CarryApprovals(ref RequestState state, RequestId id, GateShape shape, Instant now)
    {
        PersonId? last = null;
        for (var place = 0; place < state.PlaceCount; place++)
        {
            for (var index = 0; index < state.ApproverCount; index++)
            {
                ref var given = ref state.Approvers[index];
                if (!given.IsSpare || given.Role != shape.Roles[state.Places[place].Factor])
                {
                    continue;
                }

                (given.IsSpare, given.Gate, given.Place) = (false, state.GateIndex, (byte)place);
                state.Places[place].State = PlaceState.Approved;
                state.Places[place].Person = given.Person;
                state.Places[place].ApprovedAt = state.LastApproval; // no younger than it is, for the life of a factor's approval
                Say(id, Fact.ApprovalCarried, now, given.Person, (ulong)place);
                last = given.Person;
                break;
            }
        }

        return last;
    }

    private void Remember(ref RequestState state, int place, PersonId person, Instant now)
    {
        state.Places[place].ApprovedAt = now;
        state.Approvers[state.ApproverCount++] = new GivenApproval
        {
            Person = person,
            Role = ShapeOf(state).Roles[state.Places[place].Factor],
            Gate = state.GateIndex,
            Place = (byte)place,
        };
    }
}
