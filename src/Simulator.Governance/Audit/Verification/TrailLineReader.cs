namespace Simulator.Governance;

/// <summary>Reads lines from a stream without ever holding more than the longest line allowed.</summary>
internal sealed class TrailLineReader(Stream stream)
{
    /// <summary>The longest line: 1 MiB without its end. No record of this library comes near it.</summary>
    public const int MaximumLine = 1 << 20;

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    /// <summary>The line just read, without its end; valid until the next one is read. Empty when it is too long.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Whether the line was longer than <see cref="MaximumLine"/>; it was skipped.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Whether the line ends as a line should; the last one of a truncated trail does not.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>Goes on to the next line.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        IsTooLong = false;
        var searched = 0;
        while (true)
        {
            var length = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                return Take(searched + length, terminated: true);
            }

            if (end - start > MaximumLine)
            {
                IsTooLong = true;
                start = end = 0; // forget what was read of it, go on looking for its end
            }

            searched = end - start;
            if (!Fill())
            {
                return (end > start || IsTooLong) && Take(end - start, terminated: false);
            }
        }
    }

    private bool Take(int length, bool terminated)
    {
        IsTooLong |= length > MaximumLine;
        Line = IsTooLong ? ReadOnlyMemory<byte>.Empty : buffer.AsMemory(start, length);
        IsTerminated = terminated;
        start += length + (terminated ? 1 : 0);
        return true;
    }

    private bool Fill()
    {
        if (end == buffer.Length && start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
