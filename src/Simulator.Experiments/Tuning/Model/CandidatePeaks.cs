using Simulator.Results;
using Simulator.Scenarios;
using Simulator.Time;

namespace Simulator.Experiments;

/// <summary>
/// Keeps the dominating rate of every Poisson process the same in all settings: the largest over all of them. Otherwise a setting with a higher rate
/// would meet other candidates, and common random numbers would be common in name only.
/// </summary>
internal static class CandidatePeaks
{
    private const int MostCombinations = 500;

    /// <summary>Keys that can change a rate of arrivals.</summary>
    public static bool Touches(string path) => KeyPath.Parse(path).Any(part => part is "arrivals" or "starts" or "storms" or "timeZone" or "dayFactor" or "start");

    /// <summary>The settings of the peaks, as <c>path=value</c>; empty when no key touches arrivals.</summary>
    /// <param name="keys">The varied keys.</param>
    /// <param name="load">Makes the scenario of settings; null when they are invalid.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<VariedKey> keys, Func<IReadOnlyList<string>, Scenario?> load)
    {
        VariedKey[] touching = [.. keys.Where(key => Touches(key.Path))];
        if (touching.Length == 0)
        {
            return [];
        }

        var largest = new SortedDictionary<string, Rate>(StringComparer.Ordinal);
        var differing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var set in Combinations(touching))
        {
            foreach (var (path, peak) in load(set) is { } scenario ? Peaks(scenario) : [])
            {
                var known = largest.TryGetValue(path, out var other);
                if (known && other != peak)
                {
                    differing.Add(path);
                }

                largest[path] = known && other.PerHour > peak.PerHour ? other : peak;
            }
        }

        return [.. differing.Select(path => $"{path}={largest[path]}")];
    }

    /// <summary>Every combination of the values, or only of their ends when there are too many.</summary>
    private static IEnumerable<IReadOnlyList<string>> Combinations(VariedKey[] keys)
    {
        var all = keys.Aggregate(1L, (product, key) => product * key.Values.Count) <= MostCombinations;
        IEnumerable<IReadOnlyList<string>> sets = [[]];
        foreach (var key in keys)
        {
            IReadOnlyList<string> values = all ? key.Values : [key.Values[0], key.Values[^1]];
            sets = sets.SelectMany(set => values.Select(value => (IReadOnlyList<string>)[.. set, $"{key.Path}={value}"])).ToList();
        }

        return sets;
    }

    private static IEnumerable<(string Path, Rate Peak)> Peaks(Scenario scenario) =>
        scenario.Classes.Select(kind => (KeyPath.Of("classes", kind.Name, "arrivals", "peak"), kind.Arrivals))
            .Concat(scenario.Incidents.Select(source => (KeyPath.Of("incidents", source.Name, "arrivals", "peak"), (Arrivals?)source.Arrivals)))
            .Concat(scenario.Storms.Select(storm => (KeyPath.Of("storms", storm.Name, "starts", "peak"), (Arrivals?)storm.Starts)))
            .Concat(scenario.Pools.SelectMany(pool => pool.PullAways.Select(plan =>
                (KeyPath.Of("pools", pool.Name, "pullAways", plan.Name, "arrivals", "peak"), (Arrivals?)plan.Arrivals))))
            .Where(entry => entry.Item2 is Arrivals.Poisson)
            .Select(entry => (entry.Item1, ((Arrivals.Poisson)entry.Item2!).Peak));
}
