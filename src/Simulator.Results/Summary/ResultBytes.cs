namespace Simulator.Results;

/// <summary>Reads result files; what the file system refuses becomes one line for the user.</summary>
internal static class ResultBytes
{
    /// <summary>The whole content of a file.</summary>
    /// <exception cref="InvalidResultException">There is no such file, or it cannot be read.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidResultException($"{path}: no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InvalidResultException($"{path}: cannot be read: {SafeText.Clean(e.Message)}", e);
        }
    }
}
