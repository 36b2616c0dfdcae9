using System.Text.Json;
using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>One series as a line of JSON.</summary>
internal static class SeriesJson
{
    private const int MaximumReplications = 10_000_000;

    public static void Write(Utf8JsonWriter writer, MetricSeries series)
    {
        writer.WriteString("metric", series.Metric);
        writer.WriteStartObject("where");
        foreach (var dimension in series.Where)
        {
            writer.WriteString(dimension.Name, dimension.Value);
        }

        writer.WriteEndObject();
        switch (series)
        {
            case ValueSeries values:
                writer.WriteString("kind", "values");
                writer.WriteString("aggregate", values.Word);
                Numbers(writer, "values", values.Values);
                break;
            case CountSeries counts:
                writer.WriteString("kind", "counts");
                Numbers(writer, "counts", counts.Counts);
                break;
            case RatioSeries ratio:
                writer.WriteString("kind", "ratio");
                writer.WriteString("aggregate", ratio.Word);
                Numbers(writer, "numerators", ratio.Numerators);
                Numbers(writer, "denominators", ratio.Denominators);
                break;
            case DistributionSeries distribution:
                writer.WriteString("kind", "distribution");
                writer.WriteNumber("unitsPerOne", distribution.UnitsPerOne);
                writer.WriteBoolean("mean", distribution.HasMean);
                writer.WriteStartArray("recorded");
                foreach (var histogram in distribution.Recorded)
                {
                    HistogramJson.Write(writer, histogram);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"Unknown kind of series: {series.GetType().Name}.", nameof(series));
        }
    }

    public static (int Replications, int Series) ReadHeader(string line)
    {
        using var document = JsonDocument.Parse(line);
        var replications = document.RootElement.GetProperty("replications").GetInt32();
        var series = document.RootElement.GetProperty("series").GetInt32();
        return replications is >= 0 and <= MaximumReplications && series >= 0 ? (replications, series) : throw new FormatException();
    }

    public static MetricSeries Read(string line, int replications)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var metric = MetricCatalogue.All.FirstOrDefault(known => known.Id == Text(root, "metric"))?.Id ?? throw new FormatException();
        Dimension[] where = [.. Property(root, "where").EnumerateObject().Select(part => new Dimension(part.Name, part.Value.GetString() ?? throw new FormatException()))];
        MetricSeries series = Text(root, "kind") switch
        {
            "values" => new ValueSeries(metric, where, Word(root), Numbers(root, "values")),
            "counts" => new CountSeries(metric, where, Finite(root, "counts")),
            "ratio" => new RatioSeries(metric, where, Word(root), Finite(root, "numerators"), Finite(root, "denominators")),
            "distribution" => Distribution(metric, where, root),
            _ => throw new FormatException(),
        };
        var lengths = series is RatioSeries ratio ? ratio.Denominators.Count : series.Replications;
        return series.Replications == replications && lengths == replications ? series : throw new FormatException();
    }

    private static DistributionSeries Distribution(string metric, Dimension[] where, JsonElement root)
    {
        var units = Property(root, "unitsPerOne").GetDouble();
        return units > 0 && double.IsFinite(units)
            ? new DistributionSeries(
                metric, where, [.. Property(root, "recorded").EnumerateArray().Select(HistogramJson.Read)], units, Property(root, "mean").GetBoolean())
            : throw new FormatException();
    }

    private static void Numbers(Utf8JsonWriter writer, string name, IReadOnlyList<double> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndArray();
    }

    private static double[] Numbers(JsonElement root, string name) =>
        [.. Property(root, name).EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? double.NaN : Number(value))];

    private static double[] Finite(JsonElement root, string name) => [.. Property(root, name).EnumerateArray().Select(Number)];

    private static double Number(JsonElement value) => value.GetDouble() is var number && double.IsFinite(number) ? number : throw new FormatException();

    private static JsonElement Property(JsonElement root, string name) => root.TryGetProperty(name, out var found) ? found : throw new FormatException();

    private static string Text(JsonElement root, string name) => Property(root, name).GetString() ?? throw new FormatException();

    private static string Word(JsonElement root) => Aggregate.Parse(Text(root, "aggregate")).Word;
}
