namespace Simulator.Scenarios;

/// <content>Checks of pools whose people are parted by who asks.</content>
internal sealed partial class CrossChecks
{
    private void CheckQueues(Resolved pool)
    {
        if (pool.Find("queues") is not { IsNone: false } queues || pool.ValueOf<ulong>("reviewers") is not { } reviewers || queues.Find("personsWork") is not { } share)
        {
            return;
        }

        if (pool.ValueOf<Assignment>("assignment") is Assignment.Push or Assignment.Named || pool.Find("onCall") is { IsNone: false } || pool.Find("waitingRoom")?.Value is ulong)
        {
            Add(queues, "people who are parted can only pull their tasks, without others on call and without a waiting room",
                "write \"shared\", or leave assignment, onCall and waitingRoom out");
        }

        var people = (int)reviewers;
        var persons = new SeparateQueues(share.As<Share>().Value).PeopleForPersons(people);
        var needed = PeopleBuilder.Levels.Max(level => ApprovalsOf(pool.Name, level));
        if (Math.Min(persons, people - persons) < Math.Max(1, needed))
        {
            Add(share, $"of {people} people {persons} decide people's requests and {people - persons} those of AI; the gates need {Math.Max(1, needed)} of each",
                "write another share, or more reviewers");
        }
    }

    /// <summary>How many people of a pool a request of a level needs in all its gates.</summary>
    private int ApprovalsOf(string pool, Governance.Outcome level) => Section("gates") is { IsValid: true } gates
        ? PeopleBuilder.GatesOf(gates, level).SelectMany(PeopleBuilder.FactorsOf)
            .Where(factor => factor.Find("pool")?.Value as string == pool).Sum(factor => (int)factor["approvals"].As<ulong>())
        : 0;
}
