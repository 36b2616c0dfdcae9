using System.Text;

namespace Simulator.Governance;

/// <summary>Checks the hash chain on the bytes of the lines, whether or not they can be read as JSON.</summary>
internal sealed class ChainCheck(FindingList findings)
{
    private const int HexLength = TrailChain.HexLength;
    private readonly byte[] last = TrailChain.Origin.ToArray();
    private bool isLastKnown = true;
    private byte[] record = new byte[1024];

    /// <summary>The hash of the last record that has one, as the trail gives it.</summary>
    public string LastHash { get; private set; } = string.Empty;

    /// <summary>Checks the next line.</summary>
    public void Read(ReadOnlySpan<byte> line)
    {
        if (!TrySplit(line, out var body, out var previous, out var hash))
        {
            findings.Add(TrailRule.I25, null, "The line does not end with the hash of the record before and its own.");
            Skip();
            return;
        }

        if (isLastKnown && !previous.SequenceEqual(last))
        {
            findings.Add(TrailRule.I25, null, "The record does not follow the one before it: records were changed, removed, added or moved.");
        }

        Span<byte> expected = stackalloc byte[HexLength];
        Hash(previous, body, expected);
        if (!hash.SequenceEqual(expected))
        {
            findings.Add(TrailRule.I25, null, "The record is not the one that was hashed: it was changed.");
        }

        hash.CopyTo(last);
        isLastKnown = true;
        LastHash = Encoding.ASCII.GetString(hash);
    }

    /// <summary>The line could not be read: what follows it cannot be checked against it.</summary>
    public void Skip() => isLastKnown = false;

    /// <summary>Splits a line into the record without its hash, the hash it follows and its own.</summary>
    private static bool TrySplit(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> body, out ReadOnlySpan<byte> previous, out ReadOnlySpan<byte> hash)
    {
        body = previous = hash = default;
        if (!line.EndsWith("\"}"u8) || !TryCutField(line[..^1], TrailChain.BeforeHash, out body, out hash))
        {
            return false;
        }

        return TryCutField(body, TrailChain.BeforePrevious, out _, out previous);
    }

    /// <summary>Cuts the last field, a string of 64 characters, off a record.</summary>
    private static bool TryCutField(ReadOnlySpan<byte> text, ReadOnlySpan<byte> before, out ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> value)
    {
        rest = value = default;
        var cut = text.Length - (before.Length + HexLength + 1);
        if (cut < 0 || text[^1] != (byte)'"' || !text.Slice(cut, before.Length).SequenceEqual(before))
        {
            return false;
        }

        rest = text[..cut];
        value = text.Slice(cut + before.Length, HexLength);
        return true;
    }

    private void Hash(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> body, Span<byte> hex)
    {
        var length = previous.Length + body.Length + 1;
        if (record.Length < length)
        {
            record = new byte[length * 2];
        }

        previous.CopyTo(record);
        body.CopyTo(record.AsSpan(previous.Length));
        record[length - 1] = (byte)'}';
        TrailChain.Hash(record.AsSpan(0, length), hex);
    }
}
