using System.Globalization;
using System.Text.Json;

namespace Simulator.Results;

/// <summary>The first look at a versioned JSON file, so that a foreign or newer one is named as such and not as broken.</summary>
internal static class SchemaHeader
{
    /// <summary>Checks that the bytes are JSON of this schema in a version that this program reads.</summary>
    /// <exception cref="InvalidResultException">They are not.</exception>
    public static void Check(ReadOnlySpan<byte> utf8, string name, string schema, int version)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schema", out var found) ||
                found.ValueKind != JsonValueKind.String || found.GetString() != schema)
            {
                throw new InvalidResultException($"{name}: not a {schema} file (its \"schema\" is missing or another)");
            }

            if (!root.TryGetProperty("version", out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var written))
            {
                throw new InvalidResultException($"{name}: \"version\" is missing or not a whole number");
            }

            if (written != version)
            {
                throw new InvalidResultException(string.Create(CultureInfo.InvariantCulture,
                    $"{name}: version {written} of the file is {(written > version ? "newer than" : "not one of those")} this program reads ({version})"));
            }
        }
        catch (JsonException e)
        {
            throw Broken(name, e);
        }
    }

    /// <summary>One line that says where the file is broken.</summary>
    public static InvalidResultException Broken(string name, JsonException cause)
    {
        var line = cause.LineNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"line {number + 1}") : "unknown line";
        var path = string.IsNullOrEmpty(cause.Path) ? string.Empty : $", at {SafeText.Clean(cause.Path)}";
        var what = path.Length == 0 ? "not valid JSON" : "a value is missing, unknown, given twice or of the wrong kind";
        return new InvalidResultException($"{name}: {line}{path}: {what}", cause);
    }
}
