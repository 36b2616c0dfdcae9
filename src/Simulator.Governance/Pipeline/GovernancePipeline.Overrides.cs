using Simulator.Time;

namespace Simulator.Governance;

/// <content>Break-glass: an action goes ahead without the end of its gate.</content>
public sealed partial class GovernancePipeline
{
    /// <summary>What overrides are good for; null (the default) where nobody can override anything.</summary>
    public OverrideTerms? Overrides { get; init; }

    /// <summary>
    /// Somebody breaks the glass: the gate ends as overridden, whoever reviews is told to stop, and the credential is issued without an
    /// authorisation or another look of the policy. An override that is not used within its life lapses as an approval does.
    /// </summary>
    /// <param name="id">The request.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="record">What it leaves behind.</param>
    /// <param name="now">When.</param>
    /// <returns>Whether the request was pending, and overrides are possible.</returns>
    public bool Override(RequestId id, PersonId by, OverrideRecord record, Instant now)
    {
        if (Overrides is not { } terms || PhaseOf(id) != RequestPhase.Pending)
        {
            return false;
        }

        ref var state = ref states[id.Slot];
        Say(id, Fact.Overridden, now, by, (ulong)record);
        LeaveGate(ref state, id, now);
        state.Phase = RequestPhase.Authorised;
        state.IsOverridden = true;
        state.OwesReview = (record & OverrideRecord.Recorded) != 0;
        state.OverrideEnds = now.AddSaturating(terms.Life);
        Ask(Wish.IssueCredential, id, 0, now);
        return true;
    }

    /// <summary>Somebody looked at a recorded override afterwards. Until then the request is not closed.</summary>
    /// <returns>Whether the request owed that.</returns>
    public bool ReviewOverride(RequestId id, PersonId by, Instant now)
    {
        if (!IsCurrent(id) || !states[id.Slot].OwesReview)
        {
            return false;
        }

        ref var state = ref states[id.Slot];
        state.OwesReview = false;
        Say(id, Fact.OverrideReviewed, now, by, 0);
        CloseIfDone(ref state, id, now);
        return true;
    }

    /// <summary>Until when a credential may be issued on what was approved, or overridden.</summary>
    private static Instant UsableUntil(in RequestState state) => state.IsOverridden
        ? state.OverrideEnds
        : state.LastApproval.AddSaturating(state.Decision.Obligations.ApprovalTtl);
}
