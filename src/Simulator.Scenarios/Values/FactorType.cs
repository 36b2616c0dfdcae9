using System.Globalization;
using System.Text.Json;

namespace Simulator.Scenarios;

/// <summary>A plain number without a unit.</summary>
/// <param name="minimum">The smallest.</param>
/// <param name="maximum">The largest.</param>
/// <param name="isMinimumAllowed">Whether the smallest itself is legal.</param>
internal sealed class FactorType(double minimum, double maximum, bool isMinimumAllowed = true) : ScalarType
{
    public override string Unit => "number";

    public override string Range => isMinimumAllowed
        ? string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}")
        : string.Create(CultureInfo.InvariantCulture, $"a number above {minimum} and at most {maximum}");

    public override string Example => maximum < 1.5 ? "0.5" : "1.5";

    protected override bool IsQuoted => false;

    protected override Reading ReadScalar(Node node)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!double.TryParse(node.Text, style, CultureInfo.InvariantCulture, out var value) || double.IsNaN(value))
        {
            return Reading.Bad($"{Show(node)} is no number", Write());
        }

        if (!IsWrittenRight(node))
        {
            return Reading.Bad($"{Show(node)} is a text", Write($"{PrintableText.Shorten(node.Text)} without quotes"));
        }

        var inRange = value <= maximum && (isMinimumAllowed ? value >= minimum : value > minimum);
        return inRange ? new Reading(value) : Reading.Bad($"{Show(node)} is out of range", Write());
    }

    protected override void WriteValue(Utf8JsonWriter writer, object value) => writer.WriteNumberValue((double)value);

    protected override void WriteValueSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "number");
        writer.WriteNumber(isMinimumAllowed ? "minimum" : "exclusiveMinimum", minimum);
        writer.WriteNumber("maximum", maximum);
    }
}
