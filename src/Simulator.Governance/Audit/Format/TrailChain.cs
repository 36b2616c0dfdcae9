using System.Security.Cryptography;

namespace Simulator.Governance;

/// <summary>
/// The chain that binds each record of a trail to all before it: its hash is SHA-256 over the 64 hexadecimal digits of the hash before
/// and the record's own bytes as written, without the hash.
/// </summary>
/// <remarks>
/// The bytes are hashed as they stand, so there is no second, canonical spelling to agree on. The chain shows any change to somebody who
/// knows the last hash; whoever can rewrite the whole trail can also rewrite the chain, so the last hash belongs in another place too.
/// </remarks>
internal static class TrailChain
{
    /// <summary>The length of a hash in hexadecimal digits.</summary>
    public const int HexLength = 64;

    /// <summary>What the first record follows.</summary>
    public static ReadOnlySpan<byte> Origin => "0000000000000000000000000000000000000000000000000000000000000000"u8;

    /// <summary>What stands between a record without its closing brace and its hash.</summary>
    public static ReadOnlySpan<byte> BeforeHash => ",\"hash\":\""u8;

    /// <summary>What stands between the other fields of a record and the hash it follows.</summary>
    public static ReadOnlySpan<byte> BeforePrevious => ",\"prev\":\""u8;

    /// <summary>Hashes a record.</summary>
    /// <param name="previousAndRecord">The digits of the previous hash, directly followed by the record without its hash.</param>
    /// <param name="hex">Receives <see cref="HexLength"/> lower-case digits; may overlap nothing else.</param>
    public static void Hash(ReadOnlySpan<byte> previousAndRecord, Span<byte> hex)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(previousAndRecord, hash);
        Convert.TryToHexStringLower(hash, hex, out _);
    }
}
