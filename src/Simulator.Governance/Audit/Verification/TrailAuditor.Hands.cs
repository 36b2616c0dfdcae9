using Simulator.Time;

namespace Simulator.Governance;

/// <content>Rules about hands: who holds a place, passes it on, and decides it.</content>
internal sealed partial class TrailAuditor
{
    private void StartReview(RequestHistory history, in TrailFact fact)
    {
        ref var place = ref history.Places[ReadPlace(history, fact)];
        Expect(place.Holder == PersonId.None, history, "taken by somebody while another held the same place.");
        Expect(!place.AwaitsInformation, history, "taken by somebody while information was awaited.");
        place.Spent = place.SpentBy(fact.At);
        place.Holder = fact.Actor;
        place.IsParked = false;
        place.Since = fact.At;
    }

    /// <summary>A model's order is told of the place that a person just took, and whoever was not first in it went first for a reason.</summary>
    private void Advise(RequestHistory history, in TrailFact fact)
    {
        var index = ReadPlace(history, fact);
        CheckHolder(history, fact, index, history.Places[index]);
        _ = fact.Record.Measure(TrailFields.Score);
        CheckAdviser(history, fact.Record);
        var wentFirst = fact.Record.Flag(TrailFields.Departed) || fact.Record.Flag(TrailFields.Starving);
        Expect(wentFirst || fact.Record.Count(TrailFields.Rank) == 0, history, "taken before what a model would have served first, and nobody departed from its order.");
    }

    /// <summary>A place is given back, parked or resumed by who holds it.</summary>
    private void PassOn(RequestHistory history, in TrailFact fact)
    {
        var index = ReadPlace(history, fact);
        ref var place = ref history.Places[index];
        CheckHolder(history, fact, index, place);
        Expect(place.IsParked == (fact.Fact == Fact.ReviewResumed), history, $"told '{fact.Word}' while the review was {(place.IsParked ? "parked" : "going on")}.");
        place.Spent = place.SpentBy(fact.At);
        place.Since = fact.At;
        place.IsParked = fact.Fact == Fact.ReviewParked;
        place.Holder = fact.Fact == Fact.HandedBack ? PersonId.None : fact.Actor;
    }

    /// <summary>A task that nobody took goes to the people of the next step of its ladder, as long as there is one.</summary>
    private void Escalate(RequestHistory history, in TrailFact fact)
    {
        var index = Math.Min(fact.Record.Count(TrailFields.Place), Gate.MaximumApprovals - 1);
        ref var place = ref history.Places[index];
        Expect(place.Holder == fact.Actor, history, "escalated while somebody else held the place."); // nobody on time, its reviewer by decision
        place.Spent = place.SpentBy(fact.At);
        place.Holder = PersonId.None;
        if (Frame is not null && GateOf(history) is { } gate)
        {
            var steps = GatePlaces.FactorOf(gate, index)?.Escalation.Count ?? 0;
            Expect(place.Step < steps, history, $"escalated beyond the {steps} steps of its ladder.");
            place.Step = Math.Min(place.Step + 1, steps);
        }

        _ = ReadPlace(history, fact);
        Expect(Frame is null || fact.Record.Count(TrailFields.Step) == place.Step, history, "escalated to another step than the next one.");
    }

    /// <summary>The reviewer asks for information, and gets it: nobody holds the place meanwhile.</summary>
    private void Inform(RequestHistory history, in TrailFact fact)
    {
        var index = ReadPlace(history, fact);
        ref var place = ref history.Places[index];
        if (fact.Fact == Fact.InformationReceived)
        {
            Expect(place.AwaitsInformation, history, "given information that nobody had asked for.");
            place.AwaitsInformation = false;
            return;
        }

        CheckHolder(history, fact, index, place);
        place.Spent = place.SpentBy(fact.At);
        place.Holder = PersonId.None;
        place.AwaitsInformation = true;
    }

    /// <summary>A place is decided: by who holds it and, for an approval, after the time the policy asks for, whoever spent it.</summary>
    private void EndReview(RequestHistory history, in TrailFact fact, int index)
    {
        ref var place = ref history.Places[index];
        if (CheckHolder(history, fact, index, place))
        {
            Expect(!place.IsParked, history, "decided while the review was parked.");
            var minimum = history.Decision?.Obligations.MinimumReview ?? Duration.Zero;
            if (fact.Fact == Fact.Approved && place.SpentBy(fact.At) < minimum)
            {
                Add(TrailRule.I02, history, $"The approval came after {place.SpentBy(fact.At)} of review; the minimum is {minimum}.");
            }
        }

        place = new PlaceHistory { Step = place.Step };
    }

    private bool CheckHolder(RequestHistory history, in TrailFact fact, int index, in PlaceHistory place)
    {
        if (place.Holder != PersonId.None && place.Holder == fact.Actor)
        {
            return true;
        }

        var holder = place.Holder == PersonId.None ? "nobody" : $"person {place.Holder.Value}";
        Add(TrailRule.I17, history, $"The trail tells '{fact.Word}' of place {index} by person {fact.Actor.Value}, but {holder} holds it.");
        return false;
    }
}
