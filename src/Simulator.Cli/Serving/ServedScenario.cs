using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Service;

namespace Simulator.Cli;

/// <summary>
/// The part of a scenario that is not assumed but ruled: policy, gates, pools, classes and people, as a service. What a scenario says about
/// chance (arrivals, review times, attackers) is left to the real world.
/// </summary>
internal static class ServedScenario
{
    /// <summary>The options of a service; addresses, limits and reports are the caller's.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="people">The people; null for those of the scenario's catalogue.</param>
    /// <param name="tokenFile">Path of the token file.</param>
    /// <param name="storage">Where commands are kept.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="ArgumentException">A pool has no waiting room at all.</exception>
    public static ServiceOptions Of(Scenario scenario, IReadOnlyList<ServicePerson>? people, string tokenFile, StorageChoice storage, TimeProvider clock)
    {
        if (scenario.Pools.FirstOrDefault(pool => pool.WaitingRoom == 0) is { } closed)
        {
            // The simulator lets an idle reviewer take a task that never waited; a service does not know who is idle.
            throw new ArgumentException($"pools.{closed.Name}.waitingRoom is 0: in a service every task waits until somebody claims it, so nothing would ever be approved; set it to 1 or more.");
        }

        var catalogue = Catalogue.Create(scenario);
        return new ServiceOptions
        {
            Policy = scenario.Policy.Table,
            Gates = scenario.Gates,
            Pools = [.. scenario.Pools.Select(pool => new ServicePool(pool.Name) { Capacity = pool.WaitingRoom ?? int.MaxValue })],
            Classes = [.. scenario.Classes.Select(Served)],
            People = people ?? PeopleOf(catalogue),
            Services = catalogue.Services,
            // Without the scenario's digest: another rate of arrivals is no other service, and must not part it from its log.
            Trail = new TrailHeader(scenario.Name, string.Empty, 0, 0),
            TokenFile = tokenFile,
            Storage = storage,
            Clock = clock,
        };
    }

    /// <summary>The made-up people of a scenario: reviewers with their pools, then those on whose behalf assistants work; numbered as in the simulation.</summary>
    public static IReadOnlyList<ServicePerson> PeopleOf(Catalogue catalogue) =>
    [
        .. catalogue.Reviewers.Select(reviewer => new ServicePerson(reviewer.Name, reviewer.Pool)),
        .. catalogue.BusinessPeople.Select(person => new ServicePerson(person.Name, -1)),
    ];

    /// <summary>The class as the simulation submits it: there the policy sees a blast radius of 1, so it does here.</summary>
    private static ServiceClass Served(ActionClass kind) => new(kind.Name, kind.Access, kind.Impact, new ClassCredentials(kind.Executor, kind.Session))
    {
        Reversible = kind.Reversible,
        Flags = kind.Flags,
    };
}
