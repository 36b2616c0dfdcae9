using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Simulator.Scenarios;

/// <summary>One pass over one file: every value with its line and column, every mistake in the JSON itself.</summary>
internal ref struct JsonLayerReader
{
    /// <summary>The deepest nesting; the deepest legal key needs nine levels.</summary>
    public const int MaximumDepth = 24;

    /// <summary>A file may be larger than this only for its texts, the times of traces: what else it holds has to fit into as much.</summary>
    private const int LargestWithoutCount = 1024 * 1024;

    /// <summary>The most tokens of a larger file; about as many as a MiB holds.</summary>
    private const int MaximumTokens = LargestWithoutCount / 2;

    private readonly ReadOnlySpan<byte> bytes;
    private readonly ErrorList errors;
    private readonly int rank;
    private readonly string file;
    private PositionCursor cursor;
    private Utf8JsonReader reader;

    private JsonLayerReader(int rank, string file, ReadOnlySpan<byte> bytes, ErrorList errors)
    {
        this.bytes = bytes;
        this.errors = errors;
        this.rank = rank;
        this.file = file;
        cursor = new PositionCursor(bytes);
        reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = MaximumDepth,
        });
    }

    /// <summary>Reads a file.</summary>
    /// <param name="rank">The file's rank in error lists.</param>
    /// <param name="file">The file as the user knows it.</param>
    /// <param name="content">Its bytes, with or without a UTF-8 byte order mark.</param>
    /// <param name="errors">Takes the mistakes.</param>
    /// <returns>The root object; null when the file is no JSON object.</returns>
    public static Node? Read(int rank, string file, ReadOnlySpan<byte> content, ErrorList errors)
    {
        var start = new Place(rank, file, 1, 1);
        if (content.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[3..];
        }

        // Other encodings of Unicode without a mark are valid UTF-8 with a zero in every other byte.
        if (!Utf8.IsValid(content) || content.Contains((byte)0))
        {
            errors.AddBrokenFile(start, JsonPath.Root, "the file is not UTF-8 text", "save it as UTF-8");
            return null;
        }

        if (content.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            errors.AddBrokenFile(start, JsonPath.Root, "the file is empty", "write a scenario; the shipped ones are examples");
            return null;
        }

        if (content.Length > LargestWithoutCount && HasTooManyTokens(content))
        {
            errors.AddBrokenFile(start, JsonPath.Root, "the file holds more values than 1 MiB of them", "only the times of traces may be longer");
            return null;
        }

        return new JsonLayerReader(rank, file, content, errors).ReadRoot();
    }

    /// <summary>Counts before anything is kept: every value takes hundreds of bytes of memory.</summary>
    private static bool HasTooManyTokens(ReadOnlySpan<byte> content)
    {
        try
        {
            var counter = new Utf8JsonReader(content, new JsonReaderOptions
            {
                CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaximumDepth,
            });
            var tokens = 0;
            while (tokens <= MaximumTokens && counter.Read())
            {
                tokens++;
            }

            return tokens > MaximumTokens;
        }
        catch (JsonException)
        {
            return false; // the reader itself stops there and says why
        }
    }

    private Node? ReadRoot()
    {
        try
        {
            reader.Read();
            var place = Here();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                errors.AddBrokenFile(place, JsonPath.Root, "the file does not hold an object", "write { … } around its keys");
                return null;
            }

            var root = ReadObject(place, JsonPath.Root);
            reader.Read(); // only white space and comments may follow; anything else throws
            return root;
        }
        catch (JsonException exception)
        {
            AddSyntaxError(exception);
            return null;
        }
    }

    private Node ReadObject(Place place, JsonPath path)
    {
        var node = new Node(NodeKind.Object, place);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var namePlace = Here();
            var name = ReadText(namePlace, path);
            var memberPath = path[name ?? string.Empty];
            reader.Read();
            var value = ReadValue(memberPath);
            if (name is not null && !node.TryAdd(name, namePlace, value) && node.TryGet(name, out var first))
            {
                errors.Add(namePlace, memberPath, DuplicateProblem(name, first.Name), "keep one of them");
            }
        }

        return node;
    }

    private static string DuplicateProblem(string name, string first) => name == first
        ? $"the key {PrintableText.Quote(name)} is written twice"
        : $"the keys {PrintableText.Quote(first)} and {PrintableText.Quote(name)} differ only in case";

    /// <summary>The value at the reader.</summary>
    private Node ReadValue(JsonPath path)
    {
        var place = Here();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(place, path);
            case JsonTokenType.StartArray:
                return ReadList(place, path);
            case JsonTokenType.String:
                return ReadText(place, path) is { } text ? new Node(NodeKind.Text, place, text) : new Node(NodeKind.Invalid, place);
            case JsonTokenType.Number:
                return new Node(NodeKind.Number, place, Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.True or JsonTokenType.False:
                return new Node(NodeKind.Boolean, place, reader.TokenType == JsonTokenType.True ? "true" : "false");
            default:
                errors.Add(place, path, "null is no value", "leave the key out to have its default");
                return new Node(NodeKind.Invalid, place);
        }
    }

    private Node ReadList(Place place, JsonPath path)
    {
        var items = new List<Node>();
        var whole = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var itemPlace = Here();
            var isContainer = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            if (isContainer)
            {
                if (whole)
                {
                    errors.Add(itemPlace, path, "a list holds an object or a list", "use an object keyed by name");
                }

                SkipContainer();
                whole = false;
            }
            else
            {
                items.Add(ReadValue(path));
                whole &= items[^1].Kind != NodeKind.Invalid;
            }
        }

        return whole ? new Node(NodeKind.List, place, items: items) : new Node(NodeKind.Invalid, place);
    }

    /// <summary>
    /// Goes to the end of the object or list at the reader, token by token: the reader's own way would forget its depth at a mistake.
    /// </summary>
    private void SkipContainer()
    {
        for (var depth = reader.CurrentDepth; reader.Read() && reader.CurrentDepth > depth;)
        {
        }
    }

    /// <summary>The text at the reader; null when it holds half of a surrogate pair and was reported.</summary>
    private string? ReadText(Place place, JsonPath path)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            errors.Add(place, path, "the text holds half of a surrogate pair", "write the character itself or both halves");
            return null;
        }
    }

    private Place Here()
    {
        var (line, column) = cursor.At(reader.TokenStartIndex);
        return new Place(rank, file, line, column);
    }

    private void AddSyntaxError(JsonException exception)
    {
        var offset = OffsetOf(exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
        // The cursor may be past the mistake already when it lies in the token that was read last: start anew.
        var (line, column) = new PositionCursor(bytes).At(offset);
        // Just after an opening bracket the reader counts the depth around it.
        var isTooDeep = reader.CurrentDepth >= MaximumDepth - 1 && offset < bytes.Length && bytes[offset] is (byte)'{' or (byte)'[';
        var (problem, remedy) = isTooDeep
            ? ($"the JSON is nested more than {MaximumDepth} levels deep", "no key needs that: see the reference of keys")
            : SyntaxMistake.At(bytes, offset);
        errors.AddBrokenFile(new Place(rank, file, line, column), JsonPath.Root, problem, remedy);
    }

    private readonly int OffsetOf(long line, long byteInLine)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            start += bytes[start..].IndexOf((byte)'\n') + 1;
        }

        return (int)Math.Min(start + byteInLine, bytes.Length);
    }
}
