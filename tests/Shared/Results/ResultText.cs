using System.Text.Json;
using System.Text.Json.Serialization;
using Simulator.Simulation;
using Simulator.Statistics;

namespace Simulator.TestSupport;

/// <summary>Everything a replication found as one text: two results are the same when their texts are.</summary>
internal static class ResultText
{
    private static readonly JsonSerializerOptions Named = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new Histograms() },
    };

    public static string Of(ReplicationResult result) => JsonSerializer.Serialize(result, Named);

    private sealed class Histograms : JsonConverter<HistogramSnapshot>
    {
        public override HistogramSnapshot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, HistogramSnapshot value, JsonSerializerOptions options) => writer.WriteStringValue(
            $"{value.Count} {value.NeverCount} {value.Sum} {value.Minimum} {value.Maximum} {value.FirstBucket}: {string.Join(' ', value.Buckets.ToArray())}");
    }
}
