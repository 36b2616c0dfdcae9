namespace Simulator.Results;

/// <summary>
/// The runs that later ones are compared with, one a scenario: <c>root/scenario/run id</c>. A team commits the folder beside its scenarios. What
/// is kept of a run is what a comparison needs: summary, samples and the resolved scenario, under a manifest of their own.
/// </summary>
public static class BaselineStore
{
    /// <summary>The folder of all baselines unless a user names another.</summary>
    public const string DefaultRoot = "baselines";

    /// <summary>Makes a run the baseline of its scenario. The former one is removed when the new one is whole.</summary>
    /// <param name="root">Folder of all baselines; created if need be.</param>
    /// <param name="run">The run.</param>
    /// <param name="writer">Who writes.</param>
    /// <returns>The baseline's folder and those that were removed.</returns>
    /// <exception cref="InvalidResultException">A folder cannot be read or written, or is damaged; the former baseline stays.</exception>
    public static (string Path, IReadOnlyList<string> Removed) Save(string root, FinishedRun run, FolderWriter writer)
    {
        ArgumentNullException.ThrowIfNull(run);
        string[] names = [SummaryFile.FileName, SamplesFile.FileName, FinishedRun.ScenarioFileName];
        RunFile[] files = [.. names.Select(name => RunFile.FromBytes(name, ResultBytes.Read(Path.Combine(run.Path, name))))];
        var former = Folders(root, run.Result.Identity.Scenario);
        var written = RunFolder.Write(root, run.Result.Identity, files, writer);
        if (!written.Holds)
        {
            throw new InvalidResultException(written.Message);
        }

        string[] removed = [.. former.Where(folder => Path.GetFileName(folder) != run.Result.Identity.RunId)];
        foreach (var folder in removed)
        {
            Directory.Delete(folder, recursive: true);
        }

        return (written.Path, removed);
    }

    /// <summary>The baseline of a scenario; null when there is none.</summary>
    /// <param name="root">Folder of all baselines.</param>
    /// <param name="scenario">Name of the scenario.</param>
    /// <exception cref="InvalidResultException">It is damaged, or there are several.</exception>
    public static FinishedRun? Find(string root, string scenario) => Folders(root, scenario) switch
    {
        [] => null,
        [var one] => FinishedRun.Open(one),
        { } several => throw new InvalidResultException(
            $"{Path.Combine(root, scenario)}: holds {several.Count} baselines, and there can be one; delete all but one of {string.Join(", ", several.Select(Path.GetFileName))}"),
    };

    /// <summary>Every baseline, by name of the scenario.</summary>
    /// <param name="root">Folder of all baselines; may be absent.</param>
    public static IReadOnlyList<string> List(string root) => Directory.Exists(root)
        ? [.. Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal).SelectMany(folder => Folders(root, Path.GetFileName(folder)))]
        : [];

    private static IReadOnlyList<string> Folders(string root, string scenario)
    {
        SafeName.Require(scenario, "scenario's folder");
        var parent = Path.Combine(root, scenario);
        return Directory.Exists(parent)
            ? [.. Directory.EnumerateDirectories(parent).Where(folder => File.Exists(Path.Combine(folder, Manifest.FileName)) && !Path.GetFileName(folder).Contains('.', StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
            : [];
    }
}
