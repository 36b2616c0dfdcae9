using System.Globalization;
using System.Security.Cryptography;

namespace Simulator.Results;

/// <summary>Compares a run's folder with its own manifest.</summary>
internal static class FolderCheck
{
    /// <summary>Everything that does not agree, one line each, in the order of names; empty for a whole folder.</summary>
    public static IReadOnlyList<string> Problems(string folder)
    {
        Manifest manifest;
        try
        {
            manifest = Manifest.Read(folder);
        }
        catch (InvalidResultException e)
        {
            return [e.Message];
        }

        var problems = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal) { Manifest.FileName };
        foreach (var file in manifest.Files)
        {
            if (!known.Add(file.Name))
            {
                problems.Add($"{file.Name}: listed twice in the manifest");
            }
            else if (Problem(folder, file) is { } problem)
            {
                problems.Add($"{file.Name}: {problem}");
            }
        }

        problems.AddRange(FilesOf(folder).Where(name => !known.Contains(name)).Select(name => $"{SafeText.Clean(name)}: not in the manifest"));
        return problems;
    }

    private static string? Problem(string folder, ManifestFile file)
    {
        var info = new FileInfo(Path.Combine(folder, file.Name));
        if (!info.Exists)
        {
            return "missing";
        }

        if (info.LinkTarget is not null)
        {
            return "a link, not a file";
        }

        if (info.Length != file.Bytes)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{info.Length} bytes instead of {file.Bytes}");
        }

        using var stream = info.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Sha256 ? null : "the content is not the one of the manifest";
    }

    private static IOrderedEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
