namespace Simulator.Scenarios;

/// <summary>What may stand at a key: the one definition from which reading, errors, schema, reference and the resolved file come.</summary>
internal abstract class Shape;

/// <summary>One value.</summary>
/// <param name="type">Its type.</param>
internal sealed class ScalarShape(ScalarType type) : Shape
{
    public ScalarType Type { get; } = type;
}

/// <summary>A list of values.</summary>
/// <param name="item">The type of each.</param>
/// <param name="minimum">The fewest.</param>
/// <param name="maximum">The most.</param>
/// <param name="isSet">Whether order and repetition mean nothing; a repetition is an error.</param>
/// <param name="words">Words that stand for a whole list.</param>
internal sealed class ListShape(ScalarType item, int minimum, int maximum, bool isSet = false, params IReadOnlyList<string> words) : Shape
{
    public IReadOnlyList<string> Words { get; } = words;

    public ScalarType Item { get; } = item;

    public int Minimum { get; } = minimum;

    public int Maximum { get; } = maximum;

    public bool IsSet { get; } = isSet;
}

/// <summary>An object with known keys.</summary>
/// <param name="keys">The keys in the order of documentation and of the resolved file; a default may look at the keys before its own.</param>
internal sealed class BlockShape(params IReadOnlyList<Key> keys) : Shape
{
    public IReadOnlyList<Key> Keys { get; } = keys;
}

/// <summary>An object keyed by names that the user chooses.</summary>
/// <param name="noun">What one entry is.</param>
/// <param name="item">The shape of each.</param>
/// <param name="maximum">The most entries.</param>
/// <param name="minimum">The fewest entries.</param>
internal sealed class MapShape(string noun, BlockShape item, int maximum, int minimum = 0) : Shape
{
    public string Noun { get; } = noun;

    public BlockShape Item { get; } = item;

    public int Maximum { get; } = maximum;

    public int Minimum { get; } = minimum;
}

/// <summary>A word that says "there is none", or another shape.</summary>
/// <param name="word">The word.</param>
/// <param name="inner">The other shape.</param>
internal sealed class OptionalShape(string word, Shape inner) : Shape
{
    public string Word { get; } = word;

    public Shape Inner { get; } = inner;
}

/// <summary>An object whose key <c>kind</c> decides which other keys it has.</summary>
/// <param name="name">Name of the shape in the JSON Schema.</param>
/// <param name="noun">What it is, in errors.</param>
/// <param name="shorthand">The type of a bare value that stands for <c>{"kind": "fixed", "value": …}</c>; null when there is none.</param>
/// <param name="make">Makes what the object stands for from its valid members, or complains about members that do not go together.</param>
internal sealed class KindShape(string name, string noun, ScalarType? shorthand, Func<Resolved, Complaint, object?> make) : Shape
{
    private readonly List<Kind> kinds = [];

    public string Name { get; } = name;

    public string Noun { get; } = noun;

    public ScalarType? Shorthand { get; } = shorthand;

    public IReadOnlyList<Kind> Kinds => kinds;

    public Func<Resolved, Complaint, object?> Make { get; } = make;

    /// <summary>Adds the kinds; apart from the constructor because some hold the shape itself.</summary>
    public KindShape With(params IReadOnlyList<Kind> more)
    {
        kinds.AddRange(more);
        return this;
    }
}

/// <summary>Reports what is wrong with an object as a whole.</summary>
internal delegate void Complaint(string problem, string remedy);

/// <summary>One kind of a <see cref="KindShape"/>.</summary>
/// <param name="name">The value of <c>kind</c>.</param>
/// <param name="doc">One line.</param>
/// <param name="forms">Sets of keys of which exactly one has to be given; empty when each key speaks for itself.</param>
/// <param name="keys">Its keys.</param>
internal sealed class Kind(string name, string doc, IReadOnlyList<IReadOnlyList<string>> forms, params IEnumerable<Key> keys)
{
    /// <summary>A kind with one set of keys.</summary>
    public Kind(string name, string doc, params IEnumerable<Key> keys)
        : this(name, doc, [], keys)
    {
    }

    public string Name { get; } = name;

    public string Doc { get; } = doc;

    public IReadOnlyList<IReadOnlyList<string>> Forms { get; } = forms;

    /// <summary>The keys; one that belongs to a form may be absent, because the other form may be meant.</summary>
    public IReadOnlyList<Key> Keys { get; } = [.. keys.Select(key => forms.Count == 0 ? key : key with { MayBeAbsent = true })];
}

/// <summary>One key of a block.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">What it may hold.</param>
/// <param name="Doc">One line for people, without a full stop.</param>
internal sealed record Key(string Name, Shape Shape, string Doc)
{
    public Key(string name, ScalarType type, string doc)
        : this(name, new ScalarShape(type), doc)
    {
    }

    /// <summary>Its default; null for a key that must be given or that may be absent.</summary>
    public Default? Default { get; init; }

    /// <summary>Whether it may be absent and then means nothing.</summary>
    public bool MayBeAbsent { get; init; }

    /// <summary>Whether the resolved file leaves it out, because it speaks of the file and not of the scenario.</summary>
    public bool IsOfFile { get; init; }

    /// <summary>Whether what a user writes is laid over the default member by member.</summary>
    public bool LaysOverDefault { get; init; }
}
