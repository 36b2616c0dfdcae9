using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Simulator.Scenarios;

/// <summary>Writes the JSON Schema of scenario files, for completion and documentation in editors.</summary>
/// <remarks>The loader is stricter: a schema cannot know what an extended file says, which names exist and what goes together.</remarks>
internal sealed class JsonSchema
{
    private readonly Utf8JsonWriter writer;
    private readonly List<KindShape> definitions = [];

    private JsonSchema(Utf8JsonWriter writer) => this.writer = writer;

    /// <summary>The schema of scenario files, draft 2020-12.</summary>
    public static string Text() => Text(schema => schema.WriteRoot());

    /// <summary>The schema of budgets files, draft 2020-12.</summary>
    public static string BudgetsText() => Text(schema => schema.WriteBudgets());

    private static string Text(Action<JsonSchema> write)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            write(new JsonSchema(writer));
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private void WriteRoot()
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        writer.WriteString("title", "Scenario");
        writer.WriteString("description",
            "A scenario of the Simulator, version 1. docs/scenario-reference.md lists every key with the source of its default.");
        WriteBlockMembers(ScenarioDefinition.Root.Keys);
        WriteRequired();
        writer.WriteStartObject("$defs");
        for (var index = 0; index < definitions.Count; index++) // writing one may add another
        {
            writer.WriteStartObject(definitions[index].Name);
            WriteKinds(definitions[index]);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void WriteBudgets()
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        writer.WriteString("title", "Budgets");
        writer.WriteString("description", "Budgets of the Simulator, version 1. docs/budgets.md explains them.");
        WriteBlockMembers(BudgetDefinition.Root.Keys);
        WriteNames("required", BudgetDefinition.Root.Keys.Where(key => key.Default is null && !key.MayBeAbsent).Select(key => key.Name));
        writer.WriteEndObject();
    }

    /// <summary>A file that extends another may leave out everything.</summary>
    private void WriteRequired()
    {
        writer.WriteStartObject("if");
        writer.WriteStartObject("not");
        WriteNames("required", ["extends"]);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartObject("then");
        WriteNames("required", ScenarioDefinition.Root.Keys.Where(key => key.Default is null && !key.MayBeAbsent).Select(key => key.Name));
        writer.WriteEndObject();
    }

    private void WriteBlockMembers(IReadOnlyList<Key> keys, string? kind = null)
    {
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        if (kind is not null)
        {
            writer.WriteStartObject("kind");
            writer.WriteString("const", kind);
            writer.WriteEndObject();
        }

        foreach (var key in keys)
        {
            writer.WriteStartObject(key.Name);
            writer.WriteString("description", Reference.Describe(key));
            WriteShape(key.Shape);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteBoolean("additionalProperties", false);
    }

    private void WriteShape(Shape shape)
    {
        switch (shape)
        {
            case ScalarShape scalar:
                scalar.Type.WriteSchema(writer);
                break;
            case ListShape list:
                WriteList(list);
                break;
            case BlockShape block:
                WriteBlockMembers(block.Keys);
                break;
            case MapShape map:
                WriteMap(map);
                break;
            case OptionalShape optional:
                WriteOptional(optional);
                break;
            case KindShape kinds:
                WriteReference(kinds);
                break;
        }
    }

    private void WriteList(ListShape list)
    {
        if (list.Words.Count == 0)
        {
            WriteItems(list);
            return;
        }

        writer.WriteStartArray("anyOf");
        writer.WriteStartObject();
        WriteNames("enum", list.Words);
        writer.WriteEndObject();
        writer.WriteStartObject();
        WriteItems(list);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private void WriteItems(ListShape list)
    {
        writer.WriteString("type", "array");
        writer.WriteNumber("minItems", list.Minimum);
        writer.WriteNumber("maxItems", list.Maximum);
        if (list.IsSet)
        {
            writer.WriteBoolean("uniqueItems", true);
        }

        writer.WriteStartObject("items");
        list.Item.WriteSchema(writer);
        writer.WriteEndObject();
    }

    private void WriteMap(MapShape map)
    {
        writer.WriteString("type", "object");
        writer.WriteStartObject("propertyNames");
        writer.WriteString("pattern", Names.Pattern);
        writer.WriteEndObject();
        writer.WriteNumber("maxProperties", map.Maximum);
        writer.WriteStartObject("additionalProperties");
        WriteShape(map.Item);
        writer.WriteEndObject();
    }

    private void WriteOptional(OptionalShape optional)
    {
        writer.WriteStartArray("anyOf");
        writer.WriteStartObject();
        writer.WriteString("const", optional.Word);
        writer.WriteEndObject();
        writer.WriteStartObject();
        WriteShape(optional.Inner);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private void WriteReference(KindShape kinds)
    {
        if (!definitions.Contains(kinds))
        {
            definitions.Add(kinds);
        }

        writer.WriteString("$ref", $"#/$defs/{kinds.Name}");
    }

    private void WriteKinds(KindShape shape)
    {
        writer.WriteStartArray("anyOf");
        if (shape.Shorthand is { } shorthand)
        {
            writer.WriteStartObject();
            shorthand.WriteSchema(writer);
            writer.WriteEndObject();
        }

        foreach (var kind in shape.Kinds)
        {
            writer.WriteStartObject();
            writer.WriteString("description", kind.Doc);
            WriteBlockMembers(kind.Keys, kind.Name);
            WriteNames("required", ["kind", .. kind.Keys.Where(key => key.Default is null && !key.MayBeAbsent).Select(key => key.Name)]);
            writer.WriteEndObject();
        }

        WritePatch(shape);
        writer.WriteEndArray();
    }

    /// <summary>Without its kind an object changes single parameters of what it is laid over.</summary>
    private void WritePatch(KindShape shape)
    {
        writer.WriteStartObject();
        writer.WriteString("description", $"changes single parameters of the {shape.Noun} below it");
        writer.WriteString("type", "object");
        WriteNames("propertyNames", "enum", shape.Kinds.SelectMany(kind => kind.Keys).Select(key => key.Name).Distinct());
        writer.WriteNumber("minProperties", 1);
        writer.WriteEndObject();
    }

    private void WriteNames(string keyword, string inner, IEnumerable<string> names)
    {
        writer.WriteStartObject(keyword);
        WriteNames(inner, names);
        writer.WriteEndObject();
    }

    private void WriteNames(string keyword, IEnumerable<string> names)
    {
        writer.WriteStartArray(keyword);
        foreach (var name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
