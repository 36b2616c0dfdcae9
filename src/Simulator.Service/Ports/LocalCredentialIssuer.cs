using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Simulator.Service;

/// <summary>Signs leases with a key of the log: a secret is the credential's id, its renewal and an HMAC-SHA-256 over both.</summary>
/// <remarks>A secret says nothing about validity: whoever is shown one asks the service, which knows whether the lease is alive.</remarks>
internal sealed class LocalCredentialIssuer(byte[] key) : ICredentialIssuer
{
    private const string Prefix = "lease";

    public string SecretOf(in LeaseOrder lease) => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}.{lease.Id}.{lease.Renewal}.{Signature(lease.Id, lease.Renewal)}");

    public (string Id, int Renewal)? Recognise(string secret)
    {
        var parts = secret.Split('.');
        if (parts.Length != 4 || parts[0] != Prefix || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var renewal))
        {
            return null;
        }

        var expected = Encoding.ASCII.GetBytes(Signature(parts[1], renewal));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(parts[3])) ? (parts[1], renewal) : null;
    }

    private string Signature(string id, int renewal) => Convert.ToHexStringLower(
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}/{renewal}"))));
}
