using System.Text.Json;

namespace Simulator.Results;

/// <summary>
/// <c>tuning.json</c>: everything a search found out. The same result gives the same bytes, and reading gives back the same numbers to the bit.
/// </summary>
public static class TuningFile
{
    /// <summary>Name of the file in a search's folder.</summary>
    public const string FileName = "tuning.json";

    /// <summary>What the file calls its schema.</summary>
    public const string Schema = "simulator-tuning";

    /// <summary>Version of the schema that this program writes and reads; raised when an older program could misread a file.</summary>
    public const int Version = 1;

    /// <summary>The file's bytes: UTF-8, LF.</summary>
    /// <exception cref="ArgumentException">The result contradicts itself: a defect of the caller.</exception>
    public static byte[] Write(TuningResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (TuningRules.FirstProblem(result) is { } problem)
        {
            throw new ArgumentException(problem, nameof(result));
        }

        var used = result.Limits.Select(limit => limit.Quantity).Concat(result.Axes).Append(result.Objective.Quantity)
            .Select(quantity => quantity.Metric).ToHashSet(StringComparer.Ordinal);
        var document = new TuningDocument
        {
            Schema = Schema,
            Version = Version,
            Numbers = Numbers.Explanation,
            Catalogue = [.. MetricCatalogue.All.Where(definition => used.Contains(definition.Id))],
            Tuning = result,
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(document, TuningJson.Create().TuningDocument), (byte)'\n'];
    }

    /// <summary>Reads a result back.</summary>
    /// <param name="path">The file, or the search's folder that holds it.</param>
    /// <exception cref="InvalidResultException">The file is missing, unreadable, broken or newer; the message is one line for the user.</exception>
    public static TuningResult Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        return Parse(ResultBytes.Read(file), file);
    }

    /// <summary>Reads a result from its bytes.</summary>
    /// <param name="utf8">The bytes of the file.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="InvalidResultException">The bytes are not a result that this program reads.</exception>
    public static TuningResult Parse(ReadOnlySpan<byte> utf8, string name)
    {
        SchemaHeader.Check(utf8, name, Schema, Version);
        TuningDocument document;
        try
        {
            document = JsonSerializer.Deserialize(utf8, TuningJson.Create().TuningDocument)
                ?? throw new InvalidResultException($"{name}: the file is empty");
        }
        catch (JsonException e)
        {
            throw SchemaHeader.Broken(name, e);
        }

        if (document.Catalogue.FirstOrDefault(there => !MetricCatalogue.All.Any(here => here.Id == there.Id && here.Unit == there.Unit)) is { } unknown)
        {
            throw new InvalidResultException($"{name}: metric '{SafeText.Clean(unknown.Id)}' is not known to this program in that unit");
        }

        return TuningRules.FirstProblem(document.Tuning) is { } problem
            ? throw new InvalidResultException($"{name}: {SafeText.Clean(problem)}")
            : document.Tuning;
    }
}
