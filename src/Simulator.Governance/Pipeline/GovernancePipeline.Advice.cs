using Simulator.Time;

namespace Simulator.Governance;

/// <content>What a model advised before a person took a task.</content>
public sealed partial class GovernancePipeline
{
    /// <summary>Keeps in the trail what a model's order was when a person took a task, and whether the person followed it.</summary>
    /// <param name="id">The request.</param>
    /// <param name="place">The place in the gate.</param>
    /// <param name="person">Who took it.</param>
    /// <param name="advice">What the model said.</param>
    /// <param name="now">When.</param>
    /// <returns>Whether that person has the place in review; otherwise nothing is kept.</returns>
    public bool Advised(RequestId id, int place, PersonId person, Advice advice, Instant now)
    {
        if (PhaseOf(id) != RequestPhase.Pending || !HasPlace(id, place)
            || states[id.Slot].Places[place].State != PlaceState.InReview || states[id.Slot].Places[place].Person != person)
        {
            return false;
        }

        Say(id, Fact.OrderAdvised, now, person, advice.ToDetail(place));
        return true;
    }
}
