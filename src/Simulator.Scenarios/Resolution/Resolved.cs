using System.Text.Json;

namespace Simulator.Scenarios;

/// <summary>A value in force: typed, checked, with its place.</summary>
internal sealed class Resolved(JsonPath path, Place place, Shape shape)
{
    private readonly Dictionary<string, Resolved> byName = new(StringComparer.Ordinal);
    private readonly List<Resolved> members = [];
    private bool isInvalid;

    public JsonPath Path { get; } = path;

    public Place Place { get; } = place;

    public Shape Shape { get; } = shape;

    /// <summary>The name of a member of its parent.</summary>
    public string Name => Path.Name;

    /// <summary>A scalar's value, or the values of a list as an array of objects; null for an object or an error.</summary>
    public object? Value { get; set; }

    /// <summary>The kind of an object with kinds; the word of an optional shape that says there is none.</summary>
    public string? Kind { get; set; }

    /// <summary>What an object with kinds stands for, such as a distribution.</summary>
    public object? Made { get; set; }

    /// <summary>Whether the key of this value is left out of the resolved file.</summary>
    public bool IsOfFile { get; private set; }

    /// <summary>The members in the order of the definition; those keyed by name in ordinal order.</summary>
    public IReadOnlyList<Resolved> Members => members;

    /// <summary>Whether this value and all inside it are valid.</summary>
    public bool IsValid => !isInvalid && members.TrueForAll(member => member.IsValid);

    /// <summary>Whether an optional shape says there is none.</summary>
    public bool IsNone => Value is Word;

    public Resolved this[string name] => byName[name];

    /// <summary>This value, left out of the resolved file.</summary>
    public Resolved AsOfFile()
    {
        IsOfFile = true;
        return this;
    }

    public void MarkInvalid() => isInvalid = true;

    public void Add(Resolved member)
    {
        members.Add(member);
        byName.Add(member.Name, member);
    }

    public bool Has(string name) => byName.ContainsKey(name);

    /// <summary>A member that is there and valid; null otherwise.</summary>
    public Resolved? Find(string name) => byName.TryGetValue(name, out var member) && member.IsValid ? member : null;

    /// <summary>The value, which must be there and valid.</summary>
    public T As<T>() => (T)(Value ?? throw new InvalidOperationException($"{Path} has no value."));

    /// <summary>The value of a member; null when it is absent, in error or a word.</summary>
    public T? ValueOf<T>(string name)
        where T : struct => Find(name)?.Value is T value ? value : null;

    /// <summary>The items of a list.</summary>
    public IEnumerable<T> Items<T>() => As<object[]>().Cast<T>();

    /// <summary>Writes the canonical form.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        switch (Value)
        {
            case Word word:
                writer.WriteStringValue(word.Text);
                break;
            case object[] items:
                writer.WriteStartArray();
                Array.ForEach(items, item => ((ListShape)Shape).Item.Write(writer, item));
                writer.WriteEndArray();
                break;
            case not null:
                ((ScalarShape)Shape).Type.Write(writer, Value);
                break;
            default:
                WriteObject(writer);
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Kind is not null)
        {
            writer.WriteString("kind", Kind);
        }

        foreach (var member in members.Where(member => !member.IsOfFile))
        {
            writer.WritePropertyName(member.Name);
            member.Write(writer);
        }

        writer.WriteEndObject();
    }
}
