using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>
/// A pool whose people are parted: some only decide what people ask for themselves, the others only what an AI recommends, as if each flow had a
/// queue of its own. Nothing else about pool, people or requests differs from a shared queue, so that both can be compared on the same draws.
/// </summary>
/// <param name="PersonsWork">The share, 0 to 1, of people who decide people's own requests.</param>
public sealed record SeparateQueues(double PersonsWork)
{
    /// <summary>How many of so many people decide people's own requests: the share of them, rounded, half to even.</summary>
    /// <param name="people">The people of the pool, 1 or more.</param>
    public int PeopleForPersons(int people) => (int)Math.Round(PersonsWork * people);

    /// <summary>Whether a person decides requests of an origin; both kinds are spread evenly over the numbers of the people.</summary>
    /// <param name="seat">The person's number in the pool, from 0.</param>
    /// <param name="people">The people of the pool.</param>
    /// <param name="origin">Who asks.</param>
    public bool Decides(int seat, int people, Origin origin)
    {
        var persons = (long)PeopleForPersons(people);
        return ((seat + 1) * persons / people > seat * persons / people) == (origin == Origin.Human);
    }
}
