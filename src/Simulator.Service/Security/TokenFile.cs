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

    /// <summary>Makes tokens and adds their hashes to a file, all or none; the file and its folder are made when they do not exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tokens">What to make.</param>
    /// <returns>The tokens to hand over, in order; they are kept nowhere.</returns>
    /// <exception cref="ArgumentException">An id has other characters or another length.</exception>
    /// <exception cref="InvalidDataException">The file is wrong, or an id is taken.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static IReadOnlyList<string> Add(string path, IReadOnlyList<NewToken> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var records = File.Exists(path) ? Read(path).ToList() : [];
        var made = new List<string>(tokens.Count);
        foreach (var wanted in tokens)
        {
            if (records.Exists(record => record.Id == wanted.Id))
            {
                throw new InvalidDataException($"The token file {path} has a token '{wanted.Id}' already; take its line out to replace it.");
            }

            var (token, hash) = Make(wanted.Id);
            made.Add(token);
            records.Add(new TokenRecord(wanted.Id, hash, [.. Enum.GetValues<Roles>().Where(role => role != Roles.None && wanted.Roles.HasFlag(role)).Select(Words<Roles>.Of)])
            {
                Person = wanted.Person,
                Expires = wanted.Expires?.ToString(),
            });
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var beside = path + ".new";
        File.Delete(beside); // what an interrupted call left behind
        using (var file = new FileStream(beside, NewFile()))
        {
            JsonSerializer.Serialize(file, new TokenDocument(1, records), TokenJson.Default.TokenDocument);
        }

        File.Move(beside, path, overwrite: true);
        return made;
    }

    /// <summary>The hash of a token as the file holds it.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="personOf">The number of a person; null for a name nobody has.</param>
    /// <exception cref="InvalidDataException">The file is missing or wrong; the message says where.</exception>
    internal static IReadOnlyDictionary<string, TokenEntry> Load(string path, Func<string, int?> personOf)
    {
        var tokens = Read(path);
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

    private static IReadOnlyList<TokenRecord> Read(string path)
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

        return document is { Version: 1, Tokens: { } tokens } ? tokens : throw new InvalidDataException($"The token file {path} is not of version 1.");
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

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

/// <summary>A token to be made.</summary>
/// <param name="Id">Its id, 1 to 40 letters, digits and hyphens.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="Person">Who uses it, by name; null for a machine.</param>
/// <param name="Expires">When it ends; null for never.</param>
public sealed record NewToken(string Id, Roles Roles, string? Person, Instant? Expires);

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
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(TokenDocument))]
internal sealed partial class TokenJson : JsonSerializerContext;
