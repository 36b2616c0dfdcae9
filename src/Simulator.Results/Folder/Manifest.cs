using System.Text.Json;

namespace Simulator.Results;

/// <summary>One file of a run's folder and its digest.</summary>
/// <param name="Name">Relative name with forward slashes.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">SHA-256 of the content, 64 lower-case hexadecimal digits.</param>
public sealed record ManifestFile(string Name, long Bytes, string Sha256);

/// <summary><c>manifest.json</c>: what made a run's folder, how to make it again, and the digest of every other file in it.</summary>
public sealed record Manifest
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>What the file calls its schema.</summary>
    public const string SchemaName = "simulator-manifest";

    /// <summary>Version of the schema that this program writes and reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public required string Schema { get; init; }

    /// <summary>Version of this file's schema.</summary>
    public required int Version { get; init; }

    /// <summary>Version of <c>summary.json</c>'s schema in this folder.</summary>
    public required int SummaryVersion { get; init; }

    /// <summary>Version of the program.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>Runtime, operating system and architecture.</summary>
    public required string Platform { get; init; }

    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>SHA-256 over the resolved scenario.</summary>
    public required string ScenarioDigest { get; init; }

    /// <summary>Digest of resolved scenario, seed, version and options.</summary>
    public required string RunId { get; init; }

    /// <summary>Digest over the audit trails of all replications.</summary>
    public required string TrailDigest { get; init; }

    /// <summary>Master seed, written as text.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of replications.</summary>
    public required int Replications { get; init; }

    /// <summary>The command that reproduces the run.</summary>
    public required string Command { get; init; }

    /// <summary>Every other file of the folder, ordered by name (ordinal).</summary>
    public required IReadOnlyList<ManifestFile> Files { get; init; }

    /// <summary>The manifest of a run and its files.</summary>
    public static Manifest For(RunIdentity identity, IEnumerable<ManifestFile> files)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return new Manifest
        {
            Schema = SchemaName,
            Version = CurrentVersion,
            SummaryVersion = SummaryFile.Version,
            ProgramVersion = identity.ProgramVersion,
            Platform = identity.Platform,
            Scenario = identity.Scenario,
            ScenarioDigest = identity.ScenarioDigest,
            RunId = identity.RunId,
            TrailDigest = identity.TrailDigest,
            Seed = identity.Seed,
            Replications = identity.Replications,
            Command = identity.Command,
            Files = [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)],
        };
    }

    /// <summary>The file's bytes: UTF-8, LF; the same manifest gives the same bytes.</summary>
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, SummaryJson.Create().Manifest), (byte)'\n'];

    /// <summary>Reads the manifest of a run's folder.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="InvalidResultException">It is missing, broken or newer; the message is one line for the user.</exception>
    public static Manifest Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var path = Path.Combine(folder, FileName);
        var bytes = ResultBytes.Read(path);
        SchemaHeader.Check(bytes, path, SchemaName, CurrentVersion);
        try
        {
            var manifest = JsonSerializer.Deserialize(bytes, SummaryJson.Create().Manifest);
            return manifest is null || manifest.Files.Any(file => file is null || !SafeName.IsRelativePath(file.Name))
                ? throw new InvalidResultException($"{path}: names a file outside the folder")
                : manifest;
        }
        catch (JsonException e)
        {
            throw SchemaHeader.Broken(path, e);
        }
    }
}
