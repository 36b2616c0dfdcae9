using System.Globalization;
using System.Text.Json;
using Simulator.Results;
using Simulator.Scenarios;

namespace Simulator.Experiments;

/// <summary>
/// Multiplies the hypotheses of a resolved scenario. Of a distribution of times every parameter that is a time is multiplied, which stretches it and
/// leaves its form alone; of a beta distribution both shapes, which leaves its mean alone and makes it sharper or flatter; a share stops at 100 %.
/// </summary>
internal sealed class HypothesisScaling : IDisposable
{
    /// <summary>Factors where no range is declared or documented.</summary>
    public const double AssumedLow = 0.5;

    /// <summary>Factors where no range is declared or documented.</summary>
    public const double AssumedHigh = 2;

    private static readonly string[] Locations = ["value", "median", "mean", "scale", "mode", "to", "from"];
    private readonly JsonDocument resolved;

    public HypothesisScaling(string resolvedJson) => resolved = JsonDocument.Parse(resolvedJson);

    /// <summary>The hypothesis with its range; null when its value has no size to multiply.</summary>
    /// <param name="path">Its key.</param>
    /// <param name="declared">Ranges the user declared, by path, as factors.</param>
    /// <param name="stated">Ranges that the definitions of the keys state, by path.</param>
    public TuningHypothesis? Of(
        string path, IReadOnlyDictionary<string, (double Low, double High)> declared, IReadOnlyDictionary<string, HypothesisRange> stated)
    {
        if (Find(path) is not { } value || Lines(path, 1) is null)
        {
            return null;
        }

        if (declared.TryGetValue(path, out var own))
        {
            return new TuningHypothesis(path, own.Low, own.High, "declared");
        }

        var documented = Location(value) is { } location && stated.TryGetValue(path, out var range) ? DocumentedRanges.Factors(range, location) : null;
        return documented is { } factors
            ? new TuningHypothesis(path, factors.Low, factors.High, "documented")
            : new TuningHypothesis(path, AssumedLow, AssumedHigh, "assumed");
    }

    /// <summary>The settings that multiply a hypothesis; null when it has no size.</summary>
    public IReadOnlyList<string>? Lines(string path, double factor)
    {
        if (Find(path) is not { } value)
        {
            return null;
        }

        var lines = new List<string>();
        return Add(lines, KeyPath.Parse(path), value, factor, scalesNumbers: true) ? lines : null;
    }

    public void Dispose() => resolved.Dispose();

    private JsonElement? Find(string path)
    {
        var element = resolved.RootElement;
        foreach (var part in KeyPath.Parse(path))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
            {
                return null;
            }
        }

        return element;
    }

    /// <summary>What stands for the size of a value: itself, or the location of a distribution.</summary>
    private static string? Location(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Object => Locations.Select(name => value.TryGetProperty(name, out var member) ? Location(member) : null).FirstOrDefault(text => text is not null),
        _ => null,
    };

    /// <summary>Adds the leaves of a value; false when nothing in it has a size.</summary>
    private static bool Add(List<string> lines, IReadOnlyList<string> path, JsonElement value, double factor, bool scalesNumbers)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var isBeta = value.TryGetProperty("kind", out var kind) && kind.ValueEquals("beta");
                var any = false;
                foreach (var member in value.EnumerateObject())
                {
                    any |= Add(lines, [.. path, member.Name], member.Value, factor, isBeta);
                }

                return any;
            case JsonValueKind.Array:
                string?[] items = [.. value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? ScaledText.Times(item.GetString()!, factor) : null)];
                lines.Add($"{KeyPath.Of(path)}={string.Join(',', value.EnumerateArray().Select((item, index) => items[index] ?? Raw(item)))}");
                return items.Any(item => item is not null);
            default:
                var isScaled = value.ValueKind == JsonValueKind.String || (value.ValueKind == JsonValueKind.Number && scalesNumbers);
                var scaled = isScaled ? ScaledText.Times(Raw(value), factor) : null;
                lines.Add($"{KeyPath.Of(path)}={scaled ?? Raw(value)}");
                return scaled is not null;
        }
    }

    private static string Raw(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };
}
