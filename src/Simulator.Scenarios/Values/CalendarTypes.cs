using System.Text.Json;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>A time on the wall clock.</summary>
internal sealed class ClockTimeType : ScalarType
{
    private ClockTimeType()
    {
    }

    public static ClockTimeType Plain { get; } = new();

    public override string Unit => "time of day";

    public override string Range => "a time of day from 00:00 to 24:00";

    public override string Example => "\"08:30\"";

    protected override Reading ReadScalar(Node node) => IsWrittenRight(node) && ClockTime.TryParse(node.Text, out var value)
        ? new Reading(value)
        : Reading.Bad($"{Show(node)} is no time of day", Write());

    protected override void WriteValue(Utf8JsonWriter writer, object value) => writer.WriteStringValue(((ClockTime)value).ToString());

    protected override void WriteValueSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "string");
        writer.WriteString("pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$");
    }
}

/// <summary>A time zone; read as its clock.</summary>
internal sealed class ZoneType : ScalarType
{
    private ZoneType()
    {
    }

    public static ZoneType Plain { get; } = new();

    public override string Unit => "time zone";

    public override string Range => "the IANA name of a time zone";

    public override string Example => "\"Europe/Berlin\"";

    protected override Reading ReadScalar(Node node)
    {
        if (IsWrittenRight(node) && ZoneClock.Find(node.Text) is { } clock)
        {
            return new Reading(clock);
        }

        var near = Nearest.Match(node.Text, ZoneClock.Names);
        return Reading.Bad($"{Show(node)} is no time zone", near is null ? Write() : $"did you mean {PrintableText.Quote(near)}?");
    }

    protected override void WriteValue(Utf8JsonWriter writer, object value) => writer.WriteStringValue(((ZoneClock)value).Name);

    protected override void WriteValueSchema(Utf8JsonWriter writer) => writer.WriteString("type", "string");
}
