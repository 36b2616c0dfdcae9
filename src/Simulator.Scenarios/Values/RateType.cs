using System.Text.Json;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Events per unit of time.</summary>
internal sealed class RateType : ScalarType
{
    /// <summary>The smallest rate: once in a year or so, and the smallest power of ten that is written without an exponent.</summary>
    private const double SmallestPerHour = 1e-4;

    /// <summary>The largest rate: more arrivals than the limit on events of one replication allows in any horizon.</summary>
    private const double LargestPerHour = 1e9;

    private RateType()
    {
    }

    public static RateType Positive { get; } = new();

    public override string Unit => "rate";

    public override string Range => "a rate of 0.0001/h to 1000000000/h";

    public override string Example => "\"40/h\"";

    protected override Reading ReadScalar(Node node)
    {
        if (IsBareNumber(node.Text))
        {
            return Reading.Bad($"{Show(node)} has no unit", Write($"\"{PrintableText.Shorten(node.Text)}/h\" (the units are /s, /m, /h and /d)"));
        }

        if (!IsWrittenRight(node) || !Rate.TryParse(node.Text, out var value))
        {
            return Reading.Bad($"{Show(node)} is no rate", $"{Write()} (the units are /s, /m, /h and /d)");
        }

        return value.PerHour is >= SmallestPerHour and <= LargestPerHour
            ? new Reading(value)
            : Reading.Bad($"{Show(node)} is out of range", Write());
    }

    protected override void WriteValue(Utf8JsonWriter writer, object value) => writer.WriteStringValue(((Rate)value).ToString());

    protected override void WriteValueSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "string");
        writer.WriteString("pattern", "^[0-9]*\\.?[0-9]+ */ *[smhd]$");
    }
}
