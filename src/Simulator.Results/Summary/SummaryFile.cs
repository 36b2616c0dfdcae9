using System.Text.Json;

namespace Simulator.Results;

/// <summary>
/// <c>summary.json</c>: everything a run found out, with the definitions of its metrics. The same result gives the same bytes, and
/// reading gives back the same numbers to the bit.
/// </summary>
public static class SummaryFile
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "summary.json";

    /// <summary>What the file calls its schema.</summary>
    public const string Schema = "simulator-summary";

    /// <summary>Version of the schema that this program writes and reads; raised when an older program could misread a file.</summary>
    public const int Version = 2;

    /// <summary>The file's bytes: UTF-8, LF.</summary>
    /// <exception cref="ArgumentException">The result contradicts itself (unknown metric, curves of unequal length): a defect of the caller.</exception>
    public static byte[] Write(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (ResultRules.FirstProblem(result) is { } problem)
        {
            throw new ArgumentException(problem, nameof(result));
        }

        var used = result.Metrics.Select(metric => metric.Metric).ToHashSet(StringComparer.Ordinal);
        var document = new SummaryDocument
        {
            Schema = Schema,
            Version = Version,
            Numbers = Numbers.Explanation,
            Catalogue = [.. MetricCatalogue.All.Where(definition => used.Contains(definition.Id))],
            Run = result,
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(document, SummaryJson.Create().SummaryDocument), (byte)'\n'];
    }

    /// <summary>Reads a summary back.</summary>
    /// <param name="path">The file, or the run's folder that holds it.</param>
    /// <exception cref="InvalidResultException">The file is missing, unreadable, broken or newer; the message is one line for the user.</exception>
    public static RunResult Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        return Parse(ResultBytes.Read(file), file);
    }

    /// <summary>Reads a summary from its bytes.</summary>
    /// <param name="utf8">The bytes of the file.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="InvalidResultException">The bytes are not a summary that this program reads.</exception>
    public static RunResult Parse(ReadOnlySpan<byte> utf8, string name)
    {
        SchemaHeader.Check(utf8, name, Schema, Version);
        SummaryDocument document;
        try
        {
            document = JsonSerializer.Deserialize(utf8, SummaryJson.Create().SummaryDocument)
                ?? throw new InvalidResultException($"{name}: the file is empty");
        }
        catch (JsonException e)
        {
            throw SchemaHeader.Broken(name, e);
        }

        if (MetricsUnknownHere(document) is { } unknown)
        {
            throw new InvalidResultException($"{name}: metric '{SafeText.Clean(unknown)}' is not known to this program in that unit");
        }

        return ResultRules.FirstProblem(document.Run) is { } problem
            ? throw new InvalidResultException($"{name}: {SafeText.Clean(problem)}")
            : document.Run;
    }

    /// <summary>The first metric of the file whose unit is another here, or which does not exist here.</summary>
    private static string? MetricsUnknownHere(SummaryDocument document) =>
        document.Catalogue
            .Where(there => !MetricCatalogue.All.Any(here => here.Id == there.Id && here.Unit == there.Unit))
            .Select(there => there.Id)
            .FirstOrDefault();
}
