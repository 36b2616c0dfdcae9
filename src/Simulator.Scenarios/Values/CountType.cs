using System.Globalization;
using System.Text.Json;

namespace Simulator.Scenarios;

/// <summary>A whole number.</summary>
/// <param name="minimum">The smallest.</param>
/// <param name="maximum">The largest.</param>
/// <param name="words">Words that are allowed beside the values.</param>
internal sealed class CountType(ulong minimum, ulong maximum, params string[] words) : ScalarType(words)
{
    public override string Unit => "count";

    public override string Range => minimum == maximum
        ? string.Create(CultureInfo.InvariantCulture, $"the number {minimum}")
        : string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}");

    public override string Example => Math.Clamp(10, minimum, maximum).ToString(CultureInfo.InvariantCulture);

    protected override bool IsQuoted => false;

    protected override Reading ReadScalar(Node node)
    {
        var isCount = ulong.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        if (isCount && !IsWrittenRight(node))
        {
            return Reading.Bad($"{Show(node)} is a text", Write($"{value} without quotes"));
        }

        if (!isCount)
        {
            return Reading.Bad($"{Show(node)} is no whole number in range", Write());
        }

        return value >= minimum && value <= maximum ? new Reading(value) : Reading.Bad($"{Show(node)} is out of range", Write());
    }

    protected override void WriteValue(Utf8JsonWriter writer, object value) => writer.WriteNumberValue((ulong)value);

    protected override void WriteValueSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "integer");
        writer.WriteNumber("minimum", minimum);
        writer.WriteNumber("maximum", maximum);
    }
}
