using System.Text;

namespace Simulator.Cli;

/// <summary>Files that are whole or absent: each is written beside its place and moved there when it is complete.</summary>
internal static class WholeFile
{
    /// <summary>Writes one file.</summary>
    /// <param name="path">Its place; what stands there is replaced once the new one is whole.</param>
    /// <param name="write">Writes the content; when it throws, nothing is left behind and what stood there stays.</param>
    public static void Write(string path, Action<Stream> write)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"{folder}: there is no such folder");
        }

        var partial = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            using (var stream = File.Create(partial))
            {
                write(stream);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>Writes one file of text.</summary>
    public static void Write(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes a folder of files; one of the same name, which the same question made, is replaced as a whole.</summary>
    public static void WriteFolder(string folder, IReadOnlyList<(string Name, byte[] Content)> files)
    {
        var partial = Path.Combine(Path.GetDirectoryName(folder)!, $".{Path.GetFileName(folder)}.{Environment.ProcessId}.partial");
        try
        {
            Directory.CreateDirectory(partial);
            foreach (var (name, content) in files)
            {
                File.WriteAllBytes(Path.Combine(partial, name), content);
            }

            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.Move(partial, folder);
        }
        catch
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }

            throw;
        }
    }
}
