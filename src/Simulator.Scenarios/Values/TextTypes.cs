using System.Globalization;
using System.Text.Json;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Free text of one line or several.</summary>
/// <param name="maximumLength">The most UTF-16 units.</param>
/// <param name="example">A text as an example.</param>
internal sealed class TextType(int maximumLength, string example = "Two teams, one queue") : ScalarType
{
    public override string Unit => "text";

    public override string Range => string.Create(CultureInfo.InvariantCulture, $"a text of at most {maximumLength} printable characters");

    public override string Example => $"\"{example}\"";

    protected override Reading ReadScalar(Node node)
    {
        if (!IsWrittenRight(node))
        {
            return Reading.Bad($"{Show(node)} is no text", Write($"\"{PrintableText.Shorten(node.Text)}\""));
        }

        if (node.Text.Length > maximumLength)
        {
            return Reading.Bad(string.Create(CultureInfo.InvariantCulture, $"the text has {node.Text.Length} characters"), Write());
        }

        return PrintableText.Escape(node.Text) == node.Text
            ? new Reading(node.Text)
            : Reading.Bad("the text holds a control character", "leave it out");
    }

    protected override void WriteValue(Utf8JsonWriter writer, object value) => writer.WriteStringValue((string)value);

    protected override void WriteValueSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "string");
        writer.WriteNumber("maxLength", maximumLength);
    }
}

/// <summary>A name, of the scenario itself or of something defined elsewhere in it.</summary>
/// <param name="example">A name as an example.</param>
internal sealed class NameType(string example) : ScalarType
{
    public override string Unit => "name";

    public override string Range => "a name of letters, digits, dot, dash and underscore, at most 64, a letter or digit first and no dot last";

    public override string Example => $"\"{example}\"";

    protected override Reading ReadScalar(Node node) => IsWrittenRight(node) && Names.AreValid(node.Text)
        ? new Reading(node.Text)
        : Reading.Bad($"{Show(node)} is no name", Write());

    protected override void WriteValue(Utf8JsonWriter writer, object value) => writer.WriteStringValue((string)value);

    protected override void WriteValueSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "string");
        writer.WriteString("pattern", Names.Pattern);
    }
}

/// <summary>A point in time with its offset from UTC.</summary>
internal sealed class InstantType : ScalarType
{
    // Years that leave room on both sides for every duration a scenario may add.
    private static readonly Instant First = Parse("1970-01-01T00:00:00Z"), Last = Parse("2100-01-01T00:00:00Z");

    private InstantType()
    {
    }

    public static InstantType Plain { get; } = new();

    /// <summary>Whether a scenario may speak of an instant.</summary>
    public static bool IsInRange(Instant instant) => instant >= First && instant <= Last;

    public override string Unit => "instant";

    public override string Range => "an instant of 1970 to 2100 with its offset";

    public override string Example => "\"2026-03-02T08:00:00Z\" or \"2026-03-02T09:00:00+01:00\"";

    protected override Reading ReadScalar(Node node)
    {
        if (!IsWrittenRight(node) || !Instant.TryParse(node.Text, out var value))
        {
            return Reading.Bad($"{Show(node)} is no instant with an offset", Write());
        }

        return IsInRange(value) ? new Reading(value) : Reading.Bad($"{Show(node)} is out of range", Write());
    }

    protected override void WriteValue(Utf8JsonWriter writer, object value) => writer.WriteStringValue(((Instant)value).ToString());

    protected override void WriteValueSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "string");
        writer.WriteString("format", "date-time");
    }

    private static Instant Parse(string text) => Instant.TryParse(text, out var value) ? value : throw new FormatException(text);
}
