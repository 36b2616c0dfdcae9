using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Simulator.Governance;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>The words of an enumeration in JSON: its names in snake case.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names =
        Enum.GetValues<T>().Distinct().ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private static readonly FrozenDictionary<string, T> Values = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>All words, in the order of their values.</summary>
    public static IEnumerable<string> All => Enum.GetValues<T>().Select(Of);

    public static string Of(T value) => Names[value];

    public static bool TryParse(string word, out T value) => Values.TryGetValue(word, out value);
}

/// <summary>Ids and instants as clients see them.</summary>
internal static class Text
{
    private const string TaskPrefix = "t";
    private const string CredentialPrefix = "c";

    public static string OfTask(long id) => string.Create(CultureInfo.InvariantCulture, $"{TaskPrefix}{id}");

    public static string OfCredential(long id) => string.Create(CultureInfo.InvariantCulture, $"{CredentialPrefix}{id}");

    /// <summary>The number behind the id of a task; 0, which no task has, for anything else.</summary>
    public static ulong Task(string? id) => Number(id, TaskPrefix);

    public static ulong Credential(string? id) => Number(id, CredentialPrefix);

    /// <summary>The instant; null for never.</summary>
    public static string? OrNever(Instant at) => at == Instant.MaxValue ? null : at.ToString();

    public static bool TryNode(string? text, out NodeId node)
    {
        node = default;
        if (text is not { Length: 16 } || !ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || IsUpper(text))
        {
            return false;
        }

        node = new NodeId(value);
        return true;
    }

    public static bool TryDigest(string? text, out Digest digest)
    {
        digest = default;
        if (text is not { Length: 32 } || IsUpper(text)
            || !ulong.TryParse(text.AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var high)
            || !ulong.TryParse(text.AsSpan(16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var low))
        {
            return false;
        }

        digest = new Digest(high, low);
        return true;
    }

    private static bool IsUpper(string text) => text.AsSpan().IndexOfAnyInRange('A', 'F') >= 0; // one spelling a value

    private static ulong Number(string? id, string prefix) =>
        id is not null && id.StartsWith(prefix, StringComparison.Ordinal) && id.Length <= 20 && id[prefix.Length..] is [>= '1' and <= '9', ..]
        && long.TryParse(id.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (ulong)number : 0;
}
