using System.Globalization;

namespace Simulator.LoadDriver;

/// <summary>One mistake in a mapping file.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Key">Where in the file, such as <c>submit.body.class</c>; empty for the whole file.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What would be right.</param>
public sealed record MappingError(int Line, string Key, string Problem, string Remedy)
{
    /// <summary><c>line: key: problem; remedy</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Line}: {(Key.Length == 0 ? "file" : Key)}: {Problem}; {Remedy}");
}
