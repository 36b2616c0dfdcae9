namespace Simulator.Scenarios;

/// <summary>Where scenario files come from.</summary>
internal interface IScenarioFiles
{
    /// <summary>Reads a whole file or says why it cannot.</summary>
    FileContent Read(string file);

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
    /// <summary>The largest file: a scenario of 200 classes written out in full has a quarter of it.</summary>
    public const int MaximumBytes = 1024 * 1024;

    public static FileContent Of(ReadOnlyMemory<byte> bytes) => bytes.Length <= MaximumBytes
        ? new FileContent(bytes, null, string.Empty)
        : Failed("the file is larger than 1 MiB", "a scenario file is small: is this the right file?");

    public static FileContent Failed(string problem, string remedy) => new(default, problem, remedy);
}
