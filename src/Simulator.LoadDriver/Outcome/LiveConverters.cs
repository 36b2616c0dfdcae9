using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.LoadDriver;

/// <summary>Durations as people write them.</summary>
internal sealed class DurationConverter : JsonConverter<Duration>
{
    public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DurationText.TryParse(reader.GetString(), out var duration) ? duration : throw new JsonException("no duration");

    public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>Instants in ISO 8601.</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Instant.TryParse(reader.GetString(), out var instant) ? instant : throw new JsonException("no instant");

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A histogram in microseconds: figures for people first, then the buckets that the figures come from.</summary>
internal sealed class HistogramConverter : JsonConverter<HistogramSnapshot>
{
    private static readonly (string Name, double Share)[] Figures = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p999", 0.999)];

    public override HistogramSnapshot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        long[] buckets = [.. Part(json, "buckets").EnumerateArray().Select(bucket => bucket.GetInt64())];
        return HistogramSnapshot.Restore(
            Part(json, "subBits").GetInt32(),
            Part(json, "firstBucket").GetInt32(),
            buckets,
            Part(json, "never").GetInt64(),
            Int128.Parse(Part(json, "sum").GetRawText(), CultureInfo.InvariantCulture),
            Part(json, "minimum").GetInt64(),
            Part(json, "maximum").GetInt64());
    }

    public override void Write(Utf8JsonWriter writer, HistogramSnapshot value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, share) in Figures)
        {
            writer.WritePropertyName(name);
            var quantile = value.Entered == 0 ? double.NaN : value.Quantile(share);
            writer.WriteRawValue(double.IsFinite(quantile) ? quantile.ToString("R", CultureInfo.InvariantCulture) : "null");
        }

        writer.WriteNumber("count", value.Count);
        writer.WriteNumber("never", value.NeverCount);
        writer.WriteNumber("minimum", value.Minimum);
        writer.WriteNumber("maximum", value.Maximum);
        writer.WritePropertyName("sum");
        writer.WriteRawValue(value.Sum.ToString(CultureInfo.InvariantCulture));
        writer.WriteNumber("subBits", value.SubBits);
        writer.WriteNumber("firstBucket", value.FirstBucket);
        writer.WritePropertyName("buckets");
        writer.WriteRawValue("[" + string.Join(',', value.Buckets.ToArray().Select(bucket => bucket.ToString(CultureInfo.InvariantCulture))) + "]");
        writer.WriteEndObject();
    }

    private static JsonElement Part(JsonElement json, string name) =>
        json.TryGetProperty(name, out var part) ? part : throw new JsonException($"a histogram without {name}");
}
