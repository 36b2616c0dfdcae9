using System.Text;
using System.Text.Json;

namespace Simulator.LoadDriver;

/// <summary>A mapping, or everything that is wrong with its file.</summary>
/// <param name="Mapping">The mapping; null when there are errors.</param>
/// <param name="Errors">The mistakes, by line.</param>
public sealed record MappingResult(GatewayMapping? Mapping, IReadOnlyList<MappingError> Errors);

/// <summary>Reads the small JSON file that points the driver at a gateway. Comments and trailing commas are allowed; an unknown key is a mistake.</summary>
public static class MappingFile
{
    /// <summary>The version of the format.</summary>
    public const int Version = 1;

    /// <summary>Largest size of a file, in bytes: 256 KiB.</summary>
    public const int MaximumLength = 256 * 1024;

    /// <summary>The mapping for the reference service of this program.</summary>
    public static GatewayMapping Reference { get; } = Parse(ReferenceText).Mapping
        ?? throw new InvalidOperationException("The built-in mapping is broken.");

    /// <summary>The text of the mapping for the reference service: a pattern for others.</summary>
    public static string ReferenceText => ReferenceMapping.Text;

    /// <summary>Reads a mapping.</summary>
    /// <param name="text">The content of the file.</param>
    public static MappingResult Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaximumLength)
        {
            return Failed(new MappingError(1, string.Empty, "the file is larger than 256 KiB", "a mapping takes a page or two"));
        }

        try
        {
            var json = LocatedJson.Parse(Encoding.UTF8.GetBytes(text));
            if (json.Kind != JsonTokenType.StartObject)
            {
                return Failed(new MappingError(json.Line, string.Empty, "the file holds no object", "begin with { and end with }"));
            }

            var errors = new List<MappingError>();
            var mapping = new MappingReader(errors).Read(new MappingObject(json, string.Empty, errors));
            return new MappingResult(
                errors.Count == 0 ? mapping : null,
                [.. errors.Distinct().OrderBy(error => error.Line).ThenBy(error => error.Key, StringComparer.Ordinal)]);
        }
        catch (JsonException e)
        {
            return Failed(new MappingError((int)(e.LineNumber ?? 0) + 1, string.Empty, "this is not JSON", "look for a missing comma, quote or brace at or before this line"));
        }
    }

    private static MappingResult Failed(MappingError error) => new(null, [error]);
}
