using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Simulator.Results;

/// <summary>
/// <c>samples.jsonl.gz</c>: the values behind every metric, one a replication, so that budgets and comparisons judge a finished run without
/// simulating it again. A header line, then one JSON object a series.
/// </summary>
public static class SamplesFile
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "samples.jsonl.gz";

    /// <summary>What the file calls its schema.</summary>
    public const string Schema = "simulator-samples";

    /// <summary>Version of the schema that this program writes and reads.</summary>
    public const int Version = 1;

    /// <summary>Largest size of the file when unpacked, in bytes: 2 GiB. A file that unpacks to more is not one of this program's.</summary>
    public const long MaximumLength = 2L << 30;

    /// <summary>Largest length of a line, in bytes: 256 MiB, some 100,000 replications of one distribution.</summary>
    internal const long LongestLine = 256L << 20;

    /// <summary>Writes the file. The same samples give the same bytes on the same runtime.</summary>
    public static void Write(SampleSet samples, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(samples);
        using var packed = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        Line(packed, writer =>
        {
            writer.WriteString("schema", Schema);
            writer.WriteNumber("version", Version);
            writer.WriteNumber("replications", samples.Replications);
            writer.WriteNumber("series", samples.Series.Count);
        });
        foreach (var series in samples.Series)
        {
            Line(packed, writer => SeriesJson.Write(writer, series));
        }
    }

    /// <summary>Reads the file back.</summary>
    /// <param name="path">The file, or the run's folder that holds it.</param>
    /// <exception cref="InvalidResultException">The file is missing, unreadable, broken or newer; the message is one line for the user.</exception>
    public static SampleSet Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        if (!File.Exists(file))
        {
            throw new InvalidResultException($"{file}: no such file; runs before version {Version} of the samples cannot be judged again, run the scenario anew");
        }

        try
        {
            using var stream = File.OpenRead(file);
            return Parse(stream, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidResultException($"{file}: cannot be read: {SafeText.Clean(e.Message)}", e);
        }
    }

    /// <summary>Reads the file from a stream.</summary>
    /// <param name="stream">The packed bytes.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="InvalidResultException">The bytes are not such a file.</exception>
    public static SampleSet Parse(Stream stream, string name)
    {
        var number = 0;
        try
        {
            using var unpacked = new BoundedStream(new GZipStream(stream, CompressionMode.Decompress), MaximumLength, LongestLine);
            using var reader = new StreamReader(unpacked, Encoding.UTF8);
            var header = reader.ReadLine() ?? throw new InvalidResultException($"{name}: the file is empty");
            number = 1;
            SchemaHeader.Check(Encoding.UTF8.GetBytes(header), name, Schema, Version);
            var (replications, count) = SeriesJson.ReadHeader(header);
            var series = new List<MetricSeries>();
            while (reader.ReadLine() is { } line)
            {
                number++;
                series.Add(SeriesJson.Read(line, replications));
            }

            return series.Count == count
                ? new SampleSet(replications, series)
                : throw new InvalidResultException($"{name}: holds {series.Count} series where its first line promises {count}: the file is cut off or was changed");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or OverflowException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidResultException($"{name}: line {number}: not a series of samples", e);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidResultException($"{name}: not a packed file of samples: {SafeText.Clean(e.Message)}", e);
        }
    }

    private static void Line(Stream stream, Action<Utf8JsonWriter> write)
    {
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }
}
