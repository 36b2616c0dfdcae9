using System.Globalization;

namespace Simulator.Service;

/// <summary>Reads segments in order and tells a torn end, which is cut, from damage, which is refused.</summary>
/// <remarks>
/// A batch is written only when the one before is durable. So a bad batch that is the last thing in the last file was never acknowledged,
/// and a bad batch with a good one behind it was. The last batch may also be acknowledged and damaged later; the log alone cannot tell,
/// but the audit trail can, which then knows more than the log (see <see cref="TrailFile"/>).
/// </remarks>
internal sealed class SegmentReader(string folder, CommandSink sink)
{
    /// <summary>The number of the next command.</summary>
    public long Next { get; private set; }

    public long Batches { get; private set; }

    public long TornBytes { get; private set; }

    public string? TornAt { get; private set; }

    /// <summary>Reads one segment.</summary>
    /// <returns>The length that holds whole batches; less than a header when the segment was never finished.</returns>
    /// <exception cref="LogDamagedException">It is damaged, or does not follow the one before.</exception>
    public int Read(string name, ReadOnlySpan<byte> bytes, bool isLast)
    {
        var path = Path.Combine(folder, name);
        if (!SegmentFormat.TryReadHeader(bytes, out var first))
        {
            if (isLast && bytes.Length <= SegmentFormat.HeaderLength)
            {
                return Tear(path, 0, bytes.Length);
            }

            throw new LogDamagedException(path, 0, "the header of the segment is damaged.");
        }

        if (first != Next || SegmentFormat.NameOf(first) != name)
        {
            throw new LogDamagedException(path, 0, string.Create(
                CultureInfo.InvariantCulture, $"the segment begins with command {first}; command {Next} was to follow. A segment is missing."));
        }

        var offset = SegmentFormat.HeaderLength;
        while (offset < bytes.Length)
        {
            if (!LogFrame.TryRead(bytes[offset..], out var number, out var count, out var payload))
            {
                return isLast && !HasFrameBehind(bytes[offset..])
                    ? Tear(path, offset, bytes.Length)
                    : throw new LogDamagedException(path, offset, "a batch is damaged, and batches behind it are not: it was acknowledged.");
            }

            if (number != Next)
            {
                throw new LogDamagedException(path, offset, string.Create(
                    CultureInfo.InvariantCulture, $"the batch begins with command {number}; command {Next} was to follow."));
            }

            if (!LogFrame.Split(payload, number, count, sink))
            {
                throw new LogDamagedException(path, offset, "the lengths inside a batch do not fit.");
            }

            Next += count;
            Batches++;
            offset += LogFrame.HeaderLength + payload.Length;
        }

        return offset;
    }

    private int Tear(string path, int offset, int length)
    {
        TornBytes += length - offset;
        TornAt = string.Create(CultureInfo.InvariantCulture, $"{path}, offset {offset}");
        return offset;
    }

    private bool HasFrameBehind(ReadOnlySpan<byte> bytes)
    {
        for (var at = 1; ; at++)
        {
            var found = bytes[at..].IndexOf(LogFrame.Magic);
            if (found < 0)
            {
                return false;
            }

            at += found;
            if (LogFrame.TryRead(bytes[at..], out var number, out _, out _) && number >= Next)
            {
                return true;
            }
        }
    }
}
