namespace Simulator.Results;

/// <summary>Judges a folder that is already there against its own manifest and against what this run found.</summary>
internal static class FolderComparison
{
    private const int NamesShown = 4;

    /// <summary>Kept, differs or damaged, with one line that says why.</summary>
    public static RunFolderResult Judge(string target, IReadOnlyList<RunFile> files)
    {
        var problems = FolderCheck.Problems(target);
        if (problems.Count > 0)
        {
            return new RunFolderResult(RunFolderOutcome.Damaged, target,
                $"{target}: damaged and left as it is ({Few(problems)}); move or delete the folder, then run again");
        }

        var different = Different(Manifest.Read(target), files);
        return different.Count > 0
            ? new RunFolderResult(RunFolderOutcome.Differs, target,
                $"{target}: holds another result for the same run id and is left as it is ({Few(different)} differ); move or delete the folder to keep the new one")
            : new RunFolderResult(RunFolderOutcome.Kept, target, $"{target}: already there, verified, same bytes");
    }

    private static List<string> Different(Manifest manifest, IReadOnlyList<RunFile> files)
    {
        var there = manifest.Files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        var different = new List<string>();
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (!there.Remove(file.Name, out var known) || DigestOf(file) != known.Sha256)
            {
                different.Add(file.Name);
            }
        }

        different.AddRange(there.Keys.Order(StringComparer.Ordinal));
        return different;
    }

    private static string DigestOf(RunFile file)
    {
        using var digest = new DigestStream(Stream.Null);
        file.Write(digest);
        return digest.Digest();
    }

    private static string Few(IReadOnlyList<string> lines) =>
        string.Join(", ", lines.Take(NamesShown)) + (lines.Count > NamesShown ? $" and {HumanText.Count(lines.Count - NamesShown)} more" : string.Empty);
}
