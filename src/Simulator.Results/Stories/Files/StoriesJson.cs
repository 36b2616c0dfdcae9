using System.Text.Json;
using System.Text.Json.Serialization;
using Simulator.Time;

namespace Simulator.Results;

/// <summary>The root of <c>stories.json</c>; the order of the members is the order in the file.</summary>
internal sealed record StoriesDocument
{
    /// <summary>Always <see cref="StoriesFile.Schema"/>.</summary>
    public required string Schema { get; init; }

    /// <summary>Version of the schema, see <see cref="StoriesFile.Version"/>.</summary>
    public required int Version { get; init; }

    /// <summary>How times are written, for readers of the file.</summary>
    public required string Units { get; init; }

    /// <summary>The stories and where they come from.</summary>
    public required StorySet Set { get; init; }
}

/// <summary>How stories are written as JSON: camel case, two spaces, LF, ASCII, nothing for what does not apply; strict when read.</summary>
[JsonSerializable(typeof(StoriesDocument))]
internal sealed partial class StoriesJson : JsonSerializerContext
{
    /// <summary>A context with this project's settings; a new one each time, as nothing static may change.</summary>
    public static StoriesJson Create() => new(new JsonSerializerOptions
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
            new ExactSeedConverter(), new ExactNumberConverter(), new InstantConverter(), new LengthConverter(),
            Words<StoryState>(), Words<StoryEventKind>(), Words<StoryEnd>(), Words<LeakEnd>(),
        },
    });

    private static JsonStringEnumConverter<T> Words<T>()
        where T : struct, Enum => new(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
}

/// <summary>An instant as ISO 8601 in UTC.</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && Instant.TryParse(text, out var at) && at.ToString() == text
            ? at
            : throw new JsonException(); // one spelling only: equal stories are equal bytes

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A length as a whole number of microseconds.</summary>
internal sealed class LengthConverter : JsonConverter<Duration>
{
    public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var microseconds) ? new Duration(microseconds) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Microseconds);
}
