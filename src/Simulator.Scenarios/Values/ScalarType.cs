using System.Text.Json;

namespace Simulator.Scenarios;

/// <summary>What reading a value gave: the value, or what is wrong and what would be right.</summary>
internal readonly record struct Reading(object? Value, string Problem = "", string Remedy = "")
{
    public static Reading Bad(string problem, string remedy) => new(null, problem, remedy);
}

/// <summary>A word that stands for the absence of a value, such as <c>any</c> or <c>unlimited</c>.</summary>
internal sealed record Word(string Text);

/// <summary>The type of a scalar key: how it is written, which values it may have and how it is written back.</summary>
/// <param name="words">Words that are allowed beside the values.</param>
internal abstract class ScalarType(params string[] words)
{
    /// <summary>Words that are allowed beside the values.</summary>
    public IReadOnlyList<string> Words { get; } = words;

    /// <summary>The unit or the kind of value, for tables.</summary>
    public abstract string Unit { get; }

    /// <summary>The legal values in words, after "write".</summary>
    public abstract string Range { get; }

    /// <summary>An example as it is written in a file.</summary>
    public abstract string Example { get; }

    /// <summary>Whether a file writes the value in quotes.</summary>
    protected virtual bool IsQuoted => true;

    private string OrWord => string.Concat(Words.Select(word => $", or \"{word}\""));

    public Reading Read(Node node)
    {
        switch (node.Kind)
        {
            case NodeKind.Object:
                return Reading.Bad("an object stands where one value belongs", Write());
            case NodeKind.List:
                return Reading.Bad("a list stands where one value belongs", Write());
            case NodeKind.Text or NodeKind.Override when Words.Contains(node.Text):
                return new Reading(ValueOfWord(node.Text));
            default:
                return ReadScalar(node);
        }
    }

    /// <summary>Writes a value in its canonical form.</summary>
    public void Write(Utf8JsonWriter writer, object value)
    {
        if (value is Word allowed)
        {
            writer.WriteStringValue(allowed.Text);
        }
        else
        {
            WriteValue(writer, value);
        }
    }

    /// <summary>Writes the members of a JSON Schema that describe the type.</summary>
    public void WriteSchema(Utf8JsonWriter writer)
    {
        if (Words.Count == 0)
        {
            WriteValueSchema(writer);
            return;
        }

        writer.WriteStartArray("anyOf");
        writer.WriteStartObject();
        WriteValueSchema(writer);
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteStartArray("enum");
        foreach (var word in Words)
        {
            writer.WriteStringValue(word);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    protected virtual object ValueOfWord(string word) => new Word(word);

    protected abstract Reading ReadScalar(Node node);

    protected abstract void WriteValue(Utf8JsonWriter writer, object value);

    protected abstract void WriteValueSchema(Utf8JsonWriter writer);

    /// <summary>The remedy that names the legal values.</summary>
    protected string Write() => $"write {Range}, such as {Example}{OrWord}";

    /// <summary>The remedy that shows the value as it should have been written.</summary>
    protected string Write(string corrected) => $"write {corrected}{OrWord}";

    /// <summary>Whether a value was written as its type is written: in quotes or not; an override has no quotes to give.</summary>
    protected bool IsWrittenRight(Node node) =>
        node.Kind == NodeKind.Override || (IsQuoted ? node.Kind == NodeKind.Text : node.Kind != NodeKind.Text);

    /// <summary>Whether a text is digits and dots only: a number whose unit was forgotten.</summary>
    protected static bool IsBareNumber(string text) => text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c == '.');

    /// <summary>A value as an error shows it: texts in quotes, numbers bare, both cut.</summary>
    protected static string Show(Node node) =>
        node.Kind is NodeKind.Number or NodeKind.Boolean ? PrintableText.Shorten(node.Text) : PrintableText.Quote(node.Text);
}
