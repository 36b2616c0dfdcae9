using System.Security.Cryptography;
using System.Text;
using Simulator.Time;

namespace Simulator.Service;

/// <summary>Who is behind a token; the file is read again when it changes, and a broken file changes nothing.</summary>
internal sealed class TokenStore
{
    private const int LongestToken = 200;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    // What an unknown id is compared with, so that the answer takes as long as for a known one.
    private static readonly TokenEntry Nobody = new(string.Empty, new byte[SHA256.HashSizeInBytes], Roles.None, default, Instant.MaxValue);

    private readonly string path;
    private readonly ServiceConfiguration configuration;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private volatile IReadOnlyDictionary<string, TokenEntry> tokens;
    private DateTime written;
    private long looked;

    public TokenStore(ServiceConfiguration configuration)
    {
        this.configuration = configuration;
        path = configuration.Options.TokenFile;
        clock = configuration.Options.Clock;
        tokens = TokenFile.Load(path, configuration.PersonOf);
        written = File.GetLastWriteTimeUtc(path);
        looked = clock.GetTimestamp();
    }

    /// <summary>The token's entry, or why it opens nothing.</summary>
    public TokenEntry? Find(ReadOnlySpan<char> presented, Instant now, out string refusal)
    {
        LookAgain();
        refusal = "unknown-token";
        if (presented.Length is 0 or > LongestToken)
        {
            return null;
        }

        var dot = presented.IndexOf('.');
        var id = dot > 0 ? presented[..dot].ToString() : string.Empty;
        var entry = tokens.GetValueOrDefault(id, Nobody);
        Span<byte> bytes = stackalloc byte[LongestToken * 3];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(presented, bytes)], hash);
        if (!CryptographicOperations.FixedTimeEquals(hash, entry.Hash) || entry == Nobody)
        {
            return null;
        }

        if (now >= entry.Expires)
        {
            refusal = "expired-token";
            return null;
        }

        return entry;
    }

    private void LookAgain()
    {
        if (clock.GetElapsedTime(Interlocked.Read(ref looked)) < BetweenLooks || !gate.TryEnter())
        {
            return;
        }

        try
        {
            Interlocked.Exchange(ref looked, clock.GetTimestamp());
            var changed = File.GetLastWriteTimeUtc(path);
            if (changed != written)
            {
                written = changed;
                tokens = TokenFile.Load(path, configuration.PersonOf);
                configuration.Options.Report?.Invoke("The token file was read again.");
            }
        }
        catch (InvalidDataException e)
        {
            configuration.Options.Report?.Invoke(e.Message + " The tokens of before stay in force.");
        }
        finally
        {
            gate.Exit();
        }
    }
}
