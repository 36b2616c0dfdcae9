using System.Text.Json;

namespace Simulator.Results;

/// <summary>One key in which two resolved scenarios differ.</summary>
/// <param name="Path">Path of the key, such as <c>policy.threshold</c>.</param>
/// <param name="Base">Its value in the base as JSON; null where the base has no such key.</param>
/// <param name="Candidate">Its value in the candidate as JSON; null where the candidate has no such key.</param>
public sealed record ScenarioDifference(string Path, string? Base, string? Candidate)
{
    private const int LongestValue = 120;

    /// <summary>Every key that differs, in the order of the paths; a block that one side lacks is one difference.</summary>
    /// <param name="left">The resolved scenario of the base.</param>
    /// <param name="right">That of the candidate.</param>
    /// <exception cref="InvalidResultException">One of them is no JSON.</exception>
    public static IReadOnlyList<ScenarioDifference> Between(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var found = new List<ScenarioDifference>();
        try
        {
            using var first = JsonDocument.Parse(left);
            using var second = JsonDocument.Parse(right);
            Compare(string.Empty, first.RootElement, second.RootElement, found);
        }
        catch (JsonException e)
        {
            throw new InvalidResultException($"{FinishedRun.ScenarioFileName}: not valid JSON", e);
        }

        return [.. found.OrderBy(difference => difference.Path, StringComparer.Ordinal)];
    }

    private static void Compare(string path, JsonElement left, JsonElement right, List<ScenarioDifference> found)
    {
        if (left.ValueKind == JsonValueKind.Object && right.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in left.EnumerateObject().Concat(right.EnumerateObject()).Select(property => property.Name).Distinct(StringComparer.Ordinal))
            {
                var inner = path.Length == 0 ? name : $"{path}.{name}";
                var hasLeft = left.TryGetProperty(name, out var one);
                var hasRight = right.TryGetProperty(name, out var other);
                if (hasLeft && hasRight)
                {
                    Compare(inner, one, other, found);
                }
                else
                {
                    found.Add(new ScenarioDifference(inner, hasLeft ? Text(one) : null, hasRight ? Text(other) : null));
                }
            }
        }
        else if (!JsonElement.DeepEquals(left, right))
        {
            found.Add(new ScenarioDifference(path, Text(left), Text(right)));
        }
    }

    private static string Text(JsonElement value)
    {
        var raw = value.GetRawText();
        return SafeText.Clean(raw.Length <= LongestValue ? raw : raw[..LongestValue] + " …");
    }
}
