using Simulator.Governance;
using Simulator.Results;

namespace Simulator.Cli;

/// <summary>Says what a trail lacks of everything that happened.</summary>
internal static class MissingRecords
{
    public static void Tell(string trail, string truth)
    {
        var kept = Inventory(trail).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        var required = Inventory(truth);
        var isAny = false;
        foreach (var (fact, count) in required)
        {
            var has = kept.GetValueOrDefault(fact);
            if (has < count)
            {
                isAny = true;
                Screen.Line($"missing: {HumanText.Count(count - has)} of {HumanText.Count(count)} records '{fact}'");
            }
        }

        if (!isAny)
        {
            Screen.Line("missing: nothing of what happened");
        }
    }

    private static IReadOnlyList<KeyValuePair<string, long>> Inventory(string path)
    {
        using var stream = File.OpenRead(path);
        return TrailInventory.Take(stream);
    }
}
