namespace Simulator.Scenarios;

/// <summary>Made-up names of people, none twice.</summary>
internal sealed class PeopleNames(KeyedFaker fakers)
{
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);

    /// <summary>The name that belongs to a key; a name that is taken gets a number.</summary>
    public string Next(string key)
    {
        var faker = fakers.For(key);
        var name = $"{faker.Name.FirstName()} {faker.Name.LastName()}";
        var times = taken.GetValueOrDefault(name) + 1;
        taken[name] = times;
        return times == 1 ? name : FormattableString.Invariant($"{name} ({times})");
    }
}
