using System.Text.Json;
using System.Text.Json.Serialization;
using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>The root of <c>tuning.json</c>; the order of the members is the order in the file.</summary>
internal sealed record TuningDocument
{
    /// <summary>Always <see cref="TuningFile.Schema"/>.</summary>
    public required string Schema { get; init; }

    /// <summary>Version of the schema, see <see cref="TuningFile.Version"/>.</summary>
    public required int Version { get; init; }

    /// <summary>How numbers are written, for readers of the file.</summary>
    public required string Numbers { get; init; }

    /// <summary>The definitions of the metrics used, in catalogue order.</summary>
    public required IReadOnlyList<MetricDefinition> Catalogue { get; init; }

    /// <summary>The result.</summary>
    public required TuningResult Tuning { get; init; }
}

/// <summary>How results of searches are written as JSON: as summaries are, with words for states; strict when read.</summary>
[JsonSerializable(typeof(TuningDocument))]
internal sealed partial class TuningJson : JsonSerializerContext
{
    /// <summary>A context with this project's settings; a new one each time, as nothing static may change.</summary>
    public static TuningJson Create() => new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters =
        {
            new ExactSeedConverter(), new ExactNumberConverter(), new EstimateConverter(), new SearchedSettingConverter(),
            Words<TuningOutcome>(), Words<Feasibility>(), Words<ParetoStatus>(), Words<LimitVerdict>(), Words<LimitSide>(),
        },
    });

    private static JsonStringEnumConverter<T> Words<T>()
        where T : struct, Enum => new(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
}

/// <summary>A setting of the map on one line: a design has hundreds.</summary>
internal sealed class SearchedSettingConverter : JsonConverter<SearchedSetting>
{
    public override SearchedSetting Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        int? number = null, eliminatedBy = null, replications = null;
        List<int>? levels = null;
        Feasibility? feasibility = null;
        ObjectReader.Each(ref reader, (ref Utf8JsonReader json, string name) =>
        {
            switch (name)
            {
                case "number": number = Whole(ref json); break;
                case "levels": levels = Levels(ref json); break;
                case "feasibility": feasibility = Word(ObjectReader.Text(ref json)); break;
                case "eliminatedBy": eliminatedBy = json.TokenType == JsonTokenType.Null ? null : Whole(ref json); break;
                case "replications": replications = Whole(ref json); break;
                default: throw new JsonException();
            }
        });
        return number is null || levels is null || feasibility is null || replications is null
            ? throw new JsonException()
            : new SearchedSetting(number.Value, levels, feasibility.Value, eliminatedBy, replications.Value);
    }

    public override void Write(Utf8JsonWriter writer, SearchedSetting value, JsonSerializerOptions options) =>
        Numbers.WriteOnOneLine(writer, line =>
        {
            line.WriteStartObject();
            line.WriteNumber("number", value.Number);
            line.WriteStartArray("levels");
            foreach (var level in value.Levels)
            {
                line.WriteNumberValue(level);
            }

            line.WriteEndArray();
            line.WriteString("feasibility", JsonNamingPolicy.CamelCase.ConvertName(value.Feasibility.ToString()));
            if (value.EliminatedBy is { } better)
            {
                line.WriteNumber("eliminatedBy", better);
            }
            else
            {
                line.WriteNull("eliminatedBy");
            }

            line.WriteNumber("replications", value.Replications);
            line.WriteEndObject();
        });

    private static Feasibility Word(string text)
    {
        foreach (var value in Enum.GetValues<Feasibility>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == text)
            {
                return value;
            }
        }

        throw new JsonException();
    }

    private static int Whole(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : throw new JsonException();

    private static List<int> Levels(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var levels = new List<int>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            levels.Add(Whole(ref reader));
        }

        return levels;
    }
}
