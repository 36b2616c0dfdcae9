using Simulator.TestSupport;

namespace Simulator.Validation.Tests;

/// <summary>The scenarios that come with the program, for others to extend.</summary>
internal static class ShippedFiles
{
    public static IReadOnlyDictionary<string, string> All { get; } = Directory
        .EnumerateFiles(Path.Combine(Lab.RepositoryRoot, "scenarios"), "*.json")
        .Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal))
        .ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
}
