namespace Simulator.Scenarios;

/// <summary>Scenario files on the disk.</summary>
internal sealed class DiskFiles : IScenarioFiles
{
    public FileContent Read(string file, int maximumBytes)
    {
        try
        {
            if (Directory.Exists(file))
            {
                return FileContent.Failed("this is a folder", "name a scenario file in it");
            }

            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            // Never more than one byte above the limit: a device or a growing file may have no end.
            var buffer = new byte[Math.Min(stream.Length, maximumBytes) + 1];
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return FileContent.Of(buffer.AsMemory(0, length), maximumBytes);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            return FileContent.Failed("there is no such file", "check the path");
        }
        catch (UnauthorizedAccessException)
        {
            return FileContent.Failed("the file may not be read", "check its permissions");
        }
        catch (Exception exception) when (exception is IOException or NotSupportedException)
        {
            return FileContent.Failed("the file cannot be read", "check the path and the disk");
        }
    }

    public string Combine(string from, string relative) => Path.Combine(Path.GetDirectoryName(from) ?? string.Empty, relative);

    public string IdentityOf(string file)
    {
        try
        {
            return Path.GetFullPath(file);
        }
        catch (ArgumentException)
        {
            return file;
        }
    }
}
