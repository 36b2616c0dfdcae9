using Simulator.Time;

namespace Simulator.Governance;

/// <content>Rules about break-glass overrides: what their record has to say, and the look at them afterwards.</content>
internal sealed partial class TrailAuditor
{
    private void Override(RequestHistory history, in TrailFact fact)
    {
        var name = fact.Record.TextOrNull(TrailFields.Gate);
        Expect(history is { IsAuthorised: false, End: null } && history.Gate >= 0, history, "overridden while it waited in no gate.");
        Expect(Frame is null || GateOf(history)?.Name == name, history, $"overridden in gate '{name}', in which it does not stand.");
        Expect(Frame is null || Frame.Special.Overrides is not null, history, "overridden where nobody can override anything.");
        var made = new OverrideHistory(
            fact.Actor,
            fact.Record.Flag(TrailFields.Recorded),
            fact.Record.InstantOrNever(TrailFields.Expires),
            fact.Record.InstantOrNever(TrailFields.ReviewBy));
        if (made.IsRecorded)
        {
            CheckRecord(history, made, fact);
        }
        else
        {
            Add(TrailRule.I11, history, "An override left no record.");
        }

        history.Override = made;
        history.IsAuthorised = true; // by who made it, not by the gate
        history.AuthorisedAt = fact.At;
        history.LeaveGates();
    }

    private void CheckRecord(RequestHistory history, OverrideHistory made, in TrailFact fact)
    {
        if (made.By == PersonId.None)
        {
            Add(TrailRule.I12, history, "The record of an override does not say who made it.");
        }

        if (string.IsNullOrWhiteSpace(fact.Record.TextOrNull(TrailFields.Reason)))
        {
            Add(TrailRule.I12, history, "The record of an override names no reason.");
        }

        var terms = Frame?.Special.Overrides;
        if (made.Ends == Instant.MaxValue || (terms is not null && made.Ends > fact.At.AddSaturating(terms.Life)))
        {
            Add(TrailRule.I12, history, $"The override may be used until {TextOf(made.Ends)}; the rules give it {terms?.Life}.");
        }

        if (made.ReviewBy == Instant.MaxValue || (terms is not null && made.ReviewBy > fact.At.AddSaturating(terms.ReviewWithin)))
        {
            Add(TrailRule.I12, history, $"The override is to be reviewed by {TextOf(made.ReviewBy)}; the rules ask for it within {terms?.ReviewWithin}.");
        }
    }

    private void ReviewOverride(RequestHistory history, in TrailFact fact)
    {
        Expect(history.Override is { OwesReview: true }, history, "reviewed for an override that it owed no review.");
        if (history.Override is not { } made)
        {
            return;
        }

        made.OwesReview = false;
        if (fact.Actor == PersonId.None || fact.Actor == made.By)
        {
            Add(TrailRule.I12, history, "An override was not reviewed by anybody but who made it.");
        }

        if (fact.At > made.ReviewBy)
        {
            Add(TrailRule.I12, history, $"The override was reviewed at {fact.At}, after {made.ReviewBy}.");
        }
    }

    /// <summary>What is still owed when the trail closes a request, or is over.</summary>
    private void CheckOwed(RequestHistory history, Instant at, bool isClosed)
    {
        CheckOwedReviews(history, at, isClosed);
        if (history.Override is { OwesReview: true } made && (isClosed || at > made.ReviewBy))
        {
            Add(TrailRule.I12, history, $"The override was not reviewed by {TextOf(made.ReviewBy)}.");
        }
    }

    /// <summary>Whether an execution that no gate let pass rests on an override, and on what it left behind.</summary>
    private void CheckBypass(RequestHistory history)
    {
        switch (history.Override)
        {
            case { IsRecorded: false }:
                Add(TrailRule.I10, history, "The action was executed on an override that left no record.");
                break;
            case null when !history.IsAuthorised && IsWaiting(history):
                Add(TrailRule.I10, history, "The action was executed while its gate waited for approvals, and no override is on record.");
                break;
        }
    }

    private bool IsWaiting(RequestHistory history) => Frame is not null && GateOf(history) is { } gate
        && history.Approvals.Count(approval => approval.Gate == history.Gate) < gate.Factors.Sum(factor => factor.Approvals);

    private static string TextOf(Instant at) => at == Instant.MaxValue ? "no instant" : at.ToString();
}
