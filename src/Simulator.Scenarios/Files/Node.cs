using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Simulator.Scenarios;

/// <summary>What a value was written as.</summary>
internal enum NodeKind
{
    /// <summary>An object.</summary>
    Object,

    /// <summary>A JSON text.</summary>
    Text,

    /// <summary>A JSON number, its digits kept as they were written.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>An array of scalars.</summary>
    List,

    /// <summary>Something that was reported as an error already; it stands for its key, so that the key is not missing as well.</summary>
    Invalid,

    /// <summary>An override: a command line and an environment know text only, so the type of the key decides what it means.</summary>
    Override,
}

/// <summary>One value of a layer with the place where it was written. Names of members are unique without regard to case.</summary>
internal sealed class Node(NodeKind kind, Place place, string text = "", IReadOnlyList<Node>? items = null)
{
    private readonly OrderedDictionary<string, Member> members = new(StringComparer.OrdinalIgnoreCase);

    public NodeKind Kind { get; } = kind;

    public Place Place { get; } = place;

    /// <summary>The text of a scalar without quotes.</summary>
    public string Text { get; } = text;

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<Node> Items { get; } = items ?? [];

    /// <summary>Whether a default put it here and nobody wrote it.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether a file or a default has it; false for what only an override names.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>The members of an object in the order in which they were written.</summary>
    public IEnumerable<Member> Members => members.Values;

    public bool IsObject => Kind == NodeKind.Object;

    /// <summary>The member with exactly this name.</summary>
    /// <summary>Whether it is an object that says its kind; a member that a user named so is an object and no kind.</summary>
    public bool StatesKind => this["kind"] is { IsObject: false };

    public Node? this[string name] => members.TryGetValue(name, out var member) && member.Name == name ? member.Value : null;

    public bool TryGet(string nameInAnyCase, [NotNullWhen(true)] out Member? member) => members.TryGetValue(nameInAnyCase, out member);

    /// <summary>Adds a member unless one has the name already.</summary>
    public bool TryAdd(string name, Place place, Node value) => members.TryAdd(name, new Member(name, place, value));

    public void Remove(string nameInAnyCase) => members.Remove(nameInAnyCase);

    /// <summary>The same value as a default that belongs to a place; its own members keep their order.</summary>
    public Node AsDefault(Place at)
    {
        var copy = new Node(Kind, at, Text, [.. Items.Select(item => item.AsDefault(at))]) { IsDefault = true };
        foreach (var member in members.Values)
        {
            copy.TryAdd(member.Name, at, member.Value.AsDefault(at));
        }

        return copy;
    }

    /// <summary>
    /// The value as one text for a layer of configuration: a list becomes one JSON text, so that a layer replaces the whole list of another
    /// and never merges by index.
    /// </summary>
    public string ToConfigurationValue()
    {
        if (Kind != NodeKind.List)
        {
            return Text;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var item in Items)
            {
                writer.WriteStringValue(item.Text);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>A member of an object.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Place">Where its name stands.</param>
    /// <param name="Value">Its value.</param>
    internal sealed record Member(string Name, Place Place, Node Value);
}
