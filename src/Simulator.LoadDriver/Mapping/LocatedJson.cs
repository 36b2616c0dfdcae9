using System.Text.Json;

namespace Simulator.LoadDriver;

/// <summary>A JSON value that knows its line.</summary>
internal sealed class LocatedJson
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 32 };

    private LocatedJson(JsonTokenType kind, int line) => (Kind, Line) = (kind, line);

    /// <summary>StartObject, StartArray, String, Number, True, False or Null.</summary>
    public JsonTokenType Kind { get; }

    public int Line { get; }

    /// <summary>The content of a string, or the characters of a number or a word.</summary>
    public string Text { get; private set; } = string.Empty;

    public List<(string Name, LocatedJson Value)> Members { get; } = [];

    public List<LocatedJson> Items { get; } = [];

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is not JSON; carries the line.</exception>
    public static LocatedJson Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        var lines = new LineCounter(utf8.ToArray());
        reader.Read();
        var value = Read(ref reader, lines);
        reader.Read(); // anything behind the value is an error of the reader
        return value;
    }

    private static LocatedJson Read(ref Utf8JsonReader reader, LineCounter lines)
    {
        var value = new LocatedJson(reader.TokenType, lines.At(reader.TokenStartIndex));
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    value.Members.Add((name, Read(ref reader, lines)));
                }

                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    value.Items.Add(Read(ref reader, lines));
                }

                break;
            case JsonTokenType.String:
                value.Text = reader.GetString()!;
                break;
            default:
                value.Text = System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
                break;
        }

        return value;
    }

    private sealed class LineCounter(byte[] utf8)
    {
        private long seen;
        private int line = 1;

        public int At(long index)
        {
            for (; seen < index; seen++)
            {
                line += utf8[seen] == (byte)'\n' ? 1 : 0;
            }

            return line;
        }
    }
}
