using System.Text.Json;
using Simulator.Scenarios;
using Simulator.Service;

namespace Simulator.Cli;

/// <summary>The people file: <c>{"people": [{"name": "Ada", "pool": "desk"}, {"name": "Ben"}]}</c>; whoever has no pool reviews nothing.</summary>
internal static class PeopleFile
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a file.</summary>
    /// <returns>The people in the order of the file; null after everything that is wrong was printed.</returns>
    public static IReadOnlyList<ServicePerson>? Load(string path, Scenario scenario)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return Read(path, document.RootElement, scenario);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            Screen.Error($"{path}: {unreadable.Message}");
            return null;
        }
    }

    private static List<ServicePerson>? Read(string path, JsonElement root, Scenario scenario)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("people", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            Screen.Error($"{path}: write {{\"people\": [{{\"name\": \"Ada\", \"pool\": \"{scenario.Pools[0].Name}\"}}]}}");
            return null;
        }

        var people = new List<ServicePerson>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var isValid = true;
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            if (WrongWith(item, scenario, names, out var person) is { } wrong)
            {
                Screen.Error($"{path}: $.people[{index}]: {wrong}");
                isValid = false;
            }

            people.Add(person);
        }

        return isValid ? people : null;
    }

    private static string? WrongWith(JsonElement item, Scenario scenario, HashSet<string> names, out ServicePerson person)
    {
        person = new ServicePerson(string.Empty, -1);
        if (item.ValueKind != JsonValueKind.Object || item.EnumerateObject().Any(member => member.Name is not ("name" or "pool")))
        {
            return "a person is an object with a name and, if he or she reviews, a pool";
        }

        if (!item.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(name.GetString()))
        {
            return "a name is missing";
        }

        if (!names.Add(name.GetString()!))
        {
            return $"there are two people called '{name.GetString()}'";
        }

        var pool = -1;
        if (item.TryGetProperty("pool", out var named) && named.ValueKind != JsonValueKind.Null)
        {
            pool = named.ValueKind != JsonValueKind.String ? -1
                : scenario.Pools.Index().Where(each => each.Item.Name == named.GetString()).Select(each => each.Index).DefaultIfEmpty(-1).First();
            if (pool < 0)
            {
                return $"there is no pool {named}; there are {string.Join(", ", scenario.Pools.Select(each => each.Name))}";
            }
        }

        person = new ServicePerson(name.GetString()!, pool);
        return null;
    }
}
