using System.Globalization;
using System.Text.Json;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>What an amount measures.</summary>
internal enum AmountKind
{
    Number,
    Duration,
    Share,

    /// <summary>Of every thousand root requests.</summary>
    PerThousand,
}

/// <summary>An amount as it was written, with what it measures.</summary>
/// <param name="Kind">What it measures.</param>
/// <param name="Value">Minutes, a share (1 is 100 %), or the number.</param>
/// <param name="Text">As it was written.</param>
internal sealed record Amount(AmountKind Kind, double Value, string Text)
{
    private const int LongestText = 40;

    private const string PerThousandUnit = "/1000";

    /// <summary>Remedy for a comma: it may mean a decimal or a thousand, and the wrong guess makes a limit that nothing breaks.</summary>
    public const string WithoutCommas = "write a point before decimals and nothing between thousands, such as 2.5 or 30000";

    private static readonly string[] ShareUnits = ["%", "pp"];

    /// <summary>Reads an amount: <c>45m</c>, <c>5%</c>, <c>2pp</c>, <c>30/1000</c>, <c>12.5</c> or <c>-3</c>; null when it is none.</summary>
    public static Amount? TryParse(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith('-') && TryParsePositive(trimmed[1..]) is { } positive
            ? positive with { Value = -positive.Value, Text = "-" + positive.Text }
            : TryParsePositive(trimmed);
    }

    private static Amount? TryParsePositive(string trimmed)
    {
        if (trimmed.Length is 0 or > LongestText)
        {
            return null;
        }

        if (ShareUnits.FirstOrDefault(unit => trimmed.EndsWith(unit, StringComparison.Ordinal)) is { } share)
        {
            return Number(trimmed[..^share.Length].TrimEnd()) is { } percent ? new Amount(AmountKind.Share, percent / 100, trimmed) : null;
        }

        if (trimmed.EndsWith(PerThousandUnit, StringComparison.Ordinal))
        {
            return Number(trimmed[..^PerThousandUnit.Length].TrimEnd()) is { } count ? new Amount(AmountKind.PerThousand, count, trimmed) : null;
        }

        if (Number(trimmed) is { } number)
        {
            return new Amount(AmountKind.Number, number, trimmed);
        }

        try
        {
            return DurationText.TryParse(trimmed, out var duration) ? new Amount(AmountKind.Duration, duration.TotalMinutes, trimmed) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}

/// <summary>An amount in the unit of a metric, at least 0: a duration, a share or a number.</summary>
internal sealed class AmountType : ScalarType
{
    public override string Unit => "amount";

    public override string Range => "an amount in the metric's unit: a duration for times, per cent or pp for shares, a number for the rest";

    public override string Example => "\"2m\" or \"1pp\" or \"3\"";

    protected override Reading ReadScalar(Node node) => IsWrittenRight(node) && Amount.TryParse(node.Text) is { Value: >= 0 } amount
        ? new Reading(amount)
        : node.Text.Contains(',', StringComparison.Ordinal) ? Reading.Bad($"{Show(node)} holds a comma", Amount.WithoutCommas)
        : Reading.Bad($"{Show(node)} is no amount", Write());

    protected override void WriteValue(Utf8JsonWriter writer, object value) => writer.WriteStringValue(((Amount)value).Text);

    protected override void WriteValueSchema(Utf8JsonWriter writer) => writer.WriteString("type", "string");
}
