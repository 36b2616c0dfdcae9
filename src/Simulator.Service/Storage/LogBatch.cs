using System.Buffers.Binary;

namespace Simulator.Service;

/// <summary>Commands that are made durable together: they share one write and one flush. Used again and again by one writer.</summary>
internal sealed class LogBatch
{
    private byte[] buffer = new byte[64 << 10];
    private int length = LogFrame.HeaderLength;

    /// <summary>Commands in the batch.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of the frame so far.</summary>
    public int Length => length;

    /// <summary>Empties the batch; keeps the memory.</summary>
    public void Clear()
    {
        length = LogFrame.HeaderLength;
        Count = 0;
    }

    /// <summary>Adds a command.</summary>
    public void Add(ReadOnlySpan<byte> command)
    {
        var needed = length + 4 + command.Length;
        if (needed > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(needed, buffer.Length * 2));
        }

        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), command.Length);
        command.CopyTo(buffer.AsSpan(length + 4));
        length = needed;
        Count++;
    }

    /// <summary>The whole frame, sealed with the number of its first command; valid until the batch changes.</summary>
    public ReadOnlyMemory<byte> Seal(long first)
    {
        LogFrame.Seal(buffer.AsSpan(0, length), first, Count);
        return buffer.AsMemory(0, length);
    }
}
