using System.Text.Json;
using System.Text.Json.Serialization;
using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>
/// A metric on one line: <c>{"metric":"approval_latency","aggregate":"p95","where":{"arm":"governed"},"unit":"min","estimate":{…}}</c>.
/// The unit repeats the catalogue for readers of single lines; it is checked when read.
/// </summary>
internal sealed class MetricConverter : JsonConverter<MetricResult>
{
    public override MetricResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? metric = null, aggregate = null, unit = null;
        List<Dimension>? where = null;
        Estimate? estimate = null;
        ObjectReader.Each(ref reader, (ref Utf8JsonReader json, string name) =>
        {
            switch (name)
            {
                case "metric": metric = ObjectReader.Text(ref json); break;
                case "aggregate": aggregate = ObjectReader.Text(ref json); break;
                case "where": where = ReadWhere(ref json); break;
                case "unit": unit = ObjectReader.Text(ref json); break;
                case "estimate": estimate = EstimateConverter.ReadOne(ref json); break;
                default: throw new JsonException();
            }
        });
        if (metric is null || aggregate is null || where is null || unit is null || estimate is not { } number)
        {
            throw new JsonException();
        }

        if (MetricCatalogue.All.FirstOrDefault(known => known.Id == metric) is { } definition && definition.Unit != unit)
        {
            throw new JsonException();
        }

        return new MetricResult(metric, aggregate, where, number);
    }

    public override void Write(Utf8JsonWriter writer, MetricResult value, JsonSerializerOptions options) =>
        Numbers.WriteOnOneLine(writer, line =>
        {
            line.WriteStartObject();
            line.WriteString("metric", value.Metric);
            line.WriteString("aggregate", value.Aggregate);
            line.WriteStartObject("where");
            foreach (var dimension in value.Where)
            {
                line.WriteString(dimension.Name, dimension.Value);
            }

            line.WriteEndObject();
            line.WriteString("unit", MetricCatalogue.Get(value.Metric).Unit);
            line.WritePropertyName("estimate");
            EstimateConverter.WriteOne(line, value.Estimate);
            line.WriteEndObject();
        });

    private static List<Dimension> ReadWhere(ref Utf8JsonReader reader)
    {
        var where = new List<Dimension>();
        ObjectReader.Each(ref reader, (ref Utf8JsonReader json, string name) => where.Add(new Dimension(name, ObjectReader.Text(ref json))));
        return where;
    }
}

/// <summary>A value with its interval, level, samples and method, on one line.</summary>
internal sealed class EstimateConverter : JsonConverter<Estimate>
{
    public override Estimate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadOne(ref reader);

    public override void Write(Utf8JsonWriter writer, Estimate value, JsonSerializerOptions options) =>
        Numbers.WriteOnOneLine(writer, line => WriteOne(line, value));

    /// <summary>Writes without a line of its own.</summary>
    public static void WriteOne(Utf8JsonWriter writer, Estimate value)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("value");
        Numbers.Write(writer, value.Value);
        writer.WritePropertyName("low");
        Numbers.Write(writer, value.Low);
        writer.WritePropertyName("high");
        Numbers.Write(writer, value.High);
        writer.WriteNumber("level", value.Level);
        writer.WriteNumber("samples", value.Samples);
        writer.WriteString("method", MethodNames.Of(value.Method));
        writer.WriteBoolean("approximate", value.IsApproximate);
        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="WriteOne"/> wrote.</summary>
    public static Estimate ReadOne(ref Utf8JsonReader reader)
    {
        double? value = null, low = null, high = null, level = null;
        int? samples = null;
        IntervalMethod? method = null;
        bool? approximate = null;
        ObjectReader.Each(ref reader, (ref Utf8JsonReader json, string name) =>
        {
            switch (name)
            {
                case "value": value = Numbers.Read(ref json); break;
                case "low": low = Numbers.Read(ref json); break;
                case "high": high = Numbers.Read(ref json); break;
                case "level": level = Numbers.Read(ref json); break;
                case "samples": samples = json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var count) ? count : throw new JsonException(); break;
                case "method": method = MethodNames.Parse(ObjectReader.Text(ref json)); break;
                case "approximate": approximate = ObjectReader.Flag(ref json); break;
                default: throw new JsonException();
            }
        });
        return value is null || low is null || high is null || level is null || samples is null || method is null || approximate is null
            ? throw new JsonException()
            : new Estimate(value.Value, low.Value, high.Value, level.Value, samples.Value, method.Value, approximate.Value);
    }
}
