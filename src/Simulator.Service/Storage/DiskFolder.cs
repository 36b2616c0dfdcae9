using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Simulator.Service;

/// <summary>A folder on a disk.</summary>
internal sealed class DiskFolder : ILogFolder
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public DiskFolder(string path)
    {
        Name = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Name);
        }
        else if (!Directory.Exists(Name))
        {
            Directory.CreateDirectory(Name, OnlyOwner); // the log holds arguments and the key that signs credentials
        }
    }

    public string Name { get; }

    public IReadOnlyList<string> List() =>
        [.. Directory.EnumerateFiles(Name).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public ILogFile Open(string name) => new DiskFile(Path.Combine(Name, name));

    public void Delete(string name) => File.Delete(Path.Combine(Name, name));

    /// <summary>A new file's name lives in its folder: on Unix a folder is made durable like a file. Windows has no such call.</summary>
    public void Sync()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = UnixCalls.Open(Name, UnixCalls.ReadOnly);
        if (descriptor < 0)
        {
            throw new IOException($"The folder {Name} cannot be opened to be made durable.");
        }

        var failed = UnixCalls.Sync(descriptor) != 0;
        _ = UnixCalls.Close(descriptor);
        if (failed)
        {
            throw new IOException($"The folder {Name} cannot be made durable.");
        }
    }

    private sealed class DiskFile(string path) : ILogFile
    {
        // Others may read along (an export); that no second writer comes is the work of the folder's lock.
        private readonly SafeFileHandle handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);

        public long Length => RandomAccess.GetLength(handle);

        public int Read(long offset, Span<byte> into)
        {
            var total = 0;
            while (total < into.Length && RandomAccess.Read(handle, into[total..], offset + total) is var read and > 0)
            {
                total += read;
            }

            return total;
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(handle, bytes, offset);

        public void Flush() => RandomAccess.FlushToDisk(handle);

        public void Truncate(long length) => RandomAccess.SetLength(handle, length);

        public void Dispose() => handle.Dispose();
    }

    private static class UnixCalls
    {
        public const int ReadOnly = 0;

        [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

        [DllImport("libc", EntryPoint = "fsync")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Sync(int descriptor);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int descriptor);
    }
}
