namespace Simulator.Scenarios;

/// <summary>Where a value was written.</summary>
/// <param name="Rank">Position of its source in the order in which errors are listed: the scenario file, what it extends, overrides.</param>
/// <param name="File">The source as the user knows it.</param>
/// <param name="Line">1-based line, 0 outside of files.</param>
/// <param name="Column">1-based column in UTF-16 units, 0 outside of files.</param>
internal readonly record struct Place(int Rank, string File, int Line, int Column)
{
    /// <summary>The start of a file, or the whole of an override.</summary>
    public static Place Of(int rank, string file) => new(rank, file, 0, 0);
}
