using System.Globalization;
using System.Text.Json;
using Simulator.Results;

namespace Simulator.Experiments;

/// <summary>A place where a person can be added.</summary>
/// <param name="Place">In words.</param>
/// <param name="Added">How many people that adds.</param>
/// <param name="Settings">The settings that do.</param>
public sealed record StaffingPlace(string Place, int Added, IReadOnlyList<string> Settings);

/// <summary>The places of a scenario where a person can be added: each pool that is always staffed, each staffed shift of a roster, each crew of a rotation.</summary>
public static class StaffingPlaces
{
    /// <summary>The places in the order of the resolved scenario.</summary>
    /// <param name="resolvedJson">The resolved scenario.</param>
    public static IReadOnlyList<StaffingPlace> Of(string resolvedJson)
    {
        using var document = JsonDocument.Parse(resolvedJson);
        return [.. document.RootElement.GetProperty("pools").EnumerateObject().SelectMany(PlacesOf)];
    }

    private static IEnumerable<StaffingPlace> PlacesOf(JsonProperty pool)
    {
        var people = pool.Value.GetProperty("reviewers").GetInt32();
        var roster = pool.Value.GetProperty("roster");
        if (roster.ValueKind == JsonValueKind.String)
        {
            yield return new StaffingPlace($"pool {pool.Name}", 1, [Set(people + 1, "pools", pool.Name, "reviewers")]);
            yield break;
        }

        foreach (var shift in roster.GetProperty("shifts").EnumerateObject().Where(shift => shift.Value.GetProperty("people").GetInt32() > 0))
        {
            yield return new StaffingPlace(
                $"pool {pool.Name}, shift {shift.Name}", 1,
                [
                    Set(shift.Value.GetProperty("people").GetInt32() + 1, "pools", pool.Name, "roster", "shifts", shift.Name, "people"),
                    Set(people + 1, "pools", pool.Name, "reviewers"),
                ]);
        }

        if (roster.GetProperty("rotation") is { ValueKind: JsonValueKind.Object } rotation)
        {
            var crews = rotation.GetProperty("crews").GetInt32();
            yield return new StaffingPlace(
                $"pool {pool.Name}, each crew", crews,
                [
                    Set(rotation.GetProperty("peoplePerCrew").GetInt32() + 1, "pools", pool.Name, "roster", "rotation", "peoplePerCrew"),
                    Set(people + crews, "pools", pool.Name, "reviewers"),
                ]);
        }
    }

    private static string Set(int value, params string[] path) => string.Create(CultureInfo.InvariantCulture, $"{KeyPath.Of(path)}={value}");
}
