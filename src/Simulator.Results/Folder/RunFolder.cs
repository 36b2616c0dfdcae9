namespace Simulator.Results;

/// <summary>
/// A run's folder <c>root/scenario/run id</c> is whole or absent: files are written under a temporary name beside it, flushed to the
/// disk, and renamed in one step. A folder that exists is checked and kept, never replaced.
/// </summary>
public static class RunFolder
{
    /// <summary>Where a run's folder is.</summary>
    /// <param name="root">Folder of all results.</param>
    /// <param name="scenario">Name of the scenario.</param>
    /// <param name="runId">The run id.</param>
    /// <exception cref="ArgumentException">A name could leave the folder; nothing from outside should have come that far.</exception>
    public static string PathOf(string root, string scenario, string runId)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        SafeName.Require(scenario, "scenario's folder");
        SafeName.Require(runId, "run's folder");
        return runId.Contains('.', StringComparison.Ordinal)
            ? throw new ArgumentException("A run id has no dots.", nameof(runId))
            : Path.Combine(root, scenario, runId);
    }

    /// <summary>Writes a run's folder with its <c>manifest.json</c>, or checks the one that is there; removes leftovers of interrupted writes first.</summary>
    /// <param name="root">Folder of all results; created if need be.</param>
    /// <param name="identity">What was run: names the folder and goes into the manifest.</param>
    /// <param name="files">The other files; distinct names.</param>
    /// <param name="writer">Who writes.</param>
    /// <returns>What became of it. A folder that differs or is damaged is left as it is and reported.</returns>
    /// <exception cref="InvalidResultException">The file system refuses; nothing is left behind.</exception>
    /// <exception cref="ArgumentException">A name is not allowed or given twice: a defect of the caller.</exception>
    /// <remarks>An exception of a file's own writer comes through after the temporary folder is removed.</remarks>
    public static RunFolderResult Write(string root, RunIdentity identity, IReadOnlyList<RunFile> files, FolderWriter writer)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(writer);
        var target = PathOf(root, identity.Scenario, identity.RunId);
        RequireNames(files);
        var parent = Path.Combine(root, identity.Scenario);
        try
        {
            Directory.CreateDirectory(parent);
            RemoveLeftovers(parent, writer);
            return Directory.Exists(target)
                ? FolderComparison.Judge(target, files)
                : FolderCreation.Create(parent, target, identity, files, writer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidResultException($"{target}: cannot be written: {SafeText.Clean(e.Message)}", e);
        }
    }

    /// <summary>Checks a folder against its own manifest.</summary>
    /// <param name="path">The run's folder.</param>
    /// <returns>Every disagreement in one line each; empty when the folder is whole.</returns>
    /// <exception cref="InvalidResultException">The file system refuses to read it.</exception>
    public static IReadOnlyList<string> Verify(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
        {
            return [$"{path}: there is no such folder; give the folder of a run, which the run names when it ends"];
        }

        try
        {
            return FolderCheck.Problems(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidResultException($"{path}: cannot be read: {SafeText.Clean(e.Message)}", e);
        }
    }

    /// <summary>Removes the temporary folders that interrupted writes left behind; those of running processes and of other machines stay.</summary>
    private static void RemoveLeftovers(string parent, FolderWriter writer)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent).Order(StringComparer.Ordinal).ToList())
        {
            if (PartialFolder.IsLeftover(Path.GetFileName(folder), writer))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static void RequireNames(IReadOnlyList<RunFile> files)
    {
        // Two names that differ in case only are one file on Windows and macOS.
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Manifest.FileName };
        foreach (var file in files)
        {
            if (!SafeName.IsRelativePath(file.Name))
            {
                throw new ArgumentException($"'{SafeText.Clean(file.Name)}' cannot name a file of a run's folder.", nameof(files));
            }

            if (!seen.Add(file.Name))
            {
                throw new ArgumentException($"'{file.Name}' is given twice or is the manifest's own name.", nameof(files));
            }
        }
    }
}
