using Microsoft.Win32.SafeHandles;

namespace Simulator.Service;

/// <summary>
/// The audit trail on disk. It follows from the log: a restart writes it again from the first record, and as long as the file already
/// holds something, that has to be the very same bytes. So a trail that was changed, or that knows more than the log, is found at start-up.
/// </summary>
/// <remarks>Bytes wait in memory until <see cref="TryFlush"/>: a full disk delays the trail and loses nothing of it.</remarks>
internal sealed class TrailFile : Stream
{
    private static ReadOnlySpan<byte> EndRecord => "{\"record\":\"end\""u8;

    private readonly SafeFileHandle handle;
    private readonly string path;
    private readonly byte[] compared = new byte[64 << 10];
    private readonly MemoryStream waiting = new();
    private long existing;
    private long position;
    private bool isTrimmed;

    public TrailFile(string path)
    {
        this.path = path;
        handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        existing = WithoutEnd();
    }

    /// <summary>Bytes that wait for the disk.</summary>
    public long Waiting => waiting.Length;

    /// <summary>The log is read back: what the file still holds beyond it must be nothing.</summary>
    /// <exception cref="LogDamagedException">The trail knows more than the log: acknowledged commands are gone from the log.</exception>
    public void EndRecovery()
    {
        if (position < existing)
        {
            throw new LogDamagedException(path, position, "the audit trail tells of more than the command log holds: acknowledged commands are lost from the log.");
        }

        Trim();
        if (!TryFlush())
        {
            throw new IOException($"The audit trail {path} cannot be written.");
        }
    }

    /// <summary>Writes what waits.</summary>
    /// <returns>Whether nothing waits any more.</returns>
    public bool TryFlush()
    {
        if (waiting.Length == 0)
        {
            return true;
        }

        try
        {
            Trim();
            RandomAccess.Write(handle, waiting.GetBuffer().AsSpan(0, (int)waiting.Length), position);
        }
        catch (IOException)
        {
            return false;
        }

        position += waiting.Length;
        waiting.SetLength(0);
        return true;
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (position < existing && !buffer.IsEmpty)
        {
            var count = (int)Math.Min(Math.Min(buffer.Length, compared.Length), existing - position);
            var read = RandomAccess.Read(handle, compared.AsSpan(0, count), position);
            if (read == 0)
            {
                existing = position;
                break;
            }

            var same = buffer[..read].CommonPrefixLength(compared.AsSpan(0, read));
            if (same < read)
            {
                throw new LogDamagedException(path, position + same, "the audit trail is not what the command log says: one of them was changed.");
            }

            position += read;
            buffer = buffer[read..];
        }

        waiting.Write(buffer);
        if (waiting.Length > 1 << 20 && existing <= position)
        {
            TryFlush();
        }
    }

    /// <summary>Takes the old end record away, not before the trail in front of it was found right: evidence is not touched.</summary>
    private void Trim()
    {
        if (!isTrimmed)
        {
            RandomAccess.SetLength(handle, existing);
            isTrimmed = true;
        }
    }

    /// <summary>The length without the end record of a service that was stopped in order: the trail goes on where it ended.</summary>
    private long WithoutEnd()
    {
        var length = RandomAccess.GetLength(handle);
        var tail = new byte[(int)Math.Min(length, 1024)];
        var read = RandomAccess.Read(handle, tail, length - tail.Length);
        var start = tail.AsSpan(0, Math.Max(0, read - 1)).LastIndexOf((byte)'\n') + 1;
        if (read > 0 && tail[read - 1] == '\n' && tail.AsSpan(start).StartsWith(EndRecord))
        {
            length -= read - start;
        }

        return length;
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        handle.Dispose();
        waiting.Dispose();
        base.Dispose(disposing);
    }
}
