using System.Buffers.Binary;
using System.Globalization;

namespace Simulator.Service;

/// <summary>
/// The embedded command log: files of a bounded size that only grow at their end. A batch is written, flushed, and then counts; a torn
/// end is cut when the log is read back, anything else that is wrong is refused.
/// </summary>
internal sealed class SegmentLog(ILogFolder folder, long segmentBytes = SegmentLog.StandardSegment) : ICommandLog
{
    public const long StandardSegment = 64L << 20;

    private readonly Lock durable = new();
    private ILogFile? file;
    private long end;
    private long next;
    private long exported;
    private string? broken;

    /// <inheritdoc/>
    public LogRecovery Recover(CommandSink sink)
    {
        var reader = new SegmentReader(folder.Name, sink);
        var names = Segments();
        for (var index = 0; index < names.Count; index++)
        {
            var isLast = index == names.Count - 1;
            var opened = folder.Open(names[index]);
            try
            {
                end = reader.Read(names[index], Bytes(opened), isLast);
                if (isLast && opened.Length > end)
                {
                    opened.Truncate(end);
                    opened.Flush();
                }
            }
            catch
            {
                opened.Dispose();
                throw;
            }

            if (isLast && end >= SegmentFormat.HeaderLength)
            {
                file = opened;
                continue;
            }

            opened.Dispose();
            if (isLast)
            {
                folder.Delete(names[index]); // died while the segment was made: nothing was ever in it
            }
        }

        next = reader.Next;
        exported = next;
        return new LogRecovery(next, reader.Batches, reader.TornBytes, reader.TornAt);
    }

    /// <inheritdoc/>
    public void Append(LogBatch batch)
    {
        if (broken is not null)
        {
            throw new LogUnavailableException(broken, null, outcomeIsKnown: true, isFinal: true);
        }

        var frame = batch.Seal(next);
        var target = SegmentFor(frame.Length);
        Guarded(() => target.Write(end, frame.Span), () => target.Truncate(end), "written");
        try
        {
            target.Flush();
        }
        catch (IOException e)
        {
            // After a failed flush nobody knows what the disk holds, and a second flush may lie: only reading back tells.
            broken = $"The command log cannot be made durable: {e.Message} The service takes no commands until it is started again.";
            throw new LogUnavailableException(broken, e, outcomeIsKnown: false, isFinal: true);
        }

        end += frame.Length;
        next += batch.Count;
        lock (durable)
        {
            exported = next;
        }
    }

    /// <inheritdoc/>
    public void Export(long commands, CommandSink sink)
    {
        long limit;
        lock (durable)
        {
            limit = Math.Min(commands, exported);
        }

        var reader = new SegmentReader(folder.Name, (sequence, command) =>
        {
            if (sequence < limit)
            {
                sink(sequence, command);
            }
        });
        var names = Segments();
        for (var index = 0; index < names.Count && reader.Next < limit; index++)
        {
            using var opened = folder.Open(names[index]);
            reader.Read(names[index], Bytes(opened), isLast: index == names.Count - 1);
        }
    }

    public void Dispose() => file?.Dispose();

    private ILogFile SegmentFor(int bytes)
    {
        if (file is not null && (end + bytes <= segmentBytes || end == SegmentFormat.HeaderLength))
        {
            return file;
        }

        var name = SegmentFormat.NameOf(next);
        ILogFile? made = null;
        Guarded(
            () =>
            {
                made = folder.Open(name);
                made.Write(0, SegmentFormat.Header(next));
                made.Flush();
                folder.Sync();
            },
            () =>
            {
                made?.Dispose();
                folder.Delete(name);
            },
            "extended");
        file?.Dispose();
        file = made!;
        end = SegmentFormat.HeaderLength;
        return file;
    }

    /// <summary>Does something that may fail for lack of space; then undoes it, so that the log is as it was and can go on.</summary>
    private void Guarded(Action work, Action undo, string what)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            try
            {
                undo();
            }
            catch (Exception second) when (second is IOException or UnauthorizedAccessException)
            {
                broken = $"The command log cannot be {what}: {e.Message} Nor could that be undone: {second.Message}";
                throw new LogUnavailableException(broken, e, outcomeIsKnown: false, isFinal: true);
            }

            throw new LogUnavailableException($"The command log cannot be {what}: {e.Message}", e, outcomeIsKnown: true, isFinal: false);
        }
    }

    private List<string> Segments() => [.. folder.List().Where(SegmentFormat.IsSegment)];

    private static byte[] Bytes(ILogFile opened)
    {
        var bytes = new byte[opened.Length];
        var read = opened.Read(0, bytes);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}

/// <summary>Names and headers of segments.</summary>
internal static class SegmentFormat
{
    public const int HeaderLength = 24;

    private const string Prefix = "commands-";
    private const string Suffix = ".log";

    private static ReadOnlySpan<byte> Magic => "SIMCMDS1"u8;

    /// <summary>The name sorts like the number of the segment's first command.</summary>
    public static string NameOf(long first) => Prefix + first.ToString("D20", CultureInfo.InvariantCulture) + Suffix;

    public static bool IsSegment(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal);

    public static byte[] Header(long first)
    {
        var header = new byte[HeaderLength];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), first);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(20), LogFrame.Checksum(header.AsSpan(0, 20), default));
        return header;
    }

    public static bool TryReadHeader(ReadOnlySpan<byte> bytes, out long first)
    {
        first = 0;
        if (bytes.Length < HeaderLength || !bytes.StartsWith(Magic) ||
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]) != LogFrame.Checksum(bytes[..20], default))
        {
            return false;
        }

        first = BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
        return true;
    }
}
