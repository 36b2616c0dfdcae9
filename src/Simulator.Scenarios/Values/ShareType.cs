using System.Globalization;
using System.Text.Json;

namespace Simulator.Scenarios;

/// <summary>A share in per cent, kept in decimal digits so that it is written back as it was read.</summary>
/// <param name="Percent">0 to 100.</param>
internal readonly record struct Share(decimal Percent)
{
    /// <summary>The share as a number, 0 to 1.</summary>
    public double Value => (double)(Percent / 100m);

    public override string ToString() => Percent.ToString("0.############################", CultureInfo.InvariantCulture) + "%";
}

/// <summary>A share or a probability.</summary>
/// <param name="words">Words that are allowed beside the values.</param>
internal sealed class ShareType(params string[] words) : ScalarType(words)
{
    public static ShareType Plain { get; } = new();

    public override string Unit => "share";

    public override string Range => "a share of 0% to 100%";

    public override string Example => "\"5%\"";

    protected override Reading ReadScalar(Node node)
    {
        var text = node.Text.Trim();
        if (TryNumber(text, out var bare))
        {
            // "0.05" was meant as a fraction; "1" may be either and is shown as both.
            var asPercent = $"\"{new Share(bare)}\"";
            var asFraction = bare <= 1 ? $"\"{new Share(bare * 100)}\"" : string.Empty;
            return Reading.Bad($"{Show(node)} has no unit", Write(bare switch
            {
                0 or > 1 => asPercent,
                1 => $"{asPercent} or {asFraction}",
                _ => asFraction,
            }));
        }

        if (!IsWrittenRight(node) || !text.EndsWith('%') || !TryNumber(text[..^1].TrimEnd(), out var percent))
        {
            return Reading.Bad($"{Show(node)} is no share", Write());
        }

        return percent <= 100 ? new Reading(new Share(percent)) : Reading.Bad($"{Show(node)} is out of range", Write());
    }

    protected override void WriteValue(Utf8JsonWriter writer, object value) => writer.WriteStringValue(((Share)value).ToString());

    protected override void WriteValueSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "string");
        writer.WriteString("pattern", "^[0-9]*\\.?[0-9]+ *%$");
    }

    private static bool TryNumber(string text, out decimal number)
    {
        number = 0;
        return text.Length is > 0 and <= 24 &&
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }
}
