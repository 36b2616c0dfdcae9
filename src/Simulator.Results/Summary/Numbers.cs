using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Simulator.Results;

/// <summary>Numbers in JSON: the shortest text that reads back to the same bits, and words for the three that JSON lacks.</summary>
internal static class Numbers
{
    /// <summary>What the file says about itself.</summary>
    public const string Explanation =
"Numbers read back to the same bits. Three words stand for what JSON lacks: Infinity for a value that is not reached or an interval without an upper end, -Infinity for one without a lower end, NaN for an undefined value.";

    private const string Positive = "Infinity";
    private const string Negative = "-Infinity";
    private const string Undefined = "NaN";

    /// <summary>Writes a number, or its word when it is infinite or undefined.</summary>
    public static void Write(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(double.IsNaN(value) ? Undefined : value > 0 ? Positive : Negative);
        }
    }

    /// <summary>Reads a number or one of the three words; anything else is refused.</summary>
    public static double Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        return reader.TokenType != JsonTokenType.String ? throw new JsonException() : reader.GetString() switch
        {
            Positive => double.PositiveInfinity,
            Negative => double.NegativeInfinity,
            Undefined => double.NaN,
            _ => throw new JsonException(),
        };
    }

    /// <summary>Writes a value on one line inside an indented file, so that a curve or a metric is one line to read and to compare.</summary>
    public static void WriteOnOneLine(Utf8JsonWriter writer, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var compact = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = false }))
        {
            write(compact);
        }

        writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
    }
}

/// <summary>A single number.</summary>
internal sealed class ExactNumberConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Numbers.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => Numbers.Write(writer, value);
}

/// <summary>Many numbers on one line.</summary>
internal sealed class NumberListConverter : JsonConverter<IReadOnlyList<double>>
{
    public override IReadOnlyList<double> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var numbers = new List<double>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            numbers.Add(Numbers.Read(ref reader));
        }

        return numbers;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<double> value, JsonSerializerOptions options) =>
        Numbers.WriteOnOneLine(writer, line =>
        {
            line.WriteStartArray();
            foreach (var number in value)
            {
                Numbers.Write(line, number);
            }

            line.WriteEndArray();
        });
}

/// <summary>A 64-bit seed as text: most readers of JSON keep 53 bits of a number only.</summary>
internal sealed class ExactSeedConverter : JsonConverter<ulong>
{
    public override ulong Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String &&
        ulong.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, ulong value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}
