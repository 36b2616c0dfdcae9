using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Simulator.Experiments;

/// <summary>Digests of what determines bits.</summary>
internal static class TuningDigest
{
    /// <summary>SHA-256 of a text, lower-case hexadecimal.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The name of a block: a digest of everything that determines its bits, so a block of another question is never taken for this one's.</summary>
    public static string OfBlock(string origin, TuningTask task, IEnumerable<string> quantities) => Of(string.Create(
        CultureInfo.InvariantCulture,
        $"{origin}\nset\n{string.Join('\n', task.Set)}\nassume\n{string.Join('\n', task.Assumptions)}\nfrom {task.First} count {task.Count}\n{string.Join('\n', quantities)}"))[..32];
}
