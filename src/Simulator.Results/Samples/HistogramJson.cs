using System.Globalization;
using System.Text.Json;
using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>A histogram in JSON: its parts, with runs of empty buckets as one negative number.</summary>
internal static class HistogramJson
{
    /// <summary>More buckets than the finest layout has: a longer run of empty ones is no histogram.</summary>
    private const int MaximumBuckets = 1 << 19;

    public static void Write(Utf8JsonWriter writer, HistogramSnapshot histogram)
    {
        writer.WriteStartObject();
        writer.WriteNumber("subBits", histogram.SubBits);
        writer.WriteNumber("never", histogram.NeverCount);
        if (histogram.Count > 0)
        {
            writer.WriteNumber("first", histogram.FirstBucket);
            writer.WriteNumber("minimum", histogram.Minimum);
            writer.WriteNumber("maximum", histogram.Maximum);
            writer.WritePropertyName("sum");
            writer.WriteRawValue(histogram.Sum.ToString(CultureInfo.InvariantCulture));
            WriteBuckets(writer, histogram.Buckets);
        }

        writer.WriteEndObject();
    }

    public static HistogramSnapshot Read(JsonElement json)
    {
        var subBits = json.GetProperty("subBits").GetInt32();
        var never = json.GetProperty("never").GetInt64();
        return json.TryGetProperty("buckets", out var buckets)
            ? HistogramSnapshot.Restore(
                subBits,
                json.GetProperty("first").GetInt32(),
                ReadBuckets(buckets),
                never,
                Int128.Parse(json.GetProperty("sum").GetRawText(), CultureInfo.InvariantCulture),
                json.GetProperty("minimum").GetInt64(),
                json.GetProperty("maximum").GetInt64())
            : HistogramSnapshot.Restore(subBits, 0, [], never, 0, 0, 0);
    }

    private static void WriteBuckets(Utf8JsonWriter writer, ReadOnlySpan<long> buckets)
    {
        writer.WriteStartArray("buckets");
        var empty = 0L;
        foreach (var count in buckets)
        {
            if (count == 0)
            {
                empty++;
                continue;
            }

            if (empty > 0)
            {
                writer.WriteNumberValue(-empty);
                empty = 0;
            }

            writer.WriteNumberValue(count);
        }

        writer.WriteEndArray();
    }

    private static long[] ReadBuckets(JsonElement json)
    {
        var buckets = new List<long>();
        foreach (var entry in json.EnumerateArray())
        {
            var count = entry.GetInt64();
            if (count > 0)
            {
                buckets.Add(count);
                continue;
            }

            if (count == 0 || count < -MaximumBuckets || buckets.Count - count > MaximumBuckets)
            {
                throw new FormatException();
            }

            buckets.AddRange(Enumerable.Repeat(0L, (int)-count));
        }

        return [.. buckets];
    }
}
