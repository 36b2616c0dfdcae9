using System.Text.Json;

namespace Simulator.Results;

/// <summary>Walks the properties of a JSON object; a property given twice is refused.</summary>
internal static class ObjectReader
{
    /// <summary>Reads the value that the reader stands on.</summary>
    public delegate void Property(ref Utf8JsonReader reader, string name);

    /// <summary>Calls <paramref name="property"/> for each member, the reader standing on its value; ends on the closing brace.</summary>
    public static void Each(ref Utf8JsonReader reader, Property property)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!seen.Add(name) || !reader.Read())
            {
                throw new JsonException();
            }

            property(ref reader, name);
        }
    }

    /// <summary>The text that the reader stands on.</summary>
    public static string Text(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException();

    /// <summary>The truth value that the reader stands on.</summary>
    public static bool Flag(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw new JsonException();
}
