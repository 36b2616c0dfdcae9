using System.Text.Json;
using System.Text.RegularExpressions;
using Simulator.Results;
using Simulator.Scenarios;

namespace Simulator.Experiments;

/// <summary>The hypotheses in force with their values; where several classes, incidents or pools have the same value, it stands there once.</summary>
internal static partial class Assumptions
{
    public static IReadOnlyList<Assumption> Of(Scenario scenario)
    {
        using var document = JsonDocument.Parse(scenario.ResolvedJson);
        return
        [
            .. scenario.Hypotheses
                .Distinct(StringComparer.Ordinal)
                .Select(path => (Path: path, Parts: KeyPath.Parse(path)))
                .Select(each => (each.Path, Key: Shared(each.Parts, document.RootElement), Owner: each.Parts[Math.Min(1, each.Parts.Count - 1)], Value: InWords(Find(document.RootElement, each.Parts))))
                .GroupBy(each => (each.Key, each.Value))
                .Select(same => new Assumption(
                    same.Key.Key,
                    same.Key.Key == same.First().Path ? [] : [.. same.Select(each => each.Owner)],
                    same.Key.Value,
                    Reason(scenario.HypothesisSources.GetValueOrDefault(same.First().Path, string.Empty)),
                    Range(scenario.HypothesisRanges.GetValueOrDefault(same.First().Path)),
                    ZeroSwitch.Of(same.First().Path) ?? string.Empty))
                .OrderBy(each => each.Key, StringComparer.Ordinal), // a stable sort: values of one key stay in the order of their first owner
        ];
    }

    /// <summary>The paths of the hypotheses in force by the key that stands for them, keys and paths in order.</summary>
    public static IReadOnlyList<IGrouping<string, string>> ByKey(Scenario scenario)
    {
        using var document = JsonDocument.Parse(scenario.ResolvedJson);
        return
        [
            .. scenario.Hypotheses.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .GroupBy(path => Shared(KeyPath.Parse(path), document.RootElement), StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The key with an asterisk for the name of a class, incident, …: the second part of whatever is a map by name.</summary>
    private static string Shared(IReadOnlyList<string> parts, JsonElement root) =>
        parts.Count > 2 && parts[0] is "classes" or "incidents" or "pools" or "leaks" or "storms" or "channels" && root.TryGetProperty(parts[0], out _)
            ? $"{parts[0]}.*.{KeyPath.Of(parts.Skip(2))}"
            : KeyPath.Of(parts);

    private static JsonElement? Find(JsonElement element, IReadOnlyList<string> parts)
    {
        foreach (var part in parts)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
            {
                return null;
            }
        }

        return element;
    }

    /// <summary>A value as the file writes it; an object as <see cref="Block"/> does.</summary>
    private static string InWords(JsonElement? value) => value switch
    {
        null => "as documented",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Object } members => Block([.. members.EnumerateObject()]),
        { ValueKind: JsonValueKind.Array } items => string.Join(" | ", items.EnumerateArray().Select(item => InWords(item))),
        { } other => other.GetRawText(),
    };

    /// <summary>A distribution as "lognormal (median 6h, p95 3d)", one that does not vary as its value.</summary>
    private static string Block(IReadOnlyList<JsonProperty> members)
    {
        var kind = members.Where(member => member.NameEquals("kind")).Select(member => InWords(member.Value)).FirstOrDefault(string.Empty);
        var others = members.Where(member => !member.NameEquals("kind")).ToList();
        return kind == "fixed" && others.Count == 1 ? InWords(others[0].Value)
            : $"{kind} ({string.Join(", ", others.Select(member => $"{member.Name} {InWords(member.Value)}"))})".TrimStart();
    }

    /// <summary>The definition's words without the range, which stands beside them.</summary>
    private static string Reason(string source) => Wish().Replace(source, string.Empty).Trim(' ', ';', ',');

    private static string Range(HypothesisRange? range) => range switch
    {
        null => string.Empty,
        { IsFactors: true } => $"{range.Low[1..]}× to {range.High[1..]}×",
        _ => $"{range.Low} to {range.High}",
    };

    [GeneratedRegex(@"[;,:]?\s*(?:vary it (?:from|by)|try) [^;]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Wish();
}
