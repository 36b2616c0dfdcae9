using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Simulator.Results;

namespace Simulator.LoadDriver;

/// <summary><c>live.json</c>: the report of a live run with its histograms, so that any quantile can be asked for later.</summary>
public static class LiveReportFile
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "live.json";

    /// <summary>What the file calls its schema.</summary>
    public const string Schema = "simulator-live";

    /// <summary>Version of the schema that this program writes and reads.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Options = MakeOptions();
    private static readonly JsonSerializerOptions HeaderOptions = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The file as UTF-8 JSON.</summary>
    public static byte[] Write(LiveReport report) => JsonSerializer.SerializeToUtf8Bytes(new Envelope(Schema, Version, report), Options);

    /// <summary>Reads the file back.</summary>
    /// <param name="utf8">Its content.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="InvalidResultException">It is broken, of another schema or newer; the message is one line for the user.</exception>
    public static LiveReport Read(ReadOnlySpan<byte> utf8, string name)
    {
        try
        {
            var file = JsonSerializer.Deserialize<Header>(utf8, HeaderOptions);
            if (file?.Schema != Schema || file.Version != Version)
            {
                throw new InvalidResultException($"{name}: not a {Schema} file of version {Version}");
            }

            var report = JsonSerializer.Deserialize<Envelope>(utf8, Options)!.Report;
            _ = report.Engine.All; // accounts that do not add up are no report
            return report;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidResultException($"{name}: broken: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static JsonSerializerOptions MakeOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, // a figure without a value is one
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new DurationConverter(),
            new InstantConverter(),
            new HistogramConverter(),
        },
    };

    private sealed record Header(string? Schema, int Version);

    private sealed record Envelope(string Schema, int Version, LiveReport Report);
}
