using System.Text.Json;

namespace Simulator.Scenarios;

/// <summary>The times of a trace as a resolved scenario keeps them.</summary>
internal sealed class TimesType : ScalarType
{
    private TimesType()
    {
    }

    public static TimesType Plain { get; } = new();

    public override string Unit => "times";

    public override string Range => "an origin, a unit and up to 1000000 times as a resolved scenario writes them";

    public override string Example => "\"start 1m AAUK\"";

    protected override Reading ReadScalar(Node node) => IsWrittenRight(node) && TraceTimes.Parse(node.Text) is { } times
        ? new Reading(times)
        : Reading.Bad($"{Show(node)} holds no times", Write());

    protected override void WriteValue(Utf8JsonWriter writer, object value) => writer.WriteStringValue(((TraceTimes)value).Text);

    protected override void WriteValueSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "string");
        writer.WriteString("pattern", "^[^ ]+ [^ ]+ [A-Za-z0-9_-]+$");
    }
}
