using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>
/// The synthetic world of a scenario: people, services and phrases with made-up names. Made once a scenario from the catalogue's seed alone;
/// nothing in it influences a simulation, it only gives reports and stories names to show.
/// </summary>
public sealed class Catalogue
{
    private readonly IReadOnlyList<ActionPhrases> phrases;

    private Catalogue(
        IReadOnlyList<Reviewer> reviewers, IReadOnlyList<BusinessPerson> businessPeople, IReadOnlyList<string> services,
        IReadOnlyList<ActionPhrases> phrases)
    {
        Reviewers = reviewers;
        BusinessPeople = businessPeople;
        Services = services;
        this.phrases = phrases;
    }

    /// <summary>The reviewers of all pools, pool after pool in the scenario's order; the n-th has the <see cref="PersonId"/> n, from 1.</summary>
    public IReadOnlyList<Reviewer> Reviewers { get; }

    /// <summary>The people recommendations are made for; their ids follow those of the reviewers.</summary>
    public IReadOnlyList<BusinessPerson> BusinessPeople { get; }

    /// <summary>The names of the services, distinct; requests name them by position from 0.</summary>
    public IReadOnlyList<string> Services { get; }

    /// <summary>Makes the catalogue of a scenario: the same on every machine and in every culture.</summary>
    /// <param name="scenario">The scenario; its catalogue seed, pools, classes and sizes decide.</param>
    public static Catalogue Create(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var seed = scenario.Catalogue.Seed;
        var fakers = new KeyedFaker(seed);
        var people = new PeopleNames(fakers);
        var reviewers = new List<Reviewer>();
        for (var pool = 0; pool < scenario.Pools.Count; pool++)
        {
            for (var member = 0; member < scenario.Pools[pool].Reviewers; member++)
            {
                reviewers.Add(new Reviewer(new PersonId(reviewers.Count + 1), people.Next($"pool/{scenario.Pools[pool].Name}/{member}"), pool));
            }
        }

        var business = Enumerable.Range(0, scenario.Catalogue.BusinessPeople)
            .Select(index => new BusinessPerson(new PersonId(reviewers.Count + index + 1), people.Next($"business/{index}")))
            .ToArray();
        return new Catalogue(
            reviewers, business, ServiceNames.Make(fakers, scenario.Catalogue.Services),
            [.. scenario.Classes.Select(one => ActionPhrases.Make(fakers, one))]);
    }

    /// <summary>The name of a person.</summary>
    /// <param name="person">A reviewer or a business person.</param>
    /// <returns>The name; <c>nobody</c> for <see cref="PersonId.None"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The catalogue has no such person.</exception>
    public string NameOf(PersonId person)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(person.Value, nameof(person));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(person.Value, Reviewers.Count + BusinessPeople.Count, nameof(person));
        return person == PersonId.None ? "nobody"
            : person.Value <= Reviewers.Count ? Reviewers[person.Value - 1].Name
            : BusinessPeople[person.Value - 1 - Reviewers.Count].Name;
    }

    /// <summary>A title for a request, the same whenever it is asked for.</summary>
    /// <param name="actionClass">The class of the request.</param>
    /// <param name="node">The request's lasting name; it picks the phrases.</param>
    /// <param name="service">The service, by position in <see cref="Services"/>.</param>
    /// <returns>One line, such as <c>Rotate the signing key of ledger-api</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class or service.</exception>
    public string TitleOf(ClassId actionClass, NodeId node, int service)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(actionClass.Index, nameof(actionClass));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(actionClass.Index, phrases.Count, nameof(actionClass));
        ArgumentOutOfRangeException.ThrowIfNegative(service);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(service, Services.Count);
        return phrases[actionClass.Index].Title(node, Services[service]);
    }

}

/// <summary>A reviewer.</summary>
/// <param name="Id">The person, from 1.</param>
/// <param name="Name">A made-up name, distinct in the catalogue.</param>
/// <param name="Pool">The pool, by its position in the scenario.</param>
public sealed record Reviewer(PersonId Id, string Name, int Pool);

/// <summary>A person on whose behalf AI assistants work.</summary>
/// <param name="Id">The person; ids follow those of the reviewers.</param>
/// <param name="Name">A made-up name, distinct in the catalogue.</param>
public sealed record BusinessPerson(PersonId Id, string Name);
