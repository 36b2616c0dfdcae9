using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>
/// The token file: <c>{"version": 1, "tokens": [{"id": "ci", "sha256": "…", "roles": ["requester"], "person": "Ada", "expires": "2027-01-01T00:00:00Z"}]}</c>.
/// It holds hashes only; a token itself is <c>id.secret</c> and is shown once, when it is made.
/// </summary>
/// <remarks>The secrets are 256 random bits, so one unsalted SHA-256 is enough: there is nothing to guess.</remarks>
public static class TokenFile
{
    private const int SecretBytes = 32;
    private const int LongestId = 40;

    /// <summary>Makes a token.</summary>
    /// <param name="id">Its id, 1 to 40 letters, digits and hyphens; it appears in records.</param>
    /// <returns>The token to hand over, and the hash for the file, 64 hexadecimal digits.</returns>
    /// <exception cref="ArgumentException">The id has other characters or another length.</exception>
    public static (string Token, string Hash) Make(string id)
    {
        if (!IsId(id))
        {
            throw new ArgumentException("An id has 1 to 40 letters, digits and hyphens.", nameof(id));
        }

        var token = id + "." + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (token, HashOf(token));
    }

    /// <summary>The hash of a token as the file holds it.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="personOf">The number of a person; null for a name nobody has.</param>
    /// <exception cref="InvalidDataException">The file is missing or wrong; the message says where.</exception>
    internal static IReadOnlyDictionary<string, TokenEntry> Load(string path, Func<string, int?> personOf)
    {
        TokenDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(File.ReadAllBytes(path), TokenJson.Default.TokenDocument);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InvalidDataException($"The token file {path} cannot be read: {e.Message}", e);
        }

        if (document is not { Version: 1, Tokens: { } tokens })
        {
            throw new InvalidDataException($"The token file {path} is not of version 1.");
        }

        var entries = new Dictionary<string, TokenEntry>(StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            var entry = Entry(path, token, personOf);
            if (!entries.TryAdd(token.Id, entry))
            {
                throw new InvalidDataException($"The token file {path} has two tokens '{token.Id}'.");
            }
        }

        return entries;
    }

    internal static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private static TokenEntry Entry(string path, TokenRecord token, Func<string, int?> personOf)
    {
        Exception Wrong(string what) => new InvalidDataException($"The token file {path}, token '{token.Id}': {what}.");

        if (!IsId(token.Id))
        {
            throw Wrong("an id has 1 to 40 letters, digits and hyphens");
        }

        if (token.Sha256.Length != 64 || !token.Sha256.All(char.IsAsciiHexDigit))
        {
            throw Wrong("sha256 has 64 hexadecimal digits");
        }

        var roles = Roles.None;
        foreach (var role in token.Roles)
        {
            roles |= Words<Roles>.TryParse(role, out var known) && known != Roles.None
                ? known
                : throw Wrong($"'{role}' is no role; there are {string.Join(", ", Words<Roles>.All.Skip(1))}");
        }

        var person = token.Person is null ? 0 : personOf(token.Person) ?? throw Wrong($"there is no person '{token.Person}'");
        if (roles.HasFlag(Roles.Approver) && person == 0)
        {
            throw Wrong("an approver is a person");
        }

        var expires = Instant.MaxValue;
        if (token.Expires is { } text && !Instant.TryParse(text, out expires))
        {
            throw Wrong("expires is an instant with an offset, such as 2027-01-01T00:00:00Z");
        }

        return new TokenEntry(token.Id, Convert.FromHexString(token.Sha256), roles, new Governance.PersonId(person), expires);
    }
}

/// <summary>A token as the service knows it.</summary>
internal sealed record TokenEntry(string Id, byte[] Hash, Roles Roles, Governance.PersonId Person, Instant Expires);

internal sealed record TokenDocument(int Version, IReadOnlyList<TokenRecord> Tokens);

internal sealed record TokenRecord(string Id, string Sha256, IReadOnlyList<string> Roles)
{
    public string? Person { get; init; }

    public string? Expires { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(TokenDocument))]
internal sealed partial class TokenJson : JsonSerializerContext;
