using System.Globalization;
using System.Text.Json;
using Simulator.Results;

namespace Simulator.Experiments;

/// <summary>What distinguishes operations from a laboratory.</summary>
[Flags]
public enum LabParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>How people look: in a laboratory unhurried, rested, expecting wrong cases, fully trained, with all the evidence, and free to say no.</summary>
    Attention = 1,

    /// <summary>When people look: in a laboratory always there, at once, never called away.</summary>
    Presence = 2,

    /// <summary>How many people there are: in a laboratory ten for each, so that hardly anything waits.</summary>
    Queue = 4,

    /// <summary>All of it.</summary>
    All = Attention | Presence | Queue,
}

/// <summary>The settings that turn a scenario into its laboratory twin: the same requests, policy and review times, with people as experiments have them.</summary>
public static class Laboratory
{
    private const int Crowd = 10;
    private const int MostPeople = 1_000;
    private static readonly string[] Hypotheses = ["pressure", "skipping", "fatigue", "prevalence", "plantedCases", "batch"];
    private static readonly (string Name, string Value)[] Minds = [("training", "none"), ("certification", "none"), ("authority", "asReview")];
    private static readonly (string Name, string Value)[] Places =
        [("roster", "always"), ("onCall", "none"), ("visits", "none"), ("distraction", "none"), ("notification", "none"), ("misrouting", "none")];

    /// <summary>The settings, in the order of the file; only those that change something.</summary>
    /// <param name="resolvedJson">The resolved scenario.</param>
    /// <param name="parts">What becomes as in a laboratory.</param>
    public static IReadOnlyList<string> SettingsOf(string resolvedJson, LabParts parts)
    {
        using var document = JsonDocument.Parse(resolvedJson);
        var settings = new List<string>();
        if (parts.HasFlag(LabParts.Attention))
        {
            var review = document.RootElement.GetProperty("review");
            AddChanged(settings, ["review"], review, [("contextQuality", "100%"), ("challengeProbability", "100%"), .. Hypotheses.Select(name => (name, "none"))]);
        }

        foreach (var pool in document.RootElement.GetProperty("pools").EnumerateObject())
        {
            if (parts.HasFlag(LabParts.Attention))
            {
                AddChanged(settings, ["pools", pool.Name], pool.Value, Minds);
            }

            AddPlaces(settings, pool, parts);
        }

        return settings;
    }

    private static void AddPlaces(List<string> settings, JsonProperty pool, LabParts parts)
    {
        string[] path = ["pools", pool.Name];
        var people = pool.Value.GetProperty("reviewers").GetInt32();
        if (parts.HasFlag(LabParts.Presence))
        {
            AddChanged(settings, path, pool.Value, Places);
            foreach (var pullAway in pool.Value.GetProperty("pullAways").EnumerateObject())
            {
                settings.Add($"{KeyPath.Of([.. path, "pullAways", pullAway.Name, "length"])}=0s");
            }

            if (!pool.Value.GetProperty("pullAways").EnumerateObject().Any())
            {
                AddChanged(settings, path, pool.Value, [("handoff", "none")]);
            }
        }

        // A roster says how many people there are; a crowd has none.
        var hasRoster = pool.Value.GetProperty("roster").ValueKind != JsonValueKind.String;
        var isCrowded = parts.HasFlag(LabParts.Queue) && (!hasRoster || parts.HasFlag(LabParts.Presence));
        if (isCrowded)
        {
            people = Math.Max(people, Math.Min(MostPeople, people * Crowd));
        }

        if (isCrowded || (hasRoster && parts.HasFlag(LabParts.Presence)))
        {
            settings.Add(string.Create(CultureInfo.InvariantCulture, $"{KeyPath.Of([.. path, "reviewers"])}={people}"));
        }
    }

    private static void AddChanged(List<string> settings, string[] path, JsonElement block, IEnumerable<(string Name, string Value)> wanted)
    {
        foreach (var (name, value) in wanted)
        {
            if (block.TryGetProperty(name, out var now) && !(now.ValueKind == JsonValueKind.String && now.GetString() == value))
            {
                settings.Add($"{KeyPath.Of([.. path, name])}={value}");
            }
        }
    }
}
