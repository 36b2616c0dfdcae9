using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Simulator.Governance;

namespace Simulator.Service;

/// <summary>
/// The digest of arguments: the first 128 bits of SHA-256 over their canonical text. Objects are sorted by name (ordinal), there is no
/// white space, strings are written in one spelling; a number keeps the spelling it came in, so 1 and 1.0 are different arguments.
/// </summary>
internal static class CanonicalJson
{
    /// <exception cref="HttpRefusal">An object names a property twice, or a text is no valid Unicode.</exception>
    public static Digest DigestOf(JsonElement arguments)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            try
            {
                Write(writer, arguments);
            }
            catch (InvalidOperationException)
            {
                throw new HttpRefusal(400, "invalid-body", "A text in the arguments is no valid Unicode.");
            }
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return new Digest(
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash), System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, element);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(element.GetString());
                break;
            default:
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(element), skipInputValidation: true);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement element)
    {
        var properties = element.EnumerateObject().ToArray();
        Array.Sort(properties, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        writer.WriteStartObject();
        string? before = null;
        foreach (var property in properties)
        {
            if (property.Name == before)
            {
                throw new HttpRefusal(400, "invalid-body", "An object in the arguments names a property twice.");
            }

            before = property.Name;
            writer.WritePropertyName(property.Name);
            Write(writer, property.Value);
        }

        writer.WriteEndObject();
    }
}
