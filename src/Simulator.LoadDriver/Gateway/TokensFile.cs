using System.Text.Json;

namespace Simulator.LoadDriver;

/// <summary>
/// The tokens of a live run: <c>{"requester": "…", "observer": "…", "auditor": "…", "reviewers": {"desk-1": "…", "desk-2": "…"}}</c>. It holds
/// secrets: keep it where only the driver's user reads it.
/// </summary>
public static class TokensFile
{
    private const string Requester = "requester";
    private const string Observer = "observer";
    private const string Auditor = "auditor";
    private const string Reviewers = "reviewers";
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a file.</summary>
    /// <param name="text">Its content.</param>
    /// <param name="tokens">The tokens; null when refused.</param>
    /// <returns>Null, or what is wrong and how it would be right; a token itself is never repeated.</returns>
    public static string? TryParse(string text, out GatewayTokens? tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        tokens = null;
        try
        {
            using var json = JsonDocument.Parse(text, Lenient);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement, out tokens) : "the file holds no object";
        }
        catch (JsonException broken)
        {
            return $"this is not JSON: see line {(broken.LineNumber ?? 0) + 1}";
        }
    }

    private static string? Read(JsonElement root, out GatewayTokens? tokens)
    {
        tokens = null;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var reviewers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            var problem = member.Name switch
            {
                Requester or Observer or Auditor => Add(names, member, member.Name),
                Reviewers when member.Value.ValueKind == JsonValueKind.Object => member.Value.EnumerateObject()
                    .Select(reviewer => Add(reviewers, reviewer, $"{Reviewers}.{reviewer.Name}")).FirstOrDefault(wrong => wrong is not null),
                Reviewers => $"{Reviewers}: write {{\"desk-1\": \"token\"}}, one for each reviewer of each pool",
                _ => $"there is no key '{member.Name}'; there are {Requester}, {Observer}, {Auditor} and {Reviewers}",
            };
            if (problem is not null)
            {
                return problem;
            }
        }

        if (!names.TryGetValue(Requester, out var requester))
        {
            return $"{Requester}: the token of those who submit and execute is missing";
        }

        tokens = new GatewayTokens(requester, (_, name) => reviewers.GetValueOrDefault(name, string.Empty))
        {
            Observer = names.GetValueOrDefault(Observer),
            Auditor = names.GetValueOrDefault(Auditor),
        };
        return null;
    }

    private static string? Add(Dictionary<string, string> into, JsonProperty member, string key) =>
        member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() is { Length: > 0 } token && token.All(letter => letter is > ' ' and <= '~')
            ? into.TryAdd(member.Name, token) ? null : $"{key}: given twice"
            : $"{key}: a token is a text of visible ASCII characters without blanks";
}
