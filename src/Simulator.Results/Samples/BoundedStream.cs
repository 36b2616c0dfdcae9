namespace Simulator.Results;

/// <summary>A stream that refuses to give more than so many bytes, in all and without the end of a line: a small packed file may unpack to anything.</summary>
internal sealed class BoundedStream(Stream inner, long limit, long longestLine) : Stream
{
    private long left = limit;
    private long sinceLineEnd;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        left -= read;
        var lineEnd = buffer.AsSpan(offset, read).LastIndexOf((byte)'\n');
        sinceLineEnd = lineEnd < 0 ? sinceLineEnd + read : read - lineEnd - 1;
        return left >= 0 && sinceLineEnd <= longestLine ? read : throw new InvalidDataException("it unpacks to more than any run writes");
    }

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
