using System.Text.Json;
using Simulator.Results;

namespace Simulator.Scenarios;

/// <summary>A comparison with an amount.</summary>
/// <param name="Side">Which side is right.</param>
/// <param name="IsStrict">Whether the limit itself is wrong.</param>
/// <param name="Amount">The limit.</param>
/// <param name="Text">As it was written.</param>
internal sealed record LimitText(BudgetSide Side, bool IsStrict, Amount Amount, string Text);

/// <summary>A limit such as <c>&lt;= 45m</c>.</summary>
internal sealed class LimitType : ScalarType
{
    public override string Unit => "limit";

    public override string Range => "a comparison (<=, <, >= or >) with an amount in the metric's unit";

    public override string Example => "\"<= 45m\" or \">= 95%\"";

    protected override Reading ReadScalar(Node node)
    {
        var text = node.Text.Trim();
        var operation = new string([.. text.TakeWhile(letter => letter is '<' or '>' or '=')]);
        BudgetSide? side = operation switch
        {
            "<=" or "<" => BudgetSide.AtMost,
            ">=" or ">" => BudgetSide.AtLeast,
            _ => null,
        };
        if (!IsWrittenRight(node) || side is null)
        {
            return Reading.Bad($"{Show(node)} is no limit", Write());
        }

        return Amount.TryParse(text[operation.Length..]) is { } amount
            ? new Reading(new LimitText(side.Value, operation.Length == 1, amount, $"{operation} {amount.Text}"))
            : text.Contains(',', StringComparison.Ordinal) ? Reading.Bad($"{Show(node)} holds a comma", Amount.WithoutCommas)
            : Reading.Bad($"{Show(node)} compares with no amount", Write());
    }

    protected override void WriteValue(Utf8JsonWriter writer, object value) => writer.WriteStringValue(((LimitText)value).Text);

    protected override void WriteValueSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "string");
        writer.WriteString("pattern", "^ *[<>]=? *-?[0-9].*$");
    }
}
