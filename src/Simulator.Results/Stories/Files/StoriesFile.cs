using System.Text.Json;

namespace Simulator.Results;

/// <summary>
/// <c>stories.json</c>: stories of a run, so that pages can draw them without simulating. The same stories give the same bytes, and
/// reading gives back equal stories.
/// </summary>
public static class StoriesFile
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "stories.json";

    /// <summary>What the file calls its schema.</summary>
    public const string Schema = "simulator-stories";

    /// <summary>Version of the schema that this program writes and reads; raised when an older program could misread a file.</summary>
    public const int Version = 1;

    /// <summary>The file's bytes: UTF-8, LF.</summary>
    /// <exception cref="ArgumentException">A story contradicts itself (spans with a gap, totals that do not add up): a defect of the caller.</exception>
    public static byte[] Write(StorySet stories)
    {
        ArgumentNullException.ThrowIfNull(stories);
        if (StoryRules.FirstProblem(stories) is { } problem)
        {
            throw new ArgumentException(problem, nameof(stories));
        }

        var document = new StoriesDocument
        {
            Schema = Schema,
            Version = Version,
            Units = "instants are ISO 8601 in UTC, lengths are whole microseconds",
            Set = stories,
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(document, StoriesJson.Create().StoriesDocument), (byte)'\n'];
    }

    /// <summary>Reads stories back.</summary>
    /// <param name="path">The file, or the run's folder that holds it.</param>
    /// <exception cref="InvalidResultException">The file is missing, unreadable, broken or newer; the message is one line for the user.</exception>
    public static StorySet Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        return Parse(ResultBytes.Read(file), file);
    }

    /// <summary>Reads stories from their bytes.</summary>
    /// <param name="utf8">The bytes of the file.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="InvalidResultException">The bytes are not stories that this program reads.</exception>
    public static StorySet Parse(ReadOnlySpan<byte> utf8, string name)
    {
        SchemaHeader.Check(utf8, name, Schema, Version);
        StorySet stories;
        try
        {
            stories = JsonSerializer.Deserialize(utf8, StoriesJson.Create().StoriesDocument)?.Set
                ?? throw new InvalidResultException($"{name}: the file is empty");
        }
        catch (JsonException e)
        {
            throw SchemaHeader.Broken(name, e);
        }

        return StoryRules.FirstProblem(stories) is { } problem
            ? throw new InvalidResultException($"{name}: {SafeText.Clean(problem)}")
            : stories;
    }
}
