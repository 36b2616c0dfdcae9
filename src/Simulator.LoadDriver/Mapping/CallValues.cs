using System.Globalization;
using System.Text.Json;
using Simulator.Governance;

namespace Simulator.LoadDriver;

/// <summary>What the placeholders of one call stand for.</summary>
internal readonly record struct CallValues
{
    public string Run { get; init; }

    public ActionRequest Request { get; init; }

    public string ClassName { get; init; }

    public string Id { get; init; }

    public string Token { get; init; }

    public string Pool { get; init; }

    public int Limit { get; init; }

    public string Task { get; init; }

    public string Reviewer { get; init; }

    public int Person { get; init; }

    public string Verdict { get; init; }

    public string Reason { get; init; }

    /// <summary>The code of the reason, as the audit trail has it: <c>none</c> for an approval.</summary>
    public string ReasonCode { get; init; }

    /// <summary>The value as text, for paths, headers and the inside of strings.</summary>
    public string Text(Placeholder placeholder) => placeholder switch
    {
        Placeholder.Run => Run,
        Placeholder.Node => Request.Node.ToString(),
        Placeholder.Class => ClassName,
        Placeholder.Service => Whole(Request.Resource.Service),
        Placeholder.Digest => Request.Digest.ToString(),
        Placeholder.Confidence => double.IsNaN(Request.Context.Confidence) ? string.Empty : Request.Context.Confidence.ToString("R", CultureInfo.InvariantCulture),
        Placeholder.RunOwner => Whole(Request.Subject.RunOwner.Value),
        Placeholder.Reversible => Request.Action.Reversible ? "true" : "false",
        Placeholder.Flags => string.Join(',', FlagNames(Request.Resource.Flags)),
        Placeholder.Impact => Camel(Request.Context.Impact.ToString()),
        Placeholder.Access => Camel(Request.Action.Access.ToString()),
        Placeholder.Origin => Camel(Request.Subject.Origin.ToString()),
        Placeholder.Id => Id,
        Placeholder.Token => Token,
        Placeholder.Pool => Pool,
        Placeholder.Limit => Whole(Limit),
        Placeholder.Task => Task,
        Placeholder.Reviewer => Reviewer,
        Placeholder.Person => Whole(Person),
        Placeholder.Verdict => Verdict,
        Placeholder.Reason => Reason,
        Placeholder.ReasonCode => ReasonCode,
        _ => throw new InvalidOperationException($"Unknown placeholder {placeholder}."),
    } ?? string.Empty;

    /// <summary>The value as JSON: numbers, truth values and lists as such, a missing confidence as null, everything else as a string.</summary>
    public string Json(Placeholder placeholder) => placeholder switch
    {
        Placeholder.Confidence when double.IsNaN(Request.Context.Confidence) => "null",
        Placeholder.Confidence or Placeholder.Service or Placeholder.RunOwner or Placeholder.Reversible or Placeholder.Limit or Placeholder.Person => Text(placeholder),
        Placeholder.Flags => "[" + string.Join(',', FlagNames(Request.Resource.Flags).Select(flag => $"\"{flag}\"")) + "]",
        _ => "\"" + JsonEncodedText.Encode(Text(placeholder)) + "\"",
    };

    /// <summary>The value inside a JSON string.</summary>
    public string InsideString(Placeholder placeholder) => JsonEncodedText.Encode(Text(placeholder)).ToString();

    private static IEnumerable<string> FlagNames(RiskFlags flags) =>
        Enum.GetValues<RiskFlags>().Where(flag => flag != RiskFlags.None && flags.HasFlag(flag))
            .Select(flag => JsonNamingPolicy.SnakeCaseLower.ConvertName(flag.ToString()));

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
