using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Simulator.Service;

/// <summary>
/// The frame of one batch: magic, length, number of its first command, count, checksum; then each command with its length. One batch is
/// one frame because it is made durable as one: a frame behind a bad one proves that the bad one was durable before.
/// </summary>
/// <remarks>Numbers are little-endian. The checksum is CRC-32C (Castagnoli) over the header before it and the payload.</remarks>
internal static class LogFrame
{
    public const int HeaderLength = 24;

    /// <summary>The most a batch may hold, in bytes: longer lengths in a file are damage.</summary>
    public const int LargestPayload = 16 << 20;

    private const int CheckedHeader = 20;

    public static ReadOnlySpan<byte> Magic => "FRM1"u8;

    /// <summary>Writes the header of a frame in front of its payload.</summary>
    public static void Seal(Span<byte> frame, long first, int count)
    {
        Magic.CopyTo(frame);
        BinaryPrimitives.WriteInt32LittleEndian(frame[4..], frame.Length - HeaderLength);
        BinaryPrimitives.WriteInt64LittleEndian(frame[8..], first);
        BinaryPrimitives.WriteInt32LittleEndian(frame[16..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[CheckedHeader..], Checksum(frame[..CheckedHeader], frame[HeaderLength..]));
    }

    /// <summary>Reads the frame at the start of some bytes.</summary>
    /// <returns>Whether there is a whole and undamaged one.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out long first, out int count, out ReadOnlySpan<byte> payload)
    {
        first = 0;
        count = 0;
        payload = default;
        if (bytes.Length < HeaderLength || !bytes.StartsWith(Magic))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        if (length is < 0 or > LargestPayload || length > bytes.Length - HeaderLength)
        {
            return false;
        }

        first = BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
        count = BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]);
        payload = bytes.Slice(HeaderLength, length);
        return count > 0 && first >= 0 && BinaryPrimitives.ReadUInt32LittleEndian(bytes[CheckedHeader..]) == Checksum(bytes[..CheckedHeader], payload);
    }

    /// <summary>Hands out the commands of a payload.</summary>
    /// <returns>Whether the lengths fit; otherwise the writer was wrong, for the checksum holds.</returns>
    public static bool Split(ReadOnlySpan<byte> payload, long first, int count, CommandSink sink)
    {
        for (var index = 0; index < count; index++)
        {
            if (payload.Length < 4 || BinaryPrimitives.ReadInt32LittleEndian(payload) is var length && (length < 0 || length > payload.Length - 4))
            {
                return false;
            }

            sink(first + index, payload.Slice(4, length));
            payload = payload[(4 + length)..];
        }

        return payload.IsEmpty;
    }

    public static uint Checksum(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload) => ~Add(Add(uint.MaxValue, header), payload);

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (var single in bytes[(bytes.Length & ~7)..])
        {
            crc = BitOperations.Crc32C(crc, single);
        }

        return crc;
    }
}
