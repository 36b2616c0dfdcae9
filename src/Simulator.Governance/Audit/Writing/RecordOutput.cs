using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Simulator.Governance;

/// <summary>Writes records to a stream, one JSON object a line, each with the hash of the one before and its own.</summary>
internal sealed class RecordOutput : IDisposable
{
    private readonly Stream output;
    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly byte[] last = TrailChain.Origin.ToArray();

    // Names are written as they are: a trail is read by people and never embedded in a page unescaped.
    private readonly Utf8JsonWriter json = new(
        Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" });

    public RecordOutput(Stream output) => this.output = output;

    /// <summary>The hash of the last record; 64 zeros before the first.</summary>
    public string LastHash => Encoding.ASCII.GetString(last);

    /// <summary>Starts a record. What was started and not ended is forgotten: nothing of it reaches the stream.</summary>
    public Utf8JsonWriter Begin()
    {
        buffer.ResetWrittenCount();
        buffer.Write(last);
        json.Reset(buffer);
        json.WriteStartObject();
        return json;
    }

    /// <summary>Ends the record, links it to the one before and sends it to the stream.</summary>
    public void End()
    {
        json.WriteString(TrailFields.Previous, last);
        json.WriteEndObject();
        json.Flush();
        var record = buffer.WrittenSpan;
        TrailChain.Hash(record, last);
        output.Write(record[TrailChain.HexLength..^1]);
        output.Write(TrailChain.BeforeHash);
        output.Write(last);
        output.Write("\"}\n"u8);
    }

    public void Flush() => output.Flush();

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();
}
