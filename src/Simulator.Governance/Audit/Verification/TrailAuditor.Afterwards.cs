using Simulator.Time;

namespace Simulator.Governance;

/// <content>Rules about reviews after an execution: those that the policy wants are asked for, and done in time by other people.</content>
internal sealed partial class TrailAuditor
{
    private static bool IsOfReview(Fact fact) => fact is Fact.ReviewStarted or Fact.HandedBack or Fact.ReviewParked or Fact.ReviewResumed;

    private void OweReview(RequestHistory history, in TrailFact fact)
    {
        Expect(history.End == Fact.Executed, history, "to be looked back at, but was never executed.");
        var owed = history.Owed ??= [];
        var place = fact.Record.Count(TrailFields.Place);
        Expect(place < Gate.MaximumApprovals && owed.TryAdd(place, fact.Record.InstantOrNever(TrailFields.ReviewBy)), history, $"looked back at twice in place {place}.");
    }

    private int ReadOwedPlace(RequestHistory history, int place)
    {
        Expect(history.Owed!.ContainsKey(place), history, $"looked back at in place {place}, where nobody was asked.");
        return Math.Min(place, Gate.MaximumApprovals - 1);
    }

    private void LookBack(RequestHistory history, in TrailFact fact)
    {
        var place = fact.Record.Count(TrailFields.Place);
        _ = fact.Record.Flag(TrailFields.FoundWrong);
        if (history.Owed is null || !history.Owed.Remove(place, out var due))
        {
            Expect(false, history, "looked back at without anybody having been asked.");
            return;
        }

        CheckHolder(history, fact, place, history.Places[place]);
        history.Places[place] = default;
        if (fact.At > due)
        {
            Add(TrailRule.I02, history, $"The review after the execution came at {fact.At}; it was due by {due}.");
        }

        var actor = fact.Actor;
        if (actor == PersonId.None || actor == history.RunOwner)
        {
            Add(TrailRule.I07, history, "A review after the execution was made by nobody, or by the one on whose behalf the work ran.");
        }

        var isFirst = history.LookedBackBy.Add(actor);
        if (!isFirst || history.Approvals.Concat(history.Earlier).Any(approval => approval.Person == actor))
        {
            Add(TrailRule.I04, history, $"Person {actor.Value} looked back at what he or she had approved or reviewed.");
        }
    }

    /// <summary>What the policy wants to have reviewed, and what nobody reviewed in time.</summary>
    private void CheckOwedReviews(RequestHistory history, Instant at, bool isClosed)
    {
        foreach (var (place, due) in history.Owed ?? [])
        {
            if (isClosed || at > due)
            {
                Add(TrailRule.I02, history, $"The review after the execution in place {place}, due by {TextOf(due)}, was never made.");
            }
        }

        var asked = history.LookedBackBy.Count + (history.Owed?.Count ?? 0);
        var wanted = history.Decision?.Obligations.PostHocReviewers ?? 0;
        if (history.End == Fact.Executed && Frame is { Special.HasReviewsAfterwards: true } && asked < Math.Min(wanted, Gate.MaximumApprovals))
        {
            Add(TrailRule.I02, history, $"After the execution {asked} people were asked to look at it; the policy wants {wanted}.");
        }
    }
}
