namespace Simulator.Scenarios;

/// <summary>Turns byte offsets into lines and columns; offsets must not go back, so that a whole file costs one pass.</summary>
internal ref struct PositionCursor(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int offset;
    private int line = 1;
    private int column = 1;

    /// <summary>The place of an offset; an offset behind the last one asked for gives the last one's place.</summary>
    public (int Line, int Column) At(long target)
    {
        for (var end = (int)Math.Min(target, bytes.Length); offset < end; offset++)
        {
            var unit = bytes[offset];
            if (unit == (byte)'\n')
            {
                line++;
                column = 1;
            }
            else
            {
                // UTF-8: continuation bytes count nothing, a lead of four bytes stands for two UTF-16 units.
                column += (unit & 0xC0) == 0x80 ? 0 : unit >= 0xF0 ? 2 : 1;
            }
        }

        return (line, column);
    }
}
