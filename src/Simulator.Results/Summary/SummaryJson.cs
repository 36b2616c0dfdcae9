using System.Text.Json;
using System.Text.Json.Serialization;

namespace Simulator.Results;

/// <summary>How results are written as JSON: camel case, two spaces, LF, ASCII; strict when read.</summary>
[JsonSerializable(typeof(SummaryDocument))]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class SummaryJson : JsonSerializerContext
{
    /// <summary>A context with this project's settings; a new one each time, as nothing static may change.</summary>
    public static SummaryJson Create() => new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new ExactSeedConverter(), new ExactNumberConverter(), new NumberListConverter(), new EstimateConverter(), new MetricConverter() },
    });
}
