using System.Text.Json;

namespace Simulator.Governance;

/// <summary>How many records of each fact a trail has: what the trail of everything that happened has more was lost on the way.</summary>
public static class TrailInventory
{
    /// <summary>Counts the records of a trail; what is no record of a fact is left out.</summary>
    /// <param name="trail">The trail; read to its end, not closed.</param>
    /// <param name="cancellation">Stops between lines, with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The counts by the word of the fact, in the order of the facts; words without a record are left out.</returns>
    public static IReadOnlyList<KeyValuePair<string, long>> Take(Stream trail, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trail);
        var counts = new Dictionary<Fact, long>();
        var lines = new TrailLineReader(trail);
        while (lines.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            if (FactOf(lines.Line) is { } fact)
            {
                counts[fact] = counts.GetValueOrDefault(fact) + 1;
            }
        }

        return [.. counts.OrderBy(entry => entry.Key).Select(entry => KeyValuePair.Create(EnumText<Fact>.Of(entry.Key), entry.Value))];
    }

    private static Fact? FactOf(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty(TrailFields.Fact, out var word) && word.ValueKind == JsonValueKind.String
                && EnumText<Fact>.TryParse(word.GetString()!, out var fact) ? fact : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null; // no record of a fact
        }
    }
}
