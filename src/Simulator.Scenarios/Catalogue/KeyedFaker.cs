using Bogus;

namespace Simulator.Scenarios;

/// <summary>Made-up data that depends on the catalogue's seed and a key only: one more person changes no other name.</summary>
/// <remarks>
/// One generator serves all keys, because making one reads its whole vocabulary; every key seeds it anew. Dates are never drawn from it: they
/// would depend on the day.
/// </remarks>
internal sealed class KeyedFaker(int seed)
{
    private readonly Faker faker = new("en");

    /// <summary>The generator, seeded for a key; valid until the next call.</summary>
    public Faker For(string key)
    {
        faker.Random = new Randomizer(StableHash.Of(seed, key));
        return faker;
    }
}
