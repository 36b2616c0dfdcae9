using System.Text.Json;

namespace Simulator.Scenarios;

/// <summary>true or false.</summary>
/// <param name="words">Words that are allowed beside the values.</param>
internal sealed class BooleanType(params string[] words) : ScalarType(words)
{
    public override string Unit => "true/false";

    public override string Range => "true or false";

    public override string Example => "true";

    protected override bool IsQuoted => false;

    protected override Reading ReadScalar(Node node)
    {
        var isTrue = Matches(node, "true");
        if (!isTrue && !Matches(node, "false"))
        {
            return Reading.Bad($"{Show(node)} is neither true nor false", Write(Range));
        }

        return IsWrittenRight(node)
            ? new Reading(isTrue)
            : Reading.Bad($"{Show(node)} is a text", Write((isTrue ? "true" : "false") + " without quotes"));
    }

    protected override void WriteValue(Utf8JsonWriter writer, object value) => writer.WriteBooleanValue((bool)value);

    protected override void WriteValueSchema(Utf8JsonWriter writer) => writer.WriteString("type", "boolean");

    /// <summary>Shells write True and TRUE as well.</summary>
    private static bool Matches(Node node, string literal) =>
        string.Equals(node.Text, literal, node.Kind == NodeKind.Override ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
