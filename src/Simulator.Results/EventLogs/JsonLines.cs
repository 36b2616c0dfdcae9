using System.Globalization;
using System.Text.Json;

namespace Simulator.Results;

/// <summary>Reads a stream of JSON objects, one a line; memory holds one line, and a line has a limit.</summary>
internal sealed class JsonLines(Stream stream, string name)
{
    private const int LongestLine = 1 << 20;

    private byte[] buffer = new byte[1 << 14];
    private int start;
    private int filled;
    private long line;
    private bool isAtEnd;

    /// <summary>The next object; null at the end. Empty lines are passed over.</summary>
    /// <exception cref="InvalidResultException">The line is no JSON object, or longer than 1 MiB.</exception>
    public JsonDocument? Next()
    {
        while (NextLine() is { } span)
        {
            if (span.Length > 0)
            {
                return Parse(span);
            }
        }

        return null;
    }

    /// <summary>What is wrong with the present line, in one line for the user.</summary>
    public InvalidResultException Broken(string what, Exception? cause) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name}: line {line}: {what}"), cause!);

    private JsonDocument Parse(ReadOnlyMemory<byte> text)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw Broken("it is no JSON object", e);
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        throw Broken("it is no JSON object", null);
    }

    private ReadOnlyMemory<byte>? NextLine()
    {
        var searched = 0;
        while (true)
        {
            var end = buffer.AsSpan(start + searched, filled - start - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                return Take(searched + end, skip: 1);
            }

            searched = filled - start;
            if (isAtEnd)
            {
                return searched == 0 ? default(ReadOnlyMemory<byte>?) : Take(searched, skip: 0); // a bare null would become empty memory
            }

            if (searched > LongestLine)
            {
                line++;
                throw Broken("it is longer than any record of a trail", null);
            }

            Fill();
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int skip)
    {
        var taken = buffer.AsMemory(start, length);
        start += length + skip;
        line++;
        return taken;
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            start = 0;
        }

        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        isAtEnd = read == 0;
    }
}
