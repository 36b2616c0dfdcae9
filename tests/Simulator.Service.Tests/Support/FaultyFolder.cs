namespace Simulator.Service.Tests;

/// <summary>A folder in memory whose disk can be full, slow or broken, and which can lose what was never flushed.</summary>
internal sealed class FaultyFolder : ILogFolder
{
    private readonly Dictionary<string, MemoryFile> files = new(StringComparer.Ordinal);

    public string Name => "/memory";

    /// <summary>Bytes that still fit; writes beyond it write what fits and fail.</summary>
    public long Room { get; set; } = long.MaxValue;

    public bool FlushFails { get; set; }

    public bool TruncateFails { get; set; }

    /// <summary>Flushes wait as long as this is reset.</summary>
    public ManualResetEventSlim Responds { get; } = new(true);

    public int Flushes { get; private set; }

    public IReadOnlyList<string> List() => [.. files.Keys.Order(StringComparer.Ordinal)];

    public ILogFile Open(string name)
    {
        if (!files.TryGetValue(name, out var file))
        {
            file = new MemoryFile(this);
            files.Add(name, file);
        }

        return file;
    }

    public void Delete(string name) => files.Remove(name);

    public void Sync()
    {
    }

    public byte[] Bytes(string name) => files[name].ToArray();

    public void Put(string name, byte[] bytes) => files[name] = new MemoryFile(this, bytes);

    /// <summary>A copy as a process finds it that starts after this one died.</summary>
    public FaultyFolder Copy()
    {
        var copy = new FaultyFolder();
        foreach (var (name, file) in files)
        {
            copy.Put(name, file.ToArray());
        }

        return copy;
    }

    private sealed class MemoryFile(FaultyFolder folder) : ILogFile
    {
        private readonly MemoryStream content = new();

        public MemoryFile(FaultyFolder folder, byte[] bytes)
            : this(folder) => content.Write(bytes);

        public long Length => content.Length;

        public int Read(long offset, Span<byte> into)
        {
            lock (content)
            {
                content.Position = offset;
                return content.Read(into);
            }
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            lock (content)
            {
                content.Position = offset;
                var fits = (int)Math.Min(bytes.Length, folder.Room);
                content.Write(bytes[..fits]);
                folder.Room -= fits;
                if (fits < bytes.Length)
                {
                    throw new IOException("No space left on device");
                }
            }
        }

        public void Flush()
        {
            folder.Responds.Wait();
            folder.Flushes++;
            if (folder.FlushFails)
            {
                throw new IOException("Input/output error");
            }
        }

        public void Truncate(long length)
        {
            if (folder.TruncateFails)
            {
                throw new IOException("Input/output error");
            }

            lock (content)
            {
                content.SetLength(length);
            }
        }

        public void Dispose()
        {
        }

        public byte[] ToArray()
        {
            lock (content)
            {
                return content.ToArray();
            }
        }
    }
}
