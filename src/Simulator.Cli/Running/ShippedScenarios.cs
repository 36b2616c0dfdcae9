namespace Simulator.Cli;

/// <summary>The scenarios that come with the program.</summary>
internal static class ShippedScenarios
{
    private const string Extension = ".json";

    /// <summary>The scenario that is run when none is named.</summary>
    public const string Default = "baseline";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "scenarios");

    /// <summary>Names of all shipped scenarios, in order.</summary>
    public static IReadOnlyList<string> Names =>
    [
        .. Directory.EnumerateFiles(Folder, "*" + Extension)
            .Select(path => Path.GetFileName(path)[..^Extension.Length])
            .Where(name => !name.Contains('.', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The file a user means: a path as it is, or the name of a shipped scenario.</summary>
    public static string Resolve(string scenario)
    {
        var shipped = Path.Combine(Folder, Path.GetFileName(scenario) + Extension);
        return !File.Exists(scenario) && Path.GetFileName(scenario) == scenario && File.Exists(shipped) ? shipped : scenario;
    }
}
