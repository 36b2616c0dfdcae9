namespace Simulator.Results;

/// <summary>Writes a folder under its temporary name and renames it.</summary>
internal static class FolderCreation
{
    private const int BufferBytes = 65_536;

    /// <summary>Creates the folder; when another process was faster, checks the other's.</summary>
    public static RunFolderResult Create(string parent, string target, RunIdentity identity, IReadOnlyList<RunFile> files, FolderWriter writer)
    {
        var partial = Path.Combine(parent, PartialFolder.NameOf(identity.RunId, writer));
        try
        {
            Fill(partial, identity, files);
            try
            {
                Directory.Move(partial, target);
                return new RunFolderResult(RunFolderOutcome.Created, target, $"{target}: written");
            }
            catch (IOException) when (Directory.Exists(target))
            {
                return FolderComparison.Judge(target, files);
            }
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }

    private static void Fill(string partial, RunIdentity identity, IReadOnlyList<RunFile> files)
    {
        Directory.CreateDirectory(partial);
        var written = new List<ManifestFile>(files.Count);
        foreach (var file in files)
        {
            written.Add(WriteOne(partial, file));
        }

        WriteOne(partial, RunFile.FromBytes(Manifest.FileName, Manifest.For(identity, written).ToBytes()));
    }

    private static ManifestFile WriteOne(string partial, RunFile file)
    {
        var path = Path.Combine(partial, file.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes);
        using var digest = new DigestStream(stream);
        file.Write(digest);
        // A rename must not reach the disk before the content does.
        stream.Flush(flushToDisk: true);
        return new ManifestFile(file.Name, digest.Length, digest.Digest());
    }
}
