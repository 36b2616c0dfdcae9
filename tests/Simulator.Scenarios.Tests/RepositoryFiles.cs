namespace Simulator.Scenarios.Tests;

/// <summary>Files of the repository and the switch that rewrites generated ones.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string Scenario(string name) => Path.Combine(Root, "scenarios", name);

    public static IEnumerable<string> Scenarios() =>
        Directory.GetFiles(Path.Combine(Root, "scenarios"), "*.json")
            .Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal) && !file.EndsWith(".expected.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>Compares a generated text with the committed one; with UPDATE_GOLDEN=1 writes it instead.</summary>
    public static void AssertUpToDate(string path, string text)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing: run the tests with UPDATE_GOLDEN=1 and commit it");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Simulator.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("The repository's root was not found above the tests.");
    }
}
