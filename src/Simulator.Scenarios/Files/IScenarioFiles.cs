namespace Simulator.Scenarios;

/// <summary>Where scenario files come from.</summary>
internal interface IScenarioFiles
{
    /// <summary>Reads a whole file or says why it cannot.</summary>
    /// <param name="file">The file.</param>
    /// <param name="maximumBytes">The largest size, in whole MiB.</param>
    FileContent Read(string file, int maximumBytes = FileContent.MaximumBytes);

    /// <summary>The path of a file that another one names, relative to that one.</summary>
    string Combine(string from, string relative);

    /// <summary>What makes two spellings of one file equal.</summary>
    string IdentityOf(string file);
}

/// <summary>The bytes of a file, or what is wrong with it.</summary>
/// <param name="Bytes">The content.</param>
/// <param name="Problem">Why there is none; null when there is.</param>
/// <param name="Remedy">What to do about it.</param>
internal readonly record struct FileContent(ReadOnlyMemory<byte> Bytes, string? Problem, string Remedy)
{
    /// <summary>The largest scenario file: one of 200 classes written out in full has a quarter of a MiB; the times of traces take the rest.</summary>
    public const int MaximumBytes = 8 * 1024 * 1024;

    public static FileContent Of(ReadOnlyMemory<byte> bytes, int maximumBytes) => bytes.Length <= maximumBytes
        ? new FileContent(bytes, null, string.Empty)
        : Failed($"the file is larger than {maximumBytes >> 20} MiB", "is this the right file?");

    public static FileContent Failed(string problem, string remedy) => new(default, problem, remedy);
}
