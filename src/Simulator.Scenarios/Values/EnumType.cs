using System.Text.Json;

namespace Simulator.Scenarios;

/// <summary>One of a few words.</summary>
/// <param name="choices">The words and what each stands for, in the order of the documentation.</param>
internal sealed class EnumType(params (string Text, object Value)[] choices) : ScalarType
{
    public IEnumerable<string> Choices => choices.Select(choice => choice.Text);

    /// <summary>The word of a value.</summary>
    public string WordFor(object value) => choices.First(choice => choice.Value.Equals(value)).Text;

    public override string Unit => "word";

    public override string Range => string.Join(", ", choices.Select(choice => choice.Text));

    public override string Example => $"\"{choices[0].Text}\"";

    protected override Reading ReadScalar(Node node)
    {
        foreach (var (text, value) in choices)
        {
            if (node.Text == text && IsWrittenRight(node))
            {
                return new Reading(value);
            }
        }

        return Reading.Bad($"{Show(node)} is none of the choices", Nearest.Choices(node.Text, Choices));
    }

    protected override void WriteValue(Utf8JsonWriter writer, object value) =>
        writer.WriteStringValue(WordFor(value));

    protected override void WriteValueSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("enum");
        foreach (var (text, _) in choices)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
